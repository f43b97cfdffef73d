import type { Page } from '@playwright/test'
import { ckp, shop } from '../harness.ts'
import { antomSays, expectState, make, type Setup } from '../shop.ts'

/** Where the buyer can pay without us. */
export const hostedUrl = 'https://pay.test/1'

interface Options {
  locale?: string
  words?: Record<string, string>
}

/** Opens the page with a view; its own language is `lang`. */
export async function openView(
  page: Page,
  setup: Setup = {},
  { lang = 'en', csp, ...options }: Options & { lang?: string; csp?: string } = {},
): Promise<void> {
  await page.goto(`${shop()}/view.html${csp ? `?csp=${encodeURIComponent(csp)}` : ''}`)
  await page.evaluate((given) => {
    document.documentElement.lang = given
    document.documentElement.dir = given === 'ar' ? 'rtl' : 'ltr'
  }, lang)
  await make(page, {
    sessionData: { paymentSessionData: 'session-1', normalUrl: hostedUrl },
    ...setup,
  })
  await page.evaluate((given) => window.view.open(given), options)
}

/** Antom's page never comes. */
const hold = (page: Page): Promise<void> => page.route(`${ckp()}*`, () => {})

const declined = { paymentResultCode: 'DO_NOT_HONOR' }

interface State {
  setup?: Setup
  /** Before the page opens. */
  before?: (page: Page) => Promise<unknown>
  /** Once Antom's page is ready. */
  then?: (page: Page) => Promise<unknown>
  expected: Record<string, unknown>
}

const says =
  (...said: [code: string, result?: object][]) =>
  async (page: Page): Promise<void> => {
    for (const [code, result] of said) await antomSays(page, code, result)
  }
const back = ['CLICK_BACK_TO_MERCHANT'] as [string]

/** Every state that the view draws, and how to get there. */
export const states: Record<string, State> = {
  loading: { before: hold, expected: { status: 'loading', phase: 'page' } },
  'loading slowly': {
    before: async (page) => {
      await hold(page)
      await page.clock.install()
    },
    then: async (page) => page.clock.runFor(7000),
    expected: { status: 'loading', phase: 'page' },
  },
  ready: { expected: { status: 'ready' } },
  heard: { then: says(['CHALLENGE']), expected: { status: 'ready', heard: true } },
  'verifying, page open': {
    setup: { later: ['verifyPayment'] },
    then: says(['SUCCESSFUL']),
    expected: { status: 'verifying', pageOpen: true },
  },
  'processing, page open': {
    then: says(['PROCESSING']),
    expected: { status: 'processing', pageOpen: true },
  },
  'expired, page open': {
    setup: { later: ['fetchSession'] },
    before: (page) => page.clock.install(),
    then: async (page) => page.clock.fastForward(3_600_000),
    expected: { status: 'expired', pageOpen: true, canRetry: true },
  },
  'failed for good, page open': {
    setup: { later: ['fetchSession'] },
    then: says(['FAIL', { paymentResultCode: 'ORDER_IS_CLOSED' }]),
    expected: { status: 'failed', pageOpen: true, canRetry: true },
  },
  failed: {
    setup: { later: ['fetchSession'] },
    then: says(['FAIL', declined], back),
    expected: { status: 'failed', pageOpen: false, canRetry: true },
  },
  canceled: { then: says(['CANCEL']), expected: { status: 'canceled', canRetry: true } },
  error: {
    setup: { timeouts: { page: 1 } },
    before: hold,
    expected: { status: 'error', canRetry: true },
  },
  'error for good': {
    setup: { environment: 'production', hostedUrl },
    expected: { status: 'error', canRetry: false },
  },
  verifying: {
    setup: { later: ['verifyPayment'] },
    then: says(['SUCCESSFUL'], back),
    expected: { status: 'verifying', pageOpen: false },
  },
  processing: {
    then: says(['PROCESSING'], back),
    expected: { status: 'processing', pageOpen: false },
  },
  succeeded: {
    then: says(['SUCCESSFUL'], back),
    expected: { status: 'succeeded', pageOpen: false },
  },
}

/** Brings the view into a state. */
export async function reach(
  page: Page,
  name: string,
  options: Parameters<typeof openView>[2] = {},
): Promise<void> {
  const { setup = {}, before, then, expected } = states[name]!
  await before?.(page)
  // The clock is the browser's.
  const expires = name.startsWith('expired')
  const session = {
    paymentSessionData: 'session-1',
    normalUrl: hostedUrl,
    ...(expires && { paymentSessionExpiryTime: new Date(Date.now() + 600_000).toISOString() }),
  }
  await openView(page, { sessionData: session, ...setup }, options)
  if (then && !name.startsWith('loading')) await expectState(page, { status: 'ready' })
  await then?.(page)
  await expectState(page, expected)
}
