import type { CheckoutOptions, CheckoutState } from '@antom-checkout/core'
import { often } from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'
import type { Scope, Tab } from '../kit/tab.ts'
import type { Antom, Session } from './antom.ts'
import type { Asked, Heard, Written } from './pages/main.ts'

type Name = 'first' | 'second'
type State = { readonly status: string; readonly phase?: string }

/** One visit to the shop. Without a name, a call is about the first checkout. */
export interface Visit {
  readonly tab: Tab
  /** The URL of Antom's checkout page, for `environment`. */
  readonly pageUrl: string
  /** The shop's page. */
  readonly page: Scope
  /** A new session for the order. */
  session: () => Promise<Session>
  /** Shows a checkout with these options, or passes them to the one that is shown. */
  show: (options?: Partial<CheckoutOptions>, more?: Written, name?: Name) => Promise<void>
  /** Shows a checkout with a session of its own, and waits until Antom's page is ready. */
  open: (options?: Partial<CheckoutOptions>, more?: Written, name?: Name) => Promise<Session>
  /** Hides, shows, moves or removes a checkout. Resolves to its state after that. */
  do: (verb: 'hide' | 'again' | 'putLast' | 'remove', name?: Name) => Promise<unknown>
  /** Calls `retry()`, and does not wait. */
  retry: () => Promise<void>
  state: (name?: Name) => Promise<Omit<CheckoutState, 'error'> & { error?: string }>
  becomes: (state: Record<string, unknown>, name?: Name) => Promise<void>
  /** The events of the callbacks, apart from `stateChange`. */
  heard: (name?: Name) => Promise<Heard[]>
  told: (name?: Name) => Promise<string[]>
  /** The statuses of all `stateChange` events in order, with the phases of loading. */
  statuses: () => Promise<string[]>
  /** The calls of a function so far, and whether each was aborted. */
  asked: (what: Asked) => Promise<{ about: string; isWithdrawn: boolean }[]>
  /** Waits for so many calls of a function, and resolves the oldest that is pending. */
  answer: (what: Asked, value: unknown, count?: number) => Promise<void>
  /** Antom's page. */
  antom: (name?: Name) => Scope
  /** Antom's page posts a message, and the shop has received it. */
  says: (message: object, name?: Name) => Promise<void>
  /** The number of frames in the shop, also in shadow roots. */
  frames: () => Promise<number>
  /** Time passes while the tab sleeps, and it wakes. */
  sleep: (minutes: number) => Promise<void>
  /** Marks Antom's page, to see later whether it is the same. */
  mark: (name?: Name) => Promise<void>
  isMarked: (name?: Name) => Promise<boolean>
}

const frameOf = {
  first: () => window.contract.frame('first'),
  second: () => window.contract.frame('second'),
}

export function createVisit(tab: Tab, page: Scope, { pageUrl, session }: Antom): Visit {
  const visit: Visit = {
    tab,
    pageUrl,
    page,
    session,
    show: (options, more, name = 'first') =>
      page.eval((given, written) => window.contract.show(given, written), name, {
        ...more,
        options: { environment: pageUrl, analytics: false, ...options },
      } as Written),
    async open(options, more, name) {
      const sessionData = await session()
      await visit.show({ sessionData, ...options }, more, name)
      await visit.becomes({ status: 'ready' }, name)
      return sessionData
    },
    do: (verb, name = 'first') =>
      page.eval(
        async (does, given) => {
          await window.contract[does](given)
          return window.contract.state(given)
        },
        verb,
        name,
      ),
    retry: () =>
      page.eval(
        () =>
          void window.contract
            .checkout('first')
            .retry()
            .catch(() => {}),
      ),
    state: (name = 'first') => page.eval((given) => window.contract.state(given) as never, name),
    becomes: (state, name) =>
      expect.poll(() => visit.state(name), { ...often, timeout: 10_000 }).toMatchObject(state),
    heard: (name = 'first') =>
      page.eval(
        (given) =>
          window.contract.heard.filter(
            (heard) => heard.name === given && heard.event.type !== 'stateChange',
          ),
        name,
      ),
    told: async (name) => (await visit.heard(name)).map(({ event }) => event.type),
    statuses: () =>
      page.eval(() =>
        window.contract.heard
          .flatMap(({ event }) => (event.type === 'stateChange' ? (event['state'] as State) : []))
          .map(({ status, phase }) => (phase ? `${status} ${phase}` : status))
          .filter((status, at, all) => status !== all[at - 1]),
      ),
    asked: (what) => page.eval((asked) => window.contract.queues[asked].questions(), what),
    async answer(what, value, count = 1) {
      await expect.poll(async () => (await visit.asked(what)).length, often).toBe(count)
      await page.eval((asked, given) => window.contract.queues[asked].answer(given), what, value)
    },
    antom: (name = 'first') => page.frame(frameOf[name]),
    async says(message, name) {
      const text = JSON.stringify(message)
      const count = (): Promise<number> =>
        page.eval((said) => window.contract.messages.filter((each) => each === said).length, text)
      const before = await count()
      // In a later task, since the message may end this document.
      await visit
        .antom(name)
        .eval((said) => void setTimeout(() => parent.postMessage(said, '*')), text)
      await expect.poll(count, often).toBe(before + 1)
    },
    frames: () => page.eval(() => window.contract.frames()),
    sleep: (minutes) =>
      page.eval((passed) => {
        const { now } = Date
        Date.now = () => now() + passed * 60_000
        dispatchEvent(new Event('online'))
      }, minutes),
    mark: (name) => visit.antom(name).eval(() => void Object.assign(window, { isMarked: true })),
    isMarked: (name) => visit.antom(name).eval(() => 'isMarked' in window),
  }
  return visit
}
