import { shop, stranger } from './engine.ts'
import {
  antomIn,
  antomSays,
  call,
  expect,
  expectState,
  frames,
  make,
  often,
  open,
  openShop,
  state,
  test,
  told,
} from './shop.ts'
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

test('a page that the buyer comes back to goes on where it was', async ({ tab }) => {
  await open(tab)
  await antomIn(tab).eval(() => {
    addEventListener('message', ({ data }) => parent.postMessage(data, '*'))
  })
  const before = [await state(tab), await told(tab)]
  expect(await leaveAndReturn(tab)).toBe(true)
  expect([await state(tab), await told(tab)]).toEqual(before)
  expect(await frames(tab)).toBe(1)
  // Drivers lose sight of frames in a page that was kept: the frame repeats what it is told.
  await tab.eval(() => {
    document
      .querySelector('iframe')!
      .contentWindow!.postMessage('{"code":"SDK_PAYMENT_CANCEL"}', '*')
  })
  await expectState(tab, { status: 'canceled', pageOpen: false })
  expect(await call(tab, 'retry')).toBe('ready')
  expect(await told(tab)).toEqual(['ready', 'paymentCanceled', 'ready'])
})

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
