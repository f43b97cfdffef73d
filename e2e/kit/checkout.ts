import type { CheckoutState } from '@antom-checkout/core'
import type { Frame, Page, Route } from '@playwright/test'
import { keepNotes } from './keepNotes.ts'
import { ckp, shop } from './origins.ts'
import { scopeOf } from './scope.ts'
import type { Scope, Tab } from './tab.ts'
import { expect } from './test.ts'

/**
 * The words for `window.checkout` of `core.html`, for a tab of any engine and for Playwright's page. Arguments
 * and results are JSON: an error is its code.
 */

type Place = Tab | Page

const isTab = (at: Place): at is Tab => 'eval' in at

const run = <Args extends unknown[], Result>(
  at: Place,
  fn: (...args: Args) => Result | Promise<Result>,
  ...args: Args
): Promise<Result> => (isTab(at) ? at : scopeOf(async () => at)).eval(fn, ...args)

/** Opens the shop, with a Content-Security-Policy if there is one. */
export async function openShop(at: Place, policy?: string): Promise<void> {
  await at.goto(`${shop()}/core.html${policy ? `?csp=${encodeURIComponent(policy)}` : ''}`)
  if (isTab(at)) await at.eval(keepNotes)
}

/** Options of a checkout, as JSON. `later`: the callbacks that answer when `answer()` says so. */
export interface Setup {
  later?: ('fetchSession' | 'verifyPayment')[]
  [option: string]: unknown
}

/** Makes `window.checkout`, by default with the session `session-1`. */
export async function make(at: Place, setup: Setup = {}): Promise<void> {
  // Drivers may be there before the page.
  if (isTab(at)) await expect.poll(() => at.eval(() => 'antom' in window), often).toBe(true)
  const { later = [], ...options } = setup
  const isGiven = 'sessionData' in options || later.includes('fetchSession')
  await run(
    at,
    (given: Record<string, unknown>, names) => {
      for (const name of names) given[name] = window.asked[name] = window.antom.later()
      window.checkout = window.antom.record(given as never)
    },
    {
      environment: ckp(),
      analytics: false,
      ...(isGiven ? undefined : { sessionData: 'session-1' }),
      ...options,
    } as Record<string, unknown>,
    later,
  )
}

type Verb = 'mount' | 'retry' | 'unmount' | 'destroy' | 'setOptions'

/** Calls the checkout and waits: the status it ends in, or the code of its error. */
export const call = (at: Place, verb: Verb, argument?: unknown): Promise<unknown> =>
  run(
    at,
    (name, given) => window.antom.outcome(window.checkout[name as 'mount'](given as never)),
    verb,
    argument,
  )

/** Calls the checkout and does not wait: `ended()` does. */
export const start = (at: Place, verb: 'mount' | 'retry', host = '#host'): Promise<void> =>
  run(
    at,
    (name, given) => {
      window.started = window.antom.outcome(window.checkout[name as 'mount'](given))
    },
    verb,
    host,
  )

export const ended = (at: Place): Promise<unknown> => run(at, () => window.started)

export const mount = (at: Place, host = '#host'): Promise<unknown> => call(at, 'mount', host)

/** Makes a checkout and waits until Antom's page is ready. */
export async function open(at: Place, setup: Setup = {}): Promise<void> {
  await make(at, setup)
  expect(await mount(at)).toBe('ready')
}

/** Opens a second checkout, with `session-2`, in `#other`. */
export const openSecond = (at: Place): Promise<void> =>
  run(
    at,
    async (environment) => {
      const options = { environment, sessionData: 'session-2', analytics: false }
      window.second = window.antom.record(options)
      await window.second.mount('#other')
    },
    ckp(),
  )

/** The answer to the oldest question that is still open. An answer `{ throws }` is an exception. */
export const answer = (
  at: Place,
  name: 'fetchSession' | 'verifyPayment',
  value: unknown,
): Promise<void> => run(at, (key, given) => window.asked[key]?.answer(given), name, value)

/** The questions so far: the reason of a session or the event to verify, and whether the question was withdrawn. */
export const asked = (
  at: Place,
  name: 'fetchSession' | 'verifyPayment',
): Promise<{ about: string; isWithdrawn: boolean }[]> =>
  run(at, (key) => window.asked[key]?.questions() ?? [], name)

export const state = (at: Place): Promise<Omit<CheckoutState, 'error'> & { error?: string }> =>
  run(at, () => window.antom.plain(window.checkout.state) as never)

