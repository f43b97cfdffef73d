import type { CheckoutOptions, PaymentSessionResponse, PaymentStatus } from '@antom-checkout/core'
import fc from 'fast-check'
import { vi } from 'vitest'
import { drain, environments, layOut, pass, type Setup, type World } from './world.ts'

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString()

const codes = [
  'SUCCESSFUL',
  'FAIL',
  'PROCESSING',
  'ERROR',
  'CANCEL',
  'CLICK_BACK_TO_MERCHANT',
  'RETRY',
  'CHALLENGE',
  'AUTHORIZATION_SUCCESSFUL',
  'WARN',
] as const
const isSubmission = (code: string): boolean => !/^(CANCEL|CLICK_BACK_TO_MERCHANT|WARN)$/.test(code)
type Code = (typeof codes)[number]

/** Everything that can happen, and its parameters. */
interface Details {
  /** All that is ready happens. */
  settle: null
  mount: 0 | 1 | 2 | 'selector' | 'missing'
  unmount: null
  /** A framework takes the checkout away and brings it back: Activity, KeepAlive, a route. */
  remount: boolean
  retry: null
  /** The same order in a second checkout. */
  second: 'mount' | 'unmount' | 'retry' | 'remount' | 'load' | 'session'
  /** Its page says how the payment went. */
  secondSays: [Code, string | null]
  destroy: null
  /** The `sessionData` option changes. */
  offer: 'text' | 'object' | 'short' | 'same' | 'null' | 'none' | 'encoded' | 'refused'
  /** Another option changes. */
  set: 'page' | 'language' | 'release' | 'keep' | 'hosted' | 'title' | 'invalid' | 'valid'
  /** A callback is given, or taken away. */
  callback: 'verify' | 'trust' | 'fetch' | 'offer'
  /** `fetchSession` answers: the oldest question, or the newest. */
  session: ['text' | 'short' | 'over' | 'empty' | 'throws' | 'F' | 'U' | PaymentStatus, boolean]
  sdk: ['loads' | 'fails' | 'odd', boolean]
  sdkThrows: boolean
  /** The frame's `load` event. */
  load: null
  /** A Content-Security-Policy refuses the frame. */
  refuse: null
  /** Everything that is pending succeeds. */
  open: null
  /** Antom's page says how the payment went. */
  say: [Code, string | null]
  /** Antom's page asks for a redirect, maybe together with a payment message. */
  redirect: [string | null, Code | null]
  /** Somebody else posts a message of Antom's page. */
  forge: ['page' | 'nobody' | 'former' | 'bank' | 'copy', Code]
  /** `verifyPayment` answers. */
  verify: [PaymentStatus | 'odd' | 'throws', boolean]
  wait: number
  /** The tab sleeps: time passes, timers do not. Then it wakes. */
  sleep: [number, 'visibilitychange' | 'pageshow' | 'online']
  /** A host is appended elsewhere, and its frame loads anew. */
  move: 0 | 1
  take: 0 | 1
  putBack: 0 | 1
  hide: boolean
}

/** One thing that happens. As JSON, so that a failing sequence can be read, and played again. */
export type Command = {
  readonly [Name in keyof Details]: { readonly do: Name; readonly with: Details[Name] }
}[keyof Details]

/** Commands that take time. */
type Slow = 'settle' | 'open' | 'wait'
type Deeds = {
  readonly [Name in keyof Details]: (
    world: World,
    detail: Details[Name],
  ) => Name extends Slow ? Promise<void> : void
}

