import type { Page, Route } from '@playwright/test'
import type { CheckoutState } from '@antom-checkout/core'
import { checkoutFrame, ckp, expect, say, shop } from './harness.ts'

/** How tests drive `window.checkout` of `core.html`. What crosses over is JSON: an error is its code. */

export const openShop = (page: Page): Promise<unknown> => page.goto(`${shop()}/core.html`)

/** The shop under a Content-Security-Policy. */
export const openShopUnder = (page: Page, policy: string): Promise<unknown> =>
  page.goto(`${shop()}/core.html?csp=${encodeURIComponent(policy)}`)

/** Options of a checkout, as JSON. `later`: the callbacks that answer when `answer()` says so. */
export interface Setup {
  later?: ('fetchSession' | 'verifyPayment')[]
  [option: string]: unknown
}

/** Makes `window.checkout`, by default with the session `session-1`. */
export function make(page: Page, setup: Setup = {}): Promise<void> {
  const { later = [], ...options } = setup
  const isGiven = 'sessionData' in options || later.includes('fetchSession')
  return page.evaluate(
    ([given, names]) => {
      for (const name of names) given[name] = window.asked[name] = window.antom.later()
      window.checkout = window.antom.record(given as never)
    },
    [
      {
        environment: ckp(),
        analytics: false,
        ...(isGiven ? undefined : { sessionData: 'session-1' }),
        ...options,
      } as Record<string, unknown>,
      later,
    ] as const,
  )
}

type Verb = 'mount' | 'retry' | 'unmount' | 'destroy' | 'setOptions'

/** Calls the checkout and waits: the status it ends in, or the code of its error. */
export const call = (page: Page, verb: Verb, argument?: unknown): Promise<unknown> =>
  page.evaluate(
    ([name, given]) => window.antom.outcome(window.checkout[name as 'mount'](given as never)),
    [verb, argument] as const,
  )

/** Calls the checkout and does not wait: `ended()` does. */
export const start = (page: Page, verb: 'mount' | 'retry', host = '#host'): Promise<void> =>
  page.evaluate(
    ([name, given]) => {
      window.started = window.antom.outcome(window.checkout[name as 'mount'](given))
    },
    [verb, host] as const,
  )

export const ended = (page: Page): Promise<unknown> => page.evaluate(() => window.started)

export const mount = (page: Page, host = '#host'): Promise<unknown> => call(page, 'mount', host)

/** Makes a checkout and waits until Antom's page is ready. */
export async function open(page: Page, setup: Setup = {}): Promise<void> {
  await make(page, setup)
  expect(await mount(page)).toBe('ready')
}

/** The answer to the oldest question that is still open. An answer `{ throws }` is an exception. */
export const answer = (
  page: Page,
  name: 'fetchSession' | 'verifyPayment',
  value: unknown,
): Promise<void> =>
  page.evaluate(([key, given]) => window.asked[key]?.answer(given), [name, value] as const)

/** What was asked so far: the reason of a session or the event to verify, and whether the question was withdrawn. */
export const asked = (
  page: Page,
  name: 'fetchSession' | 'verifyPayment',
): Promise<{ about: string; isAborted: boolean }[]> =>
  page.evaluate((key) => window.asked[key]?.questions() ?? [], name)

export const state = (page: Page): Promise<Omit<CheckoutState, 'error'> & { error?: string }> =>
  page.evaluate(() => window.antom.plain(window.checkout.state) as never)

/** The kinds of events so far, apart from `stateChange`. */
export const told = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    window.checkout.events.map(({ type }) => type).filter((type) => type !== 'stateChange'),
  )

/** The events of one kind so far. */
export const toldOf = (page: Page, type: string): Promise<unknown[]> =>
  page.evaluate(
    (wanted) =>
      window.checkout.events
        .filter((event) => event.type === wanted)
        .map((event) => window.antom.plain(event)),
    type,
  )

const often = { intervals: [10, 20, 50, 100] }

export const expectState = (page: Page, expected: Record<string, unknown>): Promise<void> =>
  expect.poll(() => state(page), often).toMatchObject(expected)

/** Waits until as many of one kind were told. */
export const expectTold = (page: Page, type: string, count = 1): Promise<void> =>
  expect
    .poll(async () => (await told(page)).filter((name) => name === type).length, {
      ...often,
      message: type,
    })
    .toBe(count)

/** Waits until as many questions were asked. */
export const expectAsked = (
  page: Page,
  name: 'fetchSession' | 'verifyPayment',
  ...about: string[]
): Promise<void> =>
  expect.poll(async () => (await asked(page, name)).map((each) => each.about), often).toEqual(about)

/** What is wrong, in full. */
export const errorOf = (
  page: Page,
): Promise<{ code: string; phase: string; retryable: boolean; message: string } | undefined> =>
  page.evaluate(() => {
    const { state: now } = window.checkout
    if (now.status !== 'error') return undefined
    const { code, phase, retryable, message } = now.error
    return { code, phase, retryable, message }
  })

/** Antom's page speaks. */
export const antomSays = async (page: Page, code: string, result?: object): Promise<void> =>
  say(await checkoutFrame(page), { code: `SDK_PAYMENT_${code}`, ...(result && { result }) })

/** The session of the page that is open. */
export const sessionOf = async (page: Page): Promise<string | null> =>
  new URL((await checkoutFrame(page)).url()).searchParams.get('sessionData')

/** Counts how often Antom's page is loaded from here on. */
export function countLoads(page: Page): { count: number } {
  const loads = { count: 0 }
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.url().startsWith(ckp())) loads.count += 1
  })
  return loads
}

/** Lets requests wait until `release()`. */
export async function hold(page: Page, url: string): Promise<{ release: () => Promise<void> }> {
  const held: Route[] = []
  const keep = (route: Route): void => void held.push(route)
  await page.route(url, keep)
  return {
    async release() {
      await page.unroute(url, keep)
      // A request that was given up meanwhile cannot go on.
      for (const route of held) await route.continue().catch(() => {})
    },
  }
}

/** What the page listens to, on `window` and `document`. */
export async function listeners(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page)
  const types: string[] = []
  for (const expression of ['window', 'document']) {
    const { result } = await devtools.send('Runtime.evaluate', { expression })
    const { objectId = '' } = result
    const found = await devtools.send('DOMDebugger.getEventListeners', { objectId })
    types.push(...found.listeners.map(({ type }) => `${expression} ${type}`))
  }
  await devtools.detach()
  return types.sort()
}
