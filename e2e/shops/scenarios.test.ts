import { startEmulator, type Scenario } from '@antom-checkout/emulator'
import { createAntomClient, type AntomClient } from '@antom-checkout/server'
import type { FrameLocator, Page } from '@playwright/test'
import {
  call,
  ended,
  expectState,
  expectTold,
  make,
  mount,
  openShop,
  start,
  state,
  told,
  toldOf,
} from '../kit/checkout.ts'
import { shop } from '../kit/origins.ts'
import { payWith } from '../kit/buyer.ts'
import { order } from '../kit/order.ts'
import { expect, test as base } from '../kit/test.ts'

/** Every scenario of the emulator, with Antom's SDK, ends as the emulator's README says. */

type Antom = Awaited<ReturnType<typeof startEmulator>>

const test = base.extend<object, { antom: Antom; client: AntomClient }>({
  antom: [
    async ({}, use) => {
      const antom = await startEmulator()
      await use(antom)
      await antom.close()
    },
    { scope: 'worker' },
  ],
  client: [
    ({ antom }, use) => use(createAntomClient({ ...antom.credentials, gateway: antom.gateway })),
    { scope: 'worker' },
  ],
})

const redirectUrl = (): string => `${shop()}/core.html?returned`

/** One order at the shop. */
interface Order {
  page: Page
  frame: FrameLocator
  hostedUrl: string
  /** The status of the payment at Antom. */
  status: () => Promise<string | undefined>
}

async function placeOrder(
  { page, antom, client }: { page: Page; antom: Antom; client: AntomClient },
  scenario: string,
  options: Record<string, unknown> = {},
): Promise<Order> {
  await openShop(page)
  const request = order(redirectUrl())
  const session = await client.createPaymentSession(request)
  const environment = `${antom.pageUrl}?scenario=${scenario}`
  await make(page, { environment, sessionData: session, ...options })
  return {
    page,
    frame: page.frameLocator('#host iframe'),
    hostedUrl: String(session.normalUrl),
    status: async () =>
      (await client.inquiryPayment({ paymentRequestId: request.paymentRequestId })).paymentStatus,
  }
}

const payByWallet = async ({ frame }: Order): Promise<void> => {
  await frame.getByRole('radio', { name: 'Alipay' }).check()
  await frame.getByRole('button', { name: /^Pay/ }).click()
}

const atBank = ({ frame }: Order, button: string): Promise<void> =>
  frame.frameLocator('iframe.bank').getByRole('button', { name: button }).click()

/** The codes of the payment events so far. */
const heard = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    window.checkout.events.flatMap((event) => ('code' in event ? event.code : [])),
  )

/** Pays by card, and expects exactly these codes. */
const hears =
  (status: string, ...codes: string[]): End =>
  async (at) => {
    expect(await mount(at.page)).toBe('ready')
    await payWith(at.frame)
    await expect.poll(() => heard(at.page), { timeout: 10_000 }).toEqual(codes)
    await expectState(at.page, { status, pageOpen: true })
  }

type End = (at: Order) => Promise<void>