export const deeds: Deeds = {
  settle: () => drain(),
  mount(world, host) {
    const target = { selector: '#host-1', missing: '#nowhere' }
    world.call('mount', typeof host === 'number' ? world.hosts[host] : target[host])
  },
  unmount: (world) => world.unmount(),
  remount(world, isRefetched) {
    if (!world.isMounted) return
    // As with a query that is fetched again whenever the window gets the focus.
    if (isRefetched) world.setOptions({ sessionData: world.newSession() })
    world.unmount()
    world.call('mount', world.hosts[0])
  },
  retry: (world) => world.call('retry'),
  second(world, deed) {
    const { second, secondHost } = world
    const mount = (): void => void second.mount(secondHost).catch(() => {})
    const frame = world.antom.second().at(-1)
    switch (deed) {
      case 'mount':
        return mount()
      case 'unmount':
        return second.unmount()
      case 'remount':
        second.unmount()
        return mount()
      case 'retry':
        second.retry().catch(() => {})
        return
      case 'session':
        return second.setOptions({ sessionData: world.options.sessionData })
      case 'load':
        frame?.element.onload?.(new Event('load'))
    }
  },
  secondSays(world, [code, paymentResultCode]) {
    const frame = world.antom.second().at(-1)
    if (!frame?.element.isConnected) return
    if (isSubmission(code)) frame.isSubmitted = true
    const result = paymentResultCode ? { paymentResultCode } : undefined
    const data = JSON.stringify({ code: `SDK_PAYMENT_${code}`, result })
    world.post(data, { source: frame.window, origin: frame.origin })
  },
  destroy: (world) => world.destroy(),

  offer(world, kind) {
    const text = (): string => world.newSession()
    const same = world.offered
    const sessionData: Record<typeof kind, () => CheckoutOptions['sessionData']> = {
      text,
      object: () => ({ paymentSessionData: text(), normalUrl: 'https://shop.test/pay' }),
      short: () => ({ paymentSessionData: text(), paymentSessionExpiryTime: inMinutes(1) }),
      same: () => same && { paymentSessionData: same },
      null: () => null,
      none: () => undefined,
      encoded: () => `${text()}%2B`,
      refused: () => ({ result: { resultStatus: 'F', resultCode: 'PARAM_ILLEGAL' } }),
    }
    world.setOptions({ sessionData: sessionData[kind]() })
  },
  set(world, kind) {
    const { environment } = world.options
    const other = environments.find((each) => each !== environment) ?? environments[0]
    const changes: Record<typeof kind, Partial<CheckoutOptions>> = {
      page: { environment: other },
      language: { locale: world.options.locale === 'de' ? 'fr' : 'de' },
      release: { releaseOn: 'result' },
      keep: { releaseOn: undefined },
      hosted: { hostedUrl: world.options.hostedUrl ? undefined : 'https://shop.test/hosted' },
      title: { frameTitle: 'Pay' },
      invalid: { environment: 'production' },
      valid: { environment: environments[0] },
    }
    world.setOptions(changes[kind])
  },
  callback(world, kind) {
    const changes: Record<typeof kind, Partial<CheckoutOptions>> = {
      verify: { verifyPayment: (_, { signal }) => world.verifications.ask(signal) },
      trust: { verifyPayment: undefined },
      fetch: { fetchSession: ({ signal }) => world.sessions.ask(signal) },
      offer: { fetchSession: undefined },
    }
    world.setOptions(changes[kind])
  },

  session(world, [kind, isNewest]) {
    const answer = (): PaymentSessionResponse => {
      switch (kind) {
        case 'text':
          return { paymentSessionData: world.newSession() }
        case 'short':
          return { paymentSessionData: world.newSession(), paymentSessionExpiryTime: inMinutes(1) }
        case 'over':
          return { paymentSessionData: world.newSession(), paymentSessionExpiryTime: inMinutes(-1) }
        case 'empty':
          return { paymentSessionData: '' }
        case 'F':
        case 'U':
          return { result: { resultStatus: kind, resultCode: 'UNKNOWN' } }
        default:
          return { paymentStatus: kind as PaymentStatus }
      }
    }
    world.sessions.answer(({ resolve, reject }) => {
      if (kind === 'throws') reject(new Error('offline'))
      else resolve(answer())
    }, isNewest)
  },
  sdk(world, [kind, isNewest]) {
    world.sdks.answer(({ resolve, reject }) => {
      if (kind === 'fails') reject(new Error('offline'))
      else resolve(kind === 'odd' ? ({} as never) : world.antom.Sdk)
    }, isNewest)
  },
  sdkThrows(world, isThrowing) {
    world.antom.isThrowing = isThrowing
  },
  load: (world) => world.load(),
  refuse(world) {
    const frame = world.live()
    if (!frame || world.checkout.state.status !== 'loading') return
    frame.isRefused = true
    document.dispatchEvent(
      Object.assign(new Event('securitypolicyviolation'), {
        effectiveDirective: 'frame-src',
        disposition: 'enforce',
        blockedURI: frame.origin,
      }),
    )
  },
  async open(world) {
    world.antom.isThrowing = false
    for (let round = 0; round < 3; round += 1) {
      await drain()
      while (world.sessions.open.length) deeds.session(world, ['text', false])
      while (world.sdks.open.length) deeds.sdk(world, ['loads', false])
    }
    await drain()
    world.load()
  },

  say(world, [code, paymentResultCode]) {
    const frame = world.live()
    if (!frame) return
    const result = paymentResultCode ? { paymentResultCode } : undefined
    const data = JSON.stringify({ code: `SDK_PAYMENT_${code}`, result })
    if (isSubmission(code)) frame.isSubmitted = true
    world.post(data, { source: frame.window, origin: frame.origin })
  },
  redirect(world, [url, code]) {
    const frame = world.live()
    if (!frame) return
    const data = {
      ...(code && { code: `SDK_PAYMENT_${code}` }),
      context: { event: 'onRedirect', data: { normalUrl: url } },
    }
    if (code && isSubmission(code)) frame.isSubmitted = true
    const before = world.antom.heard.length
    world.post(JSON.stringify(data), { source: frame.window, origin: frame.origin })
    if (world.antom.heard.length > before) frame.isSubmitted = true
  },
  forge(world, [from, code]) {
    const { frames } = world.antom
    const frame = world.live()
    const origin = frame?.origin ?? 'https://a.test'
    const source = {
      page: window,
      nobody: null,
      former: frames.find((each) => !each.element.isConnected)?.window ?? window,
      bank: frame?.window ?? null,
      copy: {},
    }[from]
    const data = JSON.stringify({ code: `SDK_PAYMENT_${code}` })
    world.post(data, { source, origin: from === 'bank' ? 'https://bank.test' : origin })
  },
  verify(world, [answer, isNewest]) {
    world.verifications.answer(({ resolve, reject }) => {
      if (answer === 'throws') reject(new Error('offline'))
      else resolve(answer as PaymentStatus)
    }, isNewest)
  },

  wait: (_, ms) => pass(ms),
  sleep(_, [ms, by]) {
    vi.setSystemTime(Date.now() + ms)
    const target = by === 'visibilitychange' ? document : window
    target.dispatchEvent(new Event(by))
  },
  move(world, host) {
    const element = world.hosts[host]!
    const inner = world.live()
    const isMoved = !!inner && element.contains(inner.element)
    const box = document.createElement('main')
    document.body.append(box)
    box.append(element)
    if (isMoved) inner.window = {}
  },
  take: (world, host) => world.hosts[host]!.remove(),
  putBack(world, host) {
    const element = world.hosts[host]!
    if (element.isConnected) return
    document.body.append(element)
    for (const frame of world.antom.alive()) {
      if (element.contains(frame.element)) frame.window = {}
    }
    layOut()
  },
  hide(_, isHidden) {
    Object.defineProperty(document, 'visibilityState', {
      value: isHidden ? 'hidden' : 'visible',
      configurable: true,
    })
    document.dispatchEvent(new Event('visibilitychange'))
  },
}

