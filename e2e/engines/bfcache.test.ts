import { shop, stranger } from './engine.ts'
import { antomSays, call, expect, expectState, make, often, openShop, test } from './shop.ts'
import type { Tab } from './tab.ts'

/**
 * A buyer who leaves and comes back. All three engines keep the page meanwhile, also when they are driven: Chromium
 * because `launchChromium` brings its back-forward cache back. Each test asserts that it was kept, not loaded anew.
 */

test.beforeEach(({ tab }) => openShop(tab))

/** Leaves the shop and comes back. Whether the browser kept the page, or loaded it anew. */
async function leaveAndReturn(tab: Tab): Promise<boolean> {
  await tab.eval(() => {
    window.addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }))
  })
  await tab.goto(`${stranger()}/ckp.html`)
  await tab.back()
  await expect.poll(() => tab.url(), often).toBe(`${shop()}/core.html`)
  return tab.eval(() => 'persisted' in window && !!window.persisted)
}

test('a payment that was not decided is asked about once more', async ({ tab }) => {
  await make(tab, { timeouts: { verification: 100 } }, 'verifyPayment')
  expect(await call(tab, 'mount', '#host')).toBe('ready')
  await antomSays(tab, { code: 'SDK_PAYMENT_PROCESSING' })
  await expectState(tab, { status: 'processing', pageOpen: true })
  await call(tab, 'setOptions', { timeouts: {} })
  const asked = (): Promise<number> =>
    tab.eval(() => window.asked['verifyPayment']!.questions().length)
  const before = await asked()
  expect(await leaveAndReturn(tab)).toBe(true)
  await expect.poll(asked, often).toBe(before + 1)
  await tab.eval(() => {
    const { answer } = window.asked['verifyPayment']!
    answer('SUCCESS')
    answer('SUCCESS')
  })
  await expectState(tab, { status: 'succeeded', verified: true })
})