const ends: Record<Scenario, End> = {
  normal: hears('succeeded', 'SDK_PAYMENT_SUCCESSFUL'),
  success: hears('succeeded', 'SDK_PAYMENT_SUCCESSFUL'),
  'success-mastercard': hears('succeeded', 'SDK_PAYMENT_SUCCESSFUL'),
  'success-amex': hears('succeeded', 'SDK_PAYMENT_SUCCESSFUL'),
  'balance-not-enough': hears('failed', 'SDK_PAYMENT_FAIL'),
  'invalid-cvv': hears('failed', 'SDK_PAYMENT_FAIL'),
  'do-not-honor': hears('failed', 'SDK_PAYMENT_FAIL'),
  'order-closed': hears('failed', 'SDK_PAYMENT_FAIL'),
  processing: hears('succeeded', 'SDK_PAYMENT_PROCESSING', 'SDK_PAYMENT_SUCCESSFUL'),
  pending: hears('processing', 'SDK_PAYMENT_PROCESSING'),

  async 'fail-then-success'(at) {
    await hears('failed', 'SDK_PAYMENT_FAIL')(at)
    expect(await state(at.page)).toMatchObject({ retryWith: 'same-session' })
    await at.frame.getByRole('button', { name: 'Try again' }).click()
    await at.frame.getByRole('button', { name: /^Pay/ }).click()
    await expectState(at.page, { status: 'succeeded' })
    expect(await heard(at.page)).toEqual([
      'SDK_PAYMENT_FAIL',
      'SDK_PAYMENT_RETRY',
      'SDK_PAYMENT_SUCCESSFUL',
    ])
  },

  async '3-d-secure'(at) {
    await hears('ready', 'SDK_PAYMENT_CHALLENGE')(at)
    await atBank(at, 'Approve')
    await expectState(at.page, { status: 'succeeded' })
    expect(await heard(at.page)).toEqual(['SDK_PAYMENT_CHALLENGE', 'SDK_PAYMENT_SUCCESSFUL'])
    expect(await at.status()).toBe('SUCCESS')
  },

  async slow(at) {
    const before = Date.now()
    await start(at.page, 'mount')
    await expectState(at.page, { status: 'loading', phase: 'page' })
    expect(await ended(at.page)).toBe('ready')
    expect(Date.now() - before).toBeGreaterThan(4900)
    await hears('succeeded', 'SDK_PAYMENT_SUCCESSFUL')(at)
  },

  async silent(at) {
    expect(await mount(at.page)).toBe('ready')
    await payWith(at.frame)
    await expect(at.frame.getByRole('heading', { name: 'Payment successful' })).toBeVisible()
    expect(await at.status()).toBe('SUCCESS')
    expect(await told(at.page)).toEqual(['ready'])
    await expectState(at.page, { status: 'ready', pageOpen: true, hostedUrl: at.hostedUrl })
  },

  async crash(at) {
    const crashed = at.page.waitForEvent('pageerror')
    expect(await mount(at.page)).toBe('ready')
    expect((await crashed).message).toContain('has crashed')
    await expect(at.frame.locator('body > *')).toHaveCount(0)
    expect(await told(at.page)).toEqual(['ready'])
    await expectState(at.page, { status: 'ready', pageOpen: true, hostedUrl: at.hostedUrl })
    await at.page.goto(at.hostedUrl)
    await expect(at.page.getByRole('button', { name: /^Pay/ })).toBeVisible()
  },

  async garbage(at) {
    await hears('succeeded', 'SDK_PAYMENT_SUCCESSFUL')(at)
    await at.frame.getByRole('button', { name: 'Back to merchant' }).click()
    await expectState(at.page, { status: 'succeeded', pageOpen: false })
    expect(await heard(at.page)).toEqual([
      'SDK_PAYMENT_SUCCESSFUL',
      'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT',
    ])
    expect(await told(at.page)).not.toContain('redirect')
    const blocked = (await toldOf(at.page, 'messageBlocked')) as { reason: string }[]
    expect(new Set(blocked.map(({ reason }) => reason))).toEqual(new Set(['shape', 'redirect-url']))
  },

  async forgery(at) {
    expect(await mount(at.page)).toBe('ready')
    await expectTold(at.page, 'messageBlocked', 2)
    const blocked = await toldOf(at.page, 'messageBlocked')
    const forger = at.page.frames().find((frame) => frame.url().includes('/forger/'))!
    const { origin } = new URL(forger.url())
    const forged = { type: 'messageBlocked', reason: 'source', origin }
    expect(blocked).toEqual([forged, forged])
    expect(await heard(at.page)).toEqual([])
    await expectState(at.page, { status: 'ready' })
    expect(at.page.url()).toBe(`${shop()}/core.html`)
    await hears('succeeded', 'SDK_PAYMENT_SUCCESSFUL')(at)
  },

  async 'wallet-in-frame'(at) {
    const redirects: unknown[] = []
    await at.page.exposeFunction('saw', (event: unknown) => redirects.push(event))
    await at.page.evaluate(() =>
      window.checkout.on('redirect', (event) => {
        ;(window as unknown as { saw: (event: unknown) => void }).saw(window.antom.plain(event))
      }),
    )
    expect(await mount(at.page)).toBe('ready')
    await payByWallet(at)
    await at.frame.getByRole('button', { name: 'Confirm payment' }).click()
    await at.page.waitForURL(redirectUrl())
    expect(redirects).toEqual([{ type: 'redirect', normalUrl: redirectUrl() }])
    expect(at.page.frames()).toHaveLength(1)
    expect(await at.status()).toBe('SUCCESS')
  },

  async expired(at) {
    expect(await mount(at.page)).toBe('ready')
    await expect(at.frame.getByRole('heading', { name: /has expired/ })).toBeVisible()
    expect(await told(at.page)).toEqual(['ready'])
    await at.frame.getByRole('button', { name: 'Back to merchant' }).click()
    await expectState(at.page, { status: 'canceled', pageOpen: false })
    expect(await heard(at.page)).toEqual(['SDK_PAYMENT_CANCEL'])
  },
}