/** The events so far, apart from `stateChange`. */
export const events = (at: Place): Promise<{ type: string }[]> =>
  run(at, () =>
    window.checkout.events
      .filter(({ type }) => type !== 'stateChange')
      .map((event) => window.antom.plain(event) as { type: string }),
  )

export const told = async (at: Place): Promise<string[]> =>
  (await events(at)).map(({ type }) => type)

/** The events of one kind so far. */
export const toldOf = async (at: Place, type: string): Promise<unknown[]> =>
  (await events(at)).filter((event) => event.type === type)

export const often: { intervals: number[] } = { intervals: [10, 20, 50, 100] }

export const expectState = (at: Place, expected: Record<string, unknown>): Promise<void> =>
  expect.poll(() => state(at), often).toMatchObject(expected)

/** Waits until so many events of one kind were emitted. */
export const expectTold = (at: Place, type: string, count = 1): Promise<void> =>
  expect.poll(async () => (await toldOf(at, type)).length, { ...often, message: type }).toBe(count)

/** Waits for exactly these questions. */
export const expectAsked = (
  at: Place,
  name: 'fetchSession' | 'verifyPayment',
  ...about: string[]
): Promise<void> =>
  expect.poll(async () => (await asked(at, name)).map((each) => each.about), often).toEqual(about)

/** The error of the state, in full. */
export const errorOf = (
  at: Place,
): Promise<{ code: string; phase: string; retryable: boolean; message: string } | undefined> =>
  run(at, () => {
    const { state: now } = window.checkout
    if (now.status !== 'error') return undefined
    const { code, phase, retryable, message } = now.error
    return { code, phase, retryable, message }
  })

/** How many elements of the document match. */
export const countOf = (at: Place, css: string): Promise<number> =>
  run(at, (selector) => document.querySelectorAll(selector).length, css)

/** The first frame of a document, also in open shadow roots. Runs in the shop. */
function firstFrame(): Element | null {
  const search = (root: ParentNode): Element | null | undefined =>
    root.querySelector('iframe') ??
    [...root.querySelectorAll('*')]
      .map(({ shadowRoot }) => shadowRoot && search(shadowRoot))
      .find(Boolean)
  return search(document) ?? null
}

/** Antom's page in the shop. */
export const antomIn = (at: Place): Scope =>
  isTab(at) ? at.frame(firstFrame) : scopeOf(() => checkoutFrame(at))

/** Posts to the shop from a document in it, and waits until the shop has received all. */
export async function speak(at: Place, from: Scope, ...messages: unknown[]): Promise<void> {
  const before = await run(at, () => window.heard.length)
  await from.eval((all) => {
    // In a later task, since the first message may be the end of this document; also where a test has stopped the clock.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => all.forEach((data) => top!.postMessage(data, '*'))
    port2.postMessage('')
  }, messages)
  await expect.poll(() => run(at, () => window.heard.length), often).toBe(before + messages.length)
}

/** Antom's page posts messages as the protocol has them: JSON text. */
export const antomPosts = (at: Place, ...messages: object[]): Promise<void> =>
  speak(at, antomIn(at), ...messages.map((message) => JSON.stringify(message)))

/** Antom's page says how the payment went. */
export async function antomSays(at: Place, code: string, result?: object): Promise<void> {
  const message = { code: `SDK_PAYMENT_${code}`, ...(result && { result }) }
  if (isTab(at)) await antomPosts(at, message)
  else await say(await checkoutFrame(at), message)
}

/** The session of the page that is open. */
export const sessionOf = (at: Place): Promise<string | null> =>
  antomIn(at).eval(() => new URLSearchParams(location.search).get('sessionData'))

// Only for Playwright's page.

/** The frames of checkout pages. */
export const frames = (page: Page): Frame[] =>
  page.frames().filter((frame) => /^http:..127\.0\.0\.1:\d+\/ckp\.html/.test(frame.url()))

/** The frame of the one checkout page in the shop. */
export async function checkoutFrame(page: Page): Promise<Frame> {
  await expect.poll(() => frames(page).length).toBe(1)
  return frames(page)[0] as Frame
}

/** Lets a frame say something to its parent, as the protocol has it, and does not wait. */
export const say = (frame: Frame, message: unknown): Promise<void> =>
  frame.evaluate((text) => parent.postMessage(text, '*'), JSON.stringify(message))

/** Serves an empty page at every `https://….test`: banks, wallets and strangers, each a site of its own. */
export const serveStrangers = (page: Page): Promise<unknown> =>
  page.route('https://*.test/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Stranger</title>' }),
  )

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

/** The listeners of the page, on `window` and `document`. */
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
