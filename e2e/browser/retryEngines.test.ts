import { antomPosts, call, expectState, make, openShop } from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'

/** Paying again (DESIGN §5). */

test.beforeEach(({ tab }) => openShop(tab))

test('an SDK that could not be loaded once is loaded by one retry()', async ({ tab }) => {
  // The server refuses the chunk once. Firefox remembers a failed import by its address.
  await tab.eval(() => {
    document.cookie = 'refused=/assets/ckp; path=/'
  })
  await make(tab)
  expect(await call(tab, 'mount', '#host')).toBe('SDK_LOAD_FAILED')
  await expectState(tab, { status: 'error', pageOpen: false, canRetry: true })
  expect(await tab.eval(() => document.cookie)).toBe('')
  expect(await call(tab, 'retry')).toBe('ready')
  await antomPosts(tab, { code: 'SDK_PAYMENT_SUCCESSFUL' })
  await expectState(tab, { status: 'succeeded' })
})