const results = ['INVALID_CVV', 'ORDER_IS_CLOSED', 'SYSTEM_ERROR', null] as const
const statuses = ['SUCCESS', 'FAIL', 'CANCELLED', 'PROCESSING', 'PENDING'] as const
const flag = fc.boolean()
const one = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values)
const nothing = fc.constant(null)

/** The weight of each command, and its parameters. */
const grammar: {
  readonly [Name in keyof Details]: readonly [number, fc.Arbitrary<Details[Name]>]
} = {
  settle: [40, nothing],
  mount: [10, one<0 | 1 | 2 | 'selector' | 'missing'>(0, 0, 0, 0, 1, 2, 'selector', 'missing')],
  unmount: [4, nothing],
  remount: [6, flag],
  retry: [6, nothing],
  second: [
    6,
    one<Details['second']>('mount', 'mount', 'unmount', 'retry', 'remount', 'load', 'session'),
  ],
  secondSays: [5, fc.tuple(one(...codes), one(...results))],
  destroy: [1, nothing],
  offer: [6, one('text', 'object', 'short', 'same', 'null', 'none', 'encoded', 'refused')],
  set: [4, one('page', 'language', 'release', 'keep', 'hosted', 'title', 'invalid', 'valid')],
  callback: [2, one('verify', 'trust', 'fetch', 'offer')],
  session: [
    5,
    fc.tuple(one('text', 'text', 'short', 'over', 'empty', 'throws', 'F', 'U', ...statuses), flag),
  ],
  sdk: [4, fc.tuple(one('loads', 'loads', 'fails', 'odd'), flag)],
  sdkThrows: [1, flag],
  load: [4, nothing],
  refuse: [1, nothing],
  open: [10, nothing],
  say: [14, fc.tuple(one(...codes), one(...results))],
  redirect: [
    3,
    fc.tuple(
      one('https://bank.test/', 'https://bank.test/', 'javascript:alert(1)', null),
      one(null, null, 'SUCCESSFUL', 'FAIL', 'CHALLENGE'),
    ),
  ],
  forge: [3, fc.tuple(one('page', 'nobody', 'former', 'bank', 'copy'), one(...codes))],
  verify: [8, fc.tuple(one('SUCCESS', ...statuses, 'odd', 'throws'), flag)],
  wait: [6, one(1, 500, 1000, 3000, 15_000, 20_000, 60_000)],
  sleep: [
    3,
    fc.tuple(one(1000, 59_000, 61_000, 3_600_000), one('visibilitychange', 'pageshow', 'online')),
  ],
  move: [2, one(0, 1)],
  take: [2, one(0, 1)],
  putBack: [2, one(0, 1)],
  hide: [1, flag],
}