for (const [scenario, end] of Object.entries(ends)) {
  test.describe(() => {
    test.use({ mayPrint: scenario === 'crash' ? /has crashed/ : undefined })

    test(`the scenario "${scenario}" ends as documented`, async ({ page, antom, client }) => {
      await end(await placeOrder({ page, antom, client }, scenario))
    })
  })
}

for (const [button, code] of [
  ['Fail the check', 'USER_PAYMENT_VERIFICATION_FAILED'],
  ['Cancel payment', 'USER_CANCELED'],
] as const) {
  test(`3-D Secure that ends in "${button}" has failed, and can be paid again`, async ({
    page,
    antom,
    client,
  }) => {
    const at = await placeOrder({ page, antom, client }, 'normal')
    expect(await mount(page)).toBe('ready')
    await payWith(at.frame, /3220/)
    await atBank(at, button)
    await expectState(page, {
      status: 'failed',
      retryWith: 'same-session',
      result: { paymentResultCode: code },
    })
    await at.frame.getByRole('button', { name: 'Try again' }).click()
    await payWith(at.frame)
    await expectState(page, { status: 'succeeded' })
  })
}

test('a buyer may turn away from the bank to another way to pay', async ({
  page,
  antom,
  client,
}) => {
  const at = await placeOrder({ page, antom, client }, 'normal')
  expect(await mount(page)).toBe('ready')
  await payWith(at.frame, /3220/)
  await at.frame.getByRole('button', { name: 'Choose another way' }).click()
  await payWith(at.frame)
  await expectState(page, { status: 'succeeded' })
  expect(await heard(page)).toEqual(['SDK_PAYMENT_CHALLENGE', 'SDK_PAYMENT_SUCCESSFUL'])
})

test('a wallet inside the frame that is canceled leads back to the shop, too', async ({
  page,
  antom,
  client,
}) => {
  const at = await placeOrder({ page, antom, client }, 'wallet-in-frame')
  expect(await mount(page)).toBe('ready')
  await payByWallet(at)
  await at.frame.getByRole('button', { name: 'Cancel payment' }).click()
  await page.waitForURL(redirectUrl())
  // The buyer may still pay with another method in the same session, so the payment has not failed yet.
  expect(await at.status()).toBe('PROCESSING')
})

test('a page that is too slow ends in PAGE_TIMEOUT with the hosted URL, and another page opens', async ({
  page,
  antom,
  client,
}) => {
  const at = await placeOrder({ page, antom, client }, 'slow', { timeouts: { page: 300 } })
  expect(await mount(page)).toBe('PAGE_TIMEOUT')
  await expectState(page, { status: 'error', hostedUrl: at.hostedUrl, canRetry: true })
  await call(page, 'setOptions', { environment: antom.pageUrl, timeouts: {} })
  await expectState(page, { status: 'ready' })
})

test.describe('an unknown scenario', () => {
  test.use({ mayPrint: /400 \(Bad Request\)/ })

  test('is answered with the list of scenarios', async ({ page, antom, client }) => {
    const { frame } = await placeOrder({ page, antom, client }, 'sunshine')
    await mount(page)
    await expect(frame.getByText('scenario must be one of "normal", "slow"')).toBeVisible()
  })
})

for (const width of [320, 390, 1280]) {
  test(`people choose a scenario by keyboard, ${width} px wide`, async ({
    page,
    antom,
    client,
  }) => {
    await page.setViewportSize({ width, height: 844 })
    const at = await placeOrder({ page, antom, client }, 'normal')
    expect(await mount(page)).toBe('ready')
    const summary = at.frame.locator('summary', { hasText: 'Simulate' })
    await expect(summary).toContainText('As usual')
    await summary.press('Enter')
    const overflow = await at.frame
      .locator('html')
      .evaluate((html) => html.scrollWidth - html.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await at.frame.getByRole('button', { name: /^Silent/ }).press('Enter')
    await expect(summary).toContainText('Silent')
    await summary.press('Enter')
    await expect(at.frame.getByRole('button', { name: /^Silent/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    const card = at.frame.getByRole('button', { name: /1111/ })
    await card.press('Enter')
    await expect(at.frame.getByRole('button', { name: /^Pay/ })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(at.frame.getByRole('heading', { name: 'Payment successful' })).toBeVisible()
    expect(await told(page)).toEqual(['ready'])
  })
}
