import {
  antomSays,
  call,
  expect,
  expectState,
  frames,
  make,
  open,
  openShop,
  sessionOf,
  test,
  told,
} from './shop.ts'

/** Paying again (DESIGN §5). */

test.beforeEach(({ tab }) => openShop(tab))

test('retry() after CANCEL opens a fresh page with the same session', async ({ tab }) => {
  await open(tab)
  await antomSays(tab, { code: 'SDK_PAYMENT_CANCEL' })
  await expectState(tab, { status: 'canceled', pageOpen: false, canRetry: true })
  expect(await frames(tab)).toBe(0)
  expect(await call(tab, 'retry')).toBe('ready')
  expect(await sessionOf(tab)).toBe('session-1')
  expect(await frames(tab)).toBe(1)
  await antomSays(tab, { code: 'SDK_PAYMENT_SUCCESSFUL' })
  expect(await told(tab)).toEqual(['ready', 'paymentCanceled', 'ready', 'paymentSuccessful'])
})

test('retry() after a final FAIL fetches another session', async ({ tab }) => {
  await make(tab, { sessionData: 'session-1' }, 'fetchSession')
  expect(await call(tab, 'mount', '#host')).toBe('ready')
  await antomSays(tab, {
    code: 'SDK_PAYMENT_FAIL',
    result: { paymentResultCode: 'ORDER_IS_CLOSED' },
  })
  await expectState(tab, { status: 'failed', retryWith: 'new-session', canRetry: true })
  const ended = await tab.eval(async () => {
    const retried = window.checkout.retry()
    while (!window.asked['fetchSession']!.questions().length) await Promise.resolve()
    window.asked['fetchSession']!.answer({ paymentSessionData: 'session-2' })
    return window.antom.outcome(retried)
  })
  expect(ended).toBe('ready')
  expect(await sessionOf(tab)).toBe('session-2')
  expect(await frames(tab)).toBe(1)
})

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
  await antomSays(tab, { code: 'SDK_PAYMENT_SUCCESSFUL' })
  await expectState(tab, { status: 'succeeded' })
})