const command = fc.oneof(
  ...Object.entries(grammar).map(([name, [weight, detail]]) => ({
    weight,
    arbitrary: fc.record({ do: fc.constant(name), with: detail as fc.Arbitrary<unknown> }),
  })),
) as fc.Arbitrary<Command>

const setup: fc.Arbitrary<Setup> = fc.record(
  {
    session: one('text', 'object', 'null', 'none'),
    fetches: flag,
    verifies: flag,
    releases: one(false, false, true),
    leaves: flag,
    asksMerchant: flag,
    automatic: fc.record({ session: flag, sdk: one(true, true, false), page: flag }),
    acts: fc.record({
      on: one(
        'ready',
        'paymentSuccessful',
        'paymentFailed',
        'paymentCanceled',
        'backToMerchant',
        'paymentProcessing',
        'paymentNotice',
        'verificationSettled',
        'redirect',
        'sessionExpired',
        'sessionRequired',
        'error',
        'messageBlocked',
        'stateChange',
      ),
      act: one('unmount', 'retry', 'session', 'throw', 'prevent', 'destroy', 'remount'),
      times: one(1, 3),
    }),
  },
  { requiredKeys: ['session', 'fetches', 'verifies', 'releases', 'asksMerchant', 'automatic'] },
)

const mounting: Command = { do: 'mount', with: 0 }
const opening: Command = { do: 'open', with: null }
const saying = (code: Code, result: string | null = null): Command => ({
  do: 'say',
  with: [code, result],
})

/** The first commands: mostly they open a page. */
const openings: readonly Command[][] = [
  [],
  [mounting],
  [mounting, opening],
  [mounting, opening, saying('SUCCESSFUL')],
  [mounting, opening, saying('FAIL', 'ORDER_IS_CLOSED')],
  [mounting, opening, saying('PROCESSING')],
  [mounting, opening, saying('CHALLENGE')],
  [mounting, opening, { do: 'second', with: 'mount' }, opening, { do: 'second', with: 'load' }],
  [mounting, opening, { do: 'redirect', with: ['https://bank.test/', null] }],
  [{ do: 'offer', with: 'short' }, mounting, opening, { do: 'wait', with: 60_000 }],
]

/** A setup, the first commands, and the commands after them. */
export const sequences: fc.Arbitrary<[Setup, Command[], Command[]]> = fc.tuple(
  setup,
  one(...openings),
  fc.array(command, { minLength: 1, maxLength: 40, size: 'max' }),
)

/** Commands that a browser runs in a task of their own, after everything that was ready. */
const tasks = new Set<string>([
  'load',
  'refuse',
  'second',
  'secondSays',
  'say',
  'redirect',
  'forge',
  'wait',
  'sleep',
  'hide',
])

export const withTasks = (commands: readonly Command[]): Command[] =>
  commands.flatMap((each) => (tasks.has(each.do) ? [{ do: 'settle', with: null }, each] : [each]))
