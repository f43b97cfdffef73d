import {
  answer,
  antomSays,
  asked,
  checkoutFrame,
  expectAsked,
  expectState,
  listeners,
  say,
  state,
  toldOf,
} from '../kit/checkout.ts'
import { ckp } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'
import { hostedUrl, type StateName } from '../../stories/states.ts'
import { openView, reach, stateNames } from './states.ts'

/** The texts and buttons of each state. */

type Page = Parameters<typeof reach>[0]

const shown = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(() => {
    const root = document.querySelector('#host')!.shadowRoot!
    const texts = (selector: string): string[] =>
      [...root.querySelectorAll<HTMLElement>(selector)]
        .filter((part) => part.checkVisibility())
        .map((part) => part.innerText.trim())
        .filter(Boolean)
    return {
      strip: texts('[part=strip] span'),
      title: texts('h2'),
      actions: texts('button, a'),
      frames: [...root.querySelectorAll('iframe')].map(({ title }) => title),
    }
  })

const quiet = { strip: ['Secure payment'], title: [], actions: [], frames: ['Secure checkout'] }
const page = (title: string, ...actions: string[]): object => ({
  strip: [],
  title: [title],
  actions,
  frames: [],
})
const strip = (title: string, ...actions: string[]): Record<string, unknown> => ({
  ...quiet,
  strip: [title],
  actions,
})

const expected: Record<StateName, object> = {
  loading: quiet,
  'loading slowly': strip('This is taking longer than usual.', 'Pay on Antom’s page'),
  ready: { ...quiet, actions: ['Pay on Antom’s page'] },
  'ready, in use': quiet,
  'verifying, page open': strip('Confirming your payment'),
  'processing, page open': strip('Your payment is being processed'),
  'succeeded, page open': strip('Payment complete'),
  'session expired': strip('The payment page has timed out', 'Try again'),
  'failed for good, page open': strip('The payment did not go through', 'Try again'),
  failed: page('The payment did not go through', 'Try again'),
  canceled: page('Payment not completed', 'Continue to payment'),
  error: page('The payment page did not open', 'Try again', 'Pay on Antom’s page'),
  'error for good': page('The payment page did not open', 'Pay on Antom’s page'),
  verifying: page('Confirming your payment'),
  processing: page('Your payment is being processed'),
  succeeded: page('Payment complete'),
  'succeeded, verified': page('Payment complete'),
}

for (const name of stateNames) {
  test(`${name}: the view says so, and offers only what works`, async ({ page: shop }) => {
    await reach(shop, name)
    await expect.poll(() => shown(shop)).toEqual(expected[name])
  })
}

test('no failure is shown beside a page of Antom that goes on with the same session', async ({
  page: shop,
}) => {
  await openView(shop)
  await expectState(shop, { status: 'ready' })
  await antomSays(shop, 'FAIL', { paymentResultCode: 'INVALID_CVV' })
  await expectState(shop, { status: 'failed', pageOpen: true })
  expect(await shown(shop)).toEqual(quiet)
})

test('a second click on “Try again” fetches nothing more', async ({ page: shop }) => {
  await reach(shop, 'failed')
  // Both in one task, before anything is drawn anew.
  await shop.getByRole('button', { name: 'Try again' }).evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await expectAsked(shop, 'fetchSession')
  await expectState(shop, { status: 'ready' })
  expect(await toldOf(shop, 'ready')).toHaveLength(2)
  expect(await asked(shop, 'fetchSession')).toEqual([])
})

test('while a retry waits for its session the skeleton is there, and no button', async ({
  page: shop,
}) => {
  await openView(shop, { sessionData: undefined, later: ['fetchSession'] })
  await answer(shop, 'fetchSession', { paymentSessionData: 'session-1' })
  await expectState(shop, { status: 'ready' })
  await antomSays(shop, 'FAIL', { paymentResultCode: 'ORDER_IS_CLOSED' })
  await antomSays(shop, 'CLICK_BACK_TO_MERCHANT')
  await shop.getByRole('button', { name: 'Try again' }).click()
  await expectState(shop, { status: 'loading', phase: 'session' })
  await expect(shop.locator('[part=skeleton]')).toBeVisible()
  await expect(shop.getByRole('button')).toHaveCount(0)
  await answer(shop, 'fetchSession', { paymentSessionData: 'session-2' })
  await expectState(shop, { status: 'ready' })
  await expect(shop.locator('[part=skeleton]')).toHaveCount(0)
})

test('neither a panel nor a skeleton covers Antom’s page once it is ready', async ({
  page: shop,
}) => {
  for (const name of ['ready', 'verifying, page open', 'processing, page open'] as const) {
    await reach(shop, name)
    const hit = await shop.locator('#host iframe').evaluate((frame) => {
      const { left, top, width, height } = frame.getBoundingClientRect()
      const root = frame.getRootNode() as ShadowRoot
      const spots = [0.02, 0.5, 0.98].flatMap((x) => [0.02, 0.5, 0.98].map((y) => [x, y] as const))
      return spots.every(
        ([x, y]) => root.elementFromPoint(left + x * width, top + y * height) === frame,
      )
    })
    expect(hit, name).toBe(true)
    await expect(shop.locator('[part=frame]')).toHaveCSS('opacity', '1')
  }
})

