import {
  checkoutEventNames,
  createCheckout,
  type Checkout,
  type CheckoutEventMap,
  type CheckoutEventName,
  type CheckoutOptions,
  type PaymentSessionResponse,
  type PaymentStatus,
  type SdkClass,
} from '@antom-checkout/core'
import { createFakeSdk } from '@antom-checkout/core/testing'
import { vi } from 'vitest'
import { createAntom, type Antom, type Frame } from './antom.ts'
import { keepLedger, type Ledger } from './ledger.ts'
import { createQuestions, type Questions } from './questions.ts'

export type CheckoutEvent = CheckoutEventMap[CheckoutEventName]

/** Something that a listener does while an event is emitted. */
type Act = 'unmount' | 'retry' | 'session' | 'throw' | 'prevent' | 'destroy' | 'remount'

/** The beginning of a sequence. */
export interface Setup {
  readonly session: 'text' | 'object' | 'null' | 'none'
  readonly fetches: boolean
  readonly verifies: boolean
  readonly releases: boolean
  /** The sequence ends here; otherwise the rules check whether it can go on. */
  readonly leaves?: boolean
  /** Somebody listens to `sessionRequired`. */
  readonly asksMerchant: boolean
  /** The steps that succeed by themselves. */
  readonly automatic: { readonly session: boolean; readonly sdk: boolean; readonly page: boolean }
  /** A listener that does something, a few times at most. */
  readonly acts?: { readonly on: CheckoutEventName; readonly act: Act; readonly times: number }
}

/** A call of `mount()` or `retry()`, and its result. */
interface Call {
  readonly verb: 'mount' | 'retry'
  /** The status at the time of the call. */
  readonly from: string
  /** It is a retry, and `canRetry` was true. */
  readonly couldRetry: boolean
  outcome?: unknown
  error?: unknown
}

/** A checkout on a page without a browser. The test controls the clock, the hosts, the merchant's server and Antom. */
export interface World {
  readonly setup: Setup
  readonly checkout: Checkout
  /** Another checkout of the same order on the page, as a second element would be. */
  readonly second: Checkout
  readonly secondHost: Element
  readonly antom: Antom
  readonly hosts: readonly Element[]
  readonly options: Partial<CheckoutOptions>
  /** The reasons of all calls of `fetchSession`. */
  readonly reasons: string[]
  readonly sessions: Questions<PaymentSessionResponse>
  readonly sdks: Questions<SdkClass>
  readonly verifications: Questions<PaymentStatus>
  readonly calls: Call[]
  readonly ledger: Ledger
  /** Uncaught errors. */
  readonly uncaught: unknown[]
  /** The acts of listeners during the current command. */
  readonly acted: Act[]
  /** Called twice for each event: before and after the listener that acts. */
  hear: (event: CheckoutEvent, isLast: boolean) => void
  /** The texts of all sessions, in order. */
  readonly given: string[]
  /** The session in `sessionData`, if any. */
  offered: string | undefined
  isMounted: boolean
  isDestroyed: boolean
  /** Makes the text of a new session. */
  newSession: () => string
  call: (verb: 'mount' | 'retry', host?: Element | string) => void
  unmount: () => void
  destroy: () => void
  setOptions: (options: Partial<CheckoutOptions>) => void
  /** The frame that can load and post, if any. */
  live: () => Frame | undefined
  /** Somebody posts a message to the page. */
  post: (data: unknown, from: { source: unknown; origin: string }) => void
  load: () => void
  close: () => void
}

export const environments = ['https://a.test/page', 'https://b.test/page'] as const

/** Lets everything happen that is ready. No time passes. */
const immediate = globalThis.setImmediate
export const drain = (): Promise<void> => new Promise((resolve) => immediate(resolve))

/** Time passes, and timers fire. */
export async function pass(ms: number): Promise<void> {
  await drain()
  const end = Date.now() + ms
  while (Date.now() < end) {
    const left = end - Date.now()
    vi.advanceTimersByTime(vi.getTimerCount() ? Math.min(1000, left) : left)
    await drain()
  }
}

/** Fakes the clock, after loading the modules that load on demand. From here on nothing takes real time. */
export async function takeTime(): Promise<void> {
  const checkout = createCheckout({ environment: '' })
  await checkout.mount(document.body).catch(() => {})
  checkout.destroy()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
}

/** Hosts that a mount waits for: the browser reports when they are laid out. */
const observed = new Map<Element, Set<() => void>>()

