import {
  answer,
  antomSays,
  asked,
  call,
  expectState,
  make,
  mount,
  often,
  openShop,
} from '../kit/checkout.ts'
import { shop, stranger } from '../kit/origins.ts'
import type { Tab } from '../kit/tab.ts'
import { expect, test } from '../kit/test.ts'

/**
 * The back-forward cache keeps a page that the buyer left. Each test asserts that the page was kept, not loaded again.
 * `contract/comingBack` proves the same for a page that is ready, and for a redirect.
 */

const whole = { tag: '@whole' }

test.beforeEach(async ({ tab }) => {
  await openShop(tab)
  await make(tab, { later: ['verifyPayment'] })
  expect(await mount(tab)).toBe('ready')
})

/** Leaves the shop and comes back. */
async function leaveAndReturn(tab: Tab): Promise<void> {
  await tab.eval(() => {
    window.addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }))
  })
  await tab.goto(`${stranger()}/ckp.html`)
  await tab.back()
  await expect.poll(() => tab.url(), often).toBe(`${shop()}/core.html`)
  await expect
    .poll(() => tab.eval(() => 'persisted' in window && !!window.persisted), often)
    .toBe(true)
}

test('a payment whose outcome is open is verified once more', whole, async ({ tab }) => {
  await call(tab, 'setOptions', { timeouts: { verification: 100 } })
  await antomSays(tab, 'PROCESSING')
  await expectState(tab, { status: 'processing', pageOpen: true })
  await call(tab, 'setOptions', { timeouts: undefined })
  const count = async (): Promise<number> => (await asked(tab, 'verifyPayment')).length
  const before = await count()
  await leaveAndReturn(tab)
  await expect.poll(count, often).toBe(before + 1)
  for (let time = 0; time <= before; time += 1) await answer(tab, 'verifyPayment', 'SUCCESS')
  await expectState(tab, { status: 'succeeded', verified: true })
})

test('a verification that was under way goes on', whole, async ({ tab }) => {
  await antomSays(tab, 'SUCCESSFUL')
  await expectState(tab, { status: 'verifying', pageOpen: true })
  await leaveAndReturn(tab)
  await expectState(tab, { status: 'verifying', pageOpen: true })
  await answer(tab, 'verifyPayment', 'SUCCESS')
  await expectState(tab, { status: 'succeeded', verified: true, pageOpen: true })
})