test('notices beside Antom’s page neither move, resize nor reload it', async ({ page: shop }) => {
  await openView(shop, { later: ['verifyPayment'] })
  await expectState(shop, { status: 'ready' })
  const frame = await checkoutFrame(shop)
  const look = async (): Promise<unknown> => [
    await shop.locator('#host iframe').boundingBox(),
    await frame.evaluate(() => performance.timeOrigin),
  ]
  const before = await look()
  for (const code of ['CHALLENGE', 'PROCESSING']) {
    await antomSays(shop, code)
    expect(await look()).toEqual(before)
  }
  await answer(shop, 'verifyPayment', 'SUCCESS')
  await expectState(shop, { status: 'succeeded', pageOpen: true })
  expect((await shown(shop))['strip']).toEqual(['Payment complete'])
  expect(await look()).toEqual(before)
})

test('the link to Antom’s own page is a web address', async ({ page: shop }) => {
  await reach(shop, 'ready')
  await expect(shop.getByRole('link')).toHaveAttribute('href', hostedUrl)
  // It must not become a link
  await openView(shop, {
    sessionData: { paymentSessionData: 's', normalUrl: 'javascript:alert(1)' },
  })
  await expectState(shop, { status: 'ready' })
  await expect(shop.getByRole('link')).toHaveCount(0)
})

test.describe('in the browser of an app, which Antom does not support', () => {
  test.use({
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 350.0',
  })

  test('the link to Antom’s own page stays, also after the first message of the page', async ({
    page: shop,
  }) => {
    await openView(shop)
    await expectState(shop, { status: 'ready' })
    await say(await checkoutFrame(shop), { name: 'SDK_RESIZE' })
    await expectState(shop, { heard: true })
    expect(await shown(shop)).toMatchObject(
      strip('This app’s browser may not be able to pay.', 'Pay on Antom’s page'),
    )
  })
})

test.describe('words', () => {
  test('are the document’s language, or the one asked for', async ({ page: shop }) => {
    await reach(shop, 'canceled', { lang: 'zh' })
    await expect(shop.getByRole('heading', { level: 2 })).toHaveText('支付未完成')
    await reach(shop, 'canceled', { locale: 'ar' })
    await expect(shop.getByRole('heading', { level: 2 })).toHaveText('لم تكتمل عملية الدفع')
    await expect(shop.locator('[part=box]')).toHaveAttribute('dir', 'rtl')
    await expect(shop.locator('[part=box]')).toHaveAttribute('lang', 'ar')
  })

  test('name Antom’s frame, unless the merchant names it', async ({ page: shop }) => {
    await openView(shop, {}, { lang: 'zh-CN' })
    await expectState(shop, { status: 'ready' })
    await expect(shop.locator('#host iframe')).toHaveAttribute('title', '安全收银台')
    await openView(shop, { frameTitle: 'Pay the tea house' }, { lang: 'zh-CN' })
    await expectState(shop, { status: 'ready' })
    await expect(shop.locator('#host iframe')).toHaveAttribute('title', 'Pay the tea house')
  })

  test('may be replaced one by one', async ({ page: shop }) => {
    await reach(shop, 'canceled', { words: { resume: 'Pay after all' } })
    await expect(shop.getByRole('button')).toHaveText('Pay after all')
    await expect(shop.getByRole('heading', { level: 2 })).toHaveText('Payment not completed')
  })

  test('are English when their module does not load, and an outcome does not wait', async ({
    page: shop,
  }) => {
    await shop.route('**/zh-CN*.js', () => {})
    await reach(shop, 'canceled', { lang: 'zh' })
    await expect(shop.getByRole('heading', { level: 2 })).toHaveText('Payment not completed')
  })
})

test('a view that ends and begins again leaves Antom’s page as it is', async ({ page: shop }) => {
  await reach(shop, 'ready, in use')
  const frame = await checkoutFrame(shop)
  const at = await frame.evaluate(() => performance.timeOrigin)
  await shop.evaluate(() => window.view.reopen({ locale: 'zh' }))
  await expect(shop.locator('[part=strip]')).toHaveText('安全支付')
  expect(await frame.evaluate(() => performance.timeOrigin)).toBe(at)
  expect(await state(shop)).toMatchObject({ status: 'ready', heard: true })
  expect(frame.url()).toContain(ckp())
})

test('a view that has ended leaves no listener, text or timer', async ({ page: shop }) => {
  await openView(shop, {}, { lang: 'zh' })
  await expectState(shop, { status: 'ready' })
  await shop.evaluate(() => {
    window.checkout.unmount()
    window.view.close()
  })
  expect(await listeners(shop)).toEqual(['window message'])
  await expect(shop.locator('[part=box]')).toHaveText('')
  expect(
    await shop
      .locator('#host')
      .evaluate((host) => host.shadowRoot!.querySelectorAll('svg, iframe').length),
  ).toBe(0)
})