function standInForObserver(): () => void {
  const { IntersectionObserver } = globalThis
  observed.clear()
  globalThis.IntersectionObserver = class {
    #stops: (() => void)[] = []
    readonly #look: () => void
    constructor(look: () => void) {
      this.#look = look
    }
    observe(element: Element): void {
      const looks = observed.get(element) ?? new Set()
      observed.set(element, looks.add(this.#look))
      this.#stops.push(() => looks.delete(this.#look))
    }
    disconnect(): void {
      this.#stops.forEach((stop) => stop())
    }
  } as never
  return () => {
    globalThis.IntersectionObserver = IntersectionObserver
  }
}

/** The browser has laid out the document. */
export function layOut(): void {
  for (const [element, looks] of observed) {
    if (element.isConnected) for (const look of [...looks]) look()
  }
}

export function createWorld(setup: Setup): World {
  createFakeSdk() // As in a new document: no session is known.
  const ledger = keepLedger()
  const uncaught: unknown[] = []
  const later = (error: unknown): void => void uncaught.push(error)
  process.on('unhandledRejection', later)
  const { reportError } = globalThis
  globalThis.reportError = (error) => {
    if (!(error instanceof Error && error.message === 'A listener threw.')) uncaught.push(error)
  }
  const hosts = ['1', '2', '3'].map((id) => {
    const host = document.createElement('div')
    host.id = `host-${id}`
    document.body.append(host)
    return host
  })
  const secondHost = document.createElement('div')
  secondHost.id = 'second'
  document.body.append(secondHost)
  const restoreObserver = standInForObserver()
  const inShadow = document.createElement('div')
  hosts[2]!.attachShadow({ mode: 'open' }).append(inShadow)

  const sessions = createQuestions<PaymentSessionResponse>()
  const sdks = createQuestions<SdkClass>()
  const verifications = createQuestions<PaymentStatus>()
  const antom = createAntom((frame) => {
    if (!setup.automatic.page) return
    queueMicrotask(() => frame.element.onload?.(new Event('load')))
  })
  const { automatic } = setup
  const acted: Act[] = []
  const given: string[] = []
  const reasons: string[] = []
  const newSession = (): string => {
    given.push(`session-${given.length + 1}`)
    return given.at(-1)!
  }

  const options: Partial<CheckoutOptions> = {}
  const first = /text|object/.test(setup.session) ? newSession() : undefined
  Object.assign(options, {
    environment: environments[0],
    analytics: false,
    releaseOn: setup.releases ? 'result' : undefined,
    sessionData: {
      text: first,
      object: { paymentSessionData: first!, normalUrl: 'https://shop.test/pay' },
      null: null,
      none: undefined,
    }[setup.session],
    ...(setup.fetches && { fetchSession: fetchSession() }),
    ...(setup.verifies && { verifyPayment: verifyPayment() }),
    sdk: () => (automatic.sdk ? Promise.resolve(antom.Sdk) : sdks.ask()),
  } satisfies Partial<CheckoutOptions>)
  const checkout = createCheckout(options as CheckoutOptions)
  const second = createCheckout(options as CheckoutOptions)

  function fetchSession(): CheckoutOptions['fetchSession'] {
    return ({ reason, signal }) => {
      reasons.push(reason)
      return automatic.session
        ? Promise.resolve({ paymentSessionData: newSession() })
        : sessions.ask(signal)
    }
  }

  function verifyPayment(): CheckoutOptions['verifyPayment'] {
    return (_, { signal }) => verifications.ask(signal)
  }

  const world: World = {
    setup,
    checkout,
    second,
    secondHost,
    antom,
    hosts: [hosts[0]!, hosts[1]!, inShadow],
    options,
    reasons,
    sessions,
    sdks,
    verifications,
    calls: [],
    ledger,
    uncaught,
    acted,
    hear: () => {},
    given,
    offered: first,
    isMounted: false,
    isDestroyed: false,
    newSession,
    call(verb, host) {
      const { status: from, canRetry } = checkout.state
      const call: Call = { verb, from, couldRetry: verb === 'retry' && canRetry }
      world.calls.push(call)
      if (verb === 'mount' && !world.isDestroyed) world.isMounted = true
      const promise = verb === 'mount' ? checkout.mount(host!) : checkout.retry()
      promise.then(
        (outcome) => (call.outcome = outcome),
        (error: unknown) => (call.error = error),
      )
    },
    unmount() {
      checkout.unmount()
      world.isMounted = false
    },
    destroy() {
      checkout.destroy()
      world.isMounted = false
      world.isDestroyed = true
    },
    setOptions(changes) {
      if ('sessionData' in changes) {
        const { sessionData } = changes
        world.offered =
          typeof sessionData === 'object' ? sessionData?.paymentSessionData : sessionData
      }
      Object.assign(options, changes)
      checkout.setOptions(changes)
    },
    live: () => {
      const frame = antom.alive().at(-1)
      return frame && !frame.isRefused && frame.element.isConnected ? frame : undefined
    },
    post(data, { source, origin }) {
      window.dispatchEvent(
        new MessageEvent('message', { data, origin, source: source as MessageEventSource }),
      )
    },
    load() {
      const frame = world.live()
      frame?.element.onload?.(new Event('load'))
    },
    close() {
      world.hear = () => {}
      checkout.destroy()
      second.destroy()
      restoreObserver()
      process.off('unhandledRejection', later)
      globalThis.reportError = reportError
      ledger.restore()
      document.body.replaceChildren()
      document.head.replaceChildren()
    },
  }

  // The first and the last listener of everything, and in between the one that acts.
  for (const name of checkoutEventNames) {
    if (name !== 'sessionRequired' || setup.asksMerchant) {
      checkout.on(name, (event) => world.hear(event, false))
    }
  }
  let times = setup.acts?.times ?? 0
  if (setup.acts && (setup.acts.on !== 'sessionRequired' || setup.asksMerchant)) {
    const { on, act } = setup.acts
    checkout.on(on, (event) => {
      if (times-- > 0) perform(act, event)
    })
  }
  for (const name of checkoutEventNames) {
    if (name !== 'sessionRequired' || setup.asksMerchant) {
      checkout.on(name, (event) => world.hear(event, true))
    }
  }

  function perform(act: Act, event: CheckoutEvent): void {
    acted.push(act)
    switch (act) {
      case 'unmount':
        return world.unmount()
      case 'destroy':
        return world.destroy()
      case 'retry':
        return world.call('retry')
      case 'remount':
        world.unmount()
        return world.call('mount', hosts[0])
      case 'session':
        return world.setOptions({ sessionData: newSession() })
      case 'prevent':
        if (event.type === 'redirect') event.preventDefault()
        return
      case 'throw':
        throw new Error('A listener threw.')
    }
  }
  return world
}
