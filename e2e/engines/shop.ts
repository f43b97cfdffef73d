import type { CheckoutState } from '@antom-checkout/core'
import { ckp, expect, shop, test as base } from './engine.ts'
import type { Scope, Tab } from './tab.ts'

/** The shop of `core.html` in three engines: the same words as `e2e/shop.ts`, for any driver. */

/** A tab in which nothing may go wrong unnoticed: no uncaught error, and nothing printed. */
export const test: typeof base = base.extend({
  tab: async ({ tab }, use) => {
    await use(tab)
    // What was noted lies with the shop.
    if (!(await tab.url()).startsWith(shop())) await tab.goto(`${shop()}/ckp.html`)
    expect(await tab.eval(() => sessionStorage.getItem('said') ?? ''), 'the console').toBe('')
  },
})
export { expect }

export async function openShop(tab: Tab): Promise<void> {
  await tab.goto(`${shop()}/core.html`)
  await tab.eval(() => {
    const note = (line: string): void =>
      sessionStorage.setItem('said', `${sessionStorage.getItem('said') ?? ''}${line}\n`)
    window.addEventListener('error', ({ message }) => note(`uncaught: ${message}`))
    window.addEventListener('unhandledrejection', ({ reason }) => note(`rejected: ${reason}`))
    for (const kind of ['debug', 'log', 'info', 'warn', 'error'] as const) {
      console[kind] = (...parts: unknown[]) => note(`${kind}: ${parts.join(' ')}`)
    }
  })
}

/** Makes `window.checkout`. `later`: the callbacks that answer when `answer()` says so. */
export const make = (
  tab: Tab,
  options: Record<string, unknown> = {},
  ...later: string[]
): Promise<void> =>
  tab.eval(
    (given, names) => {
      for (const name of names) given[name] = window.asked[name] = window.antom.later()
      window.checkout = window.antom.record(given as never)
    },
    {
      environment: ckp(),
      analytics: false,
      ...(later.includes('fetchSession') ? undefined : { sessionData: 'session-1' }),
      ...options,
    } as Record<string, unknown>,
    later,
  )

type Verb = 'mount' | 'retry' | 'unmount' | 'setOptions'

/** Calls the checkout and waits: the status it ends in, or the code of its error. */
export const call = (tab: Tab, verb: Verb, given?: unknown): Promise<unknown> =>
  tab.eval(
    (name, argument) => window.antom.outcome(window.checkout[name as 'mount'](argument as never)),
    verb,
    given,
  )

export async function open(tab: Tab, options?: Record<string, unknown>): Promise<void> {
  await make(tab, options)
  expect(await call(tab, 'mount', '#host')).toBe('ready')
}

/** Antom's page in the shop. */
export const antomIn = (tab: Tab): Scope => tab.frame('#host iframe')

/** The session that Antom's page was opened with. */
export const sessionOf = (tab: Tab): Promise<string | null> =>
  antomIn(tab).eval(() => new URLSearchParams(location.search).get('sessionData'))

/** Says things to the shop from a document in it, and waits until the shop has heard them. */
export async function say(tab: Tab, from: Scope, ...said: unknown[]): Promise<void> {
  const before = await tab.eval(() => window.heard.length)
  await from.eval((all) => {
    // Later, since the answer to the first may be the end of this document.
    setTimeout(() => all.forEach((data) => top!.postMessage(data, '*')))
  }, said)
  await expect.poll(() => tab.eval(() => window.heard.length), often).toBe(before + said.length)
}

/** Antom's page speaks, as the protocol has it. */
export const antomSays = (tab: Tab, ...messages: object[]): Promise<void> =>
  say(tab, antomIn(tab), ...messages.map((message) => JSON.stringify(message)))

export const state = (tab: Tab): Promise<Omit<CheckoutState, 'error'> & { error?: string }> =>
  tab.eval(() => window.antom.plain(window.checkout.state) as never)

/** The events so far, apart from `stateChange`. */
export const events = (tab: Tab): Promise<{ type: string }[]> =>
  tab.eval(() =>
    window.checkout.events
      .filter(({ type }) => type !== 'stateChange')
      .map((event) => window.antom.plain(event) as { type: string }),
  )

export const told = async (tab: Tab): Promise<string[]> =>
  (await events(tab)).map(({ type }) => type)

export const often: { intervals: number[] } = { intervals: [20, 50, 100] }

export const expectState = (tab: Tab, expected: Record<string, unknown>): Promise<void> =>
  expect.poll(() => state(tab), often).toMatchObject(expected)

export const frames = (tab: Tab): Promise<number> =>
  tab.eval(() => document.querySelectorAll('iframe').length)
