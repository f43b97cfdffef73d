import { asCheckoutError, CheckoutError } from './errors.ts'
import type { CheckoutState, SessionReason } from './events.ts'
import { explain, warn } from './explain/explain.ts'
import { invalidOption, type CheckoutOptionName, type CheckoutOptions } from './options.ts'
import { findHost, whenConnected } from './page/host.ts'
import { openPage, titleOf, type Page } from './page/page.ts'
import { preconnect } from './page/preconnect.ts'
import { createPageListener } from './pageListener.ts'
import { createRuns, type Run } from './run.ts'
import { ownFields } from './safe/ownFields.ts'
import { loadSdk } from './sdk/load.ts'
import { isOver, type Session } from './session/session.ts'
import { createSupply } from './session/supply.ts'
import {
  isLoading,
  isOpening,
  rulesOf,
  statusOf,
  transition,
  type Input,
  type Known,
  type Payment,
} from './state/payment.ts'
import { announce, entryOf, isLiveElsewhere, onNews, share } from './state/registry.ts'
import { holds, remounts, unusedBecause } from './state/remount.ts'
import { isRetryable, renewalFor } from './state/retry.ts'
import { snapshot } from './state/snapshot.ts'
import { createStore, type MaybeEvent } from './state/store.ts'
import { createVerification } from './state/verification.ts'
import { createAlarm } from './time/alarm.ts'
import { during } from './time/during.ts'
import { onWaking, whenActive } from './time/waking.ts'
import type { Checkout } from './verbs.ts'

/** Makes a checkout. Does nothing yet and never throws: bad options show at `mount()`. */
export function createCheckout(given: CheckoutOptions): Checkout {
  // No prototype: a polluted `Object.prototype` must not inject options such as `sdk`.
  let options = ownFields(given) as CheckoutOptions
  const supply = createSupply(options)
  let payment: Payment = { stage: 'idle', known: {} }
  adopt()
  /** Where the checkout is mounted, as given; `undefined` while it is not. */
  let target: Element | string | undefined
  let page: Page | undefined
  /** The invalid option that was reported last. */
  let complaint: CheckoutOptionName | undefined
  let isDead = false

  const store = createStore(
    (isAsked) => snapshot(payment, supply, options, !!target, isAsked),
    () => !target,
    () => (isLoading(payment) ? runs.current.question : undefined),
  )
  const { on, listen, emit } = store
  const runs = createRuns(() => store.state)
  const expiry = createAlarm(() => supply.current?.expiresAt, expire)
  const verification = createVerification(
    () => options,
    () => payment,
    runs,
    { next, apply, fail },
  )
  const watchLoading = during(() => {
    const ms = options.timeouts?.page ?? 20_000
    const timer = setTimeout(() => void fail(new CheckoutError('PAGE_TIMEOUT', `${ms} ms`)), ms)
    return () => clearTimeout(timer)
  })
  /** While mounted: calls `wake` when the tab wakes up, and `readNews` when another checkout has news of a session. */
  const watchOutside = during(() => {
    const life = new AbortController()
    onWaking(life.signal, wake)
    onNews(life.signal, readNews)
    return () => life.abort()
  })

  // A run: session and SDK at the same time, then the page. After each wait it checks that it still is the newest run.

  /** Begins a run with the facts about a payment. Default: the run that has not begun yet, or this payment. */
  function begin(known: Known = runs.current.known ?? payment.known): Promise<CheckoutState> {
    void perform(runs.renew(known))
    return runs.wait()
  }

  /** Begins another payment. Even if its `sessionData` is withdrawn, a finished payment's session is not reused. */
  function beginAnew(): Promise<CheckoutState> {
    supply.renewal = renewalFor(payment, supply)
    return begin({})
  }

  /** A newer run has begun, or the payment has an outcome meanwhile, from this checkout or another one. */
  const isEnded = ({ signal }: Run): boolean => signal.aborted || !!payment.known.outcome

  async function perform(run: Run): Promise<void> {
    try {
      await whenActive() // Several mounts in one task: only the last one starts.
      if (run.signal.aborted) return
      const { known = payment.known } = run
      run.known = undefined
      const isAnother = supply.renewal || (supply.isFresh && !known.inFlight)
      apply({ type: 'begin', known, session: isAnother ? undefined : supply.current })
      complaint = invalidOption(options)
      if (complaint) throw new CheckoutError('INVALID_OPTIONS', complaint)
      const host = findHost(target)
      if (!host || host.ownerDocument !== document) throw new CheckoutError('HOST_NOT_FOUND')
      await load(run, known, host)
    } catch (error) {
      if (!isEnded(run)) void fail(asCheckoutError(error, 'MOUNT_FAILED'))
    }
  }

  async function load(run: Run, known: Known, host: Element): Promise<void> {
    const { signal } = run
    const disconnect = preconnect(options.environment)
    signal.addEventListener('abort', disconnect)
    try {
      const sdk = loadSdk(options.sdk, options.timeouts?.sdk)
      sdk.catch(() => {}) // The session is awaited first: it brings `hostedUrl`, the way to pay if the SDK fails.
      const ask = (reason: SessionReason): void =>
        emit((run.question = { type: 'sessionRequired', reason }))
      const session = known.inFlight ? supply.current : await supply.obtain(options, signal, ask)
      if (isEnded(run) || !session) return
      if (typeof session === 'string') {
        supply.renewal = undefined
        apply({ type: 'begin', known, session: supply.current })
        return verification.answered('session', session)
      }
      apply({ type: 'known', known: entryOf(session.data)?.known ?? payment.known, session })
      if (payment.known.outcome) return verification.resume()
      expiry.look()
      if (payment.known.inFlight && (await isSettled(signal, session))) return
      apply({ type: 'phase', phase: 'sdk' })
      const Sdk = await sdk
      await whenConnected(host, signal)
      if (isEnded(run)) return
      if (isElsewhere()) return apply({ type: 'wait' })
      if (isOver(session) && !payment.known.inFlight) return void begin() // It ran out while the host was away.
      const verbs = { apply, emit, fail, unmount, away }
      const listener = createPageListener(signal, () => payment, verbs)
      // A payment in flight continues in the environment in which it was submitted.
      const at = payment.known.inFlight && entryOf(session.data)?.environment
      page = openPage(Sdk, session.data, at || options.environment, host, () => options, listener)
      apply({ type: 'phase', phase: 'page' })
    } finally {
      disconnect()
    }
  }

  /** The page of a payment in flight stays closed if the server knows the outcome, or nobody can go on here. */
  async function isSettled(signal: AbortSignal, session: Session): Promise<boolean> {
    if (!isElsewhere() && options.verifyPayment) await verification.askFirst(signal)
    if (signal.aborted || payment.known.outcome) return true
    const isStuck = isElsewhere() || isOver(session)
    if (isStuck) apply({ type: 'wait' })
    return isStuck
  }

  const isElsewhere = (): boolean => isLiveElsewhere(payment.session?.data, page?.frame)

  // A transition of the payment, and everything that follows from it.

  function apply(input: Input, ...events: MaybeEvent[]): void {
    const previous = payment
    payment = next(input)
    const news = share(previous, payment, input.type, page)
    if (previous.pageOpen && !payment.pageOpen) {
      const closed = page
      page = undefined
      closed?.close()
    }
    watchLoading(isOpening(payment) && !payment.paying ? 'page' : undefined)
    refresh(...events)
    if (!isLoading(payment)) runs.settle(statusOf(payment) === 'error' ? payment.error : undefined)
    if (news) announce(news, readNews)
  }

  function next(input: Input): Payment {
    return transition(payment, input, rulesOf(options))
  }

  /** Reads the state again after something that it is derived from has changed. Emits `events` first. */
  function refresh(...events: MaybeEvent[]): void {
    verification.update(!!target)
    store.refresh(...events)
  }

  // Everything that causes a transition.

  /** Emits an error once its text is loaded. `isEnd`: it ends the payment, unless something was submitted. */
  async function fail(given: CheckoutError, isEnd = true): Promise<void> {
    const isLate = given.code === 'PAGE_TIMEOUT'
    if (isEnd && !isLate && !(payment.pageOpen && payment.paying)) runs.renew()
    const failed = runs.current
    const error = await explain(given, options)
    // The page loaded while the text was loading: it stays open, since the buyer may have paid in it.
    if (runs.current !== failed || (isLate && !isOpening(payment))) return
    if (isEnd) apply({ type: 'fail', error }, { type: 'error', error })
    else refresh({ type: 'error', error })
  }

  /** The tab is awake, online or visible again, or another checkout has closed its page of this payment. */
  function wake(): void {
    expiry.look()
    const { stage, known } = payment
    if (stage === 'waiting' && known.inFlight && !known.outcome && !isElsewhere()) void begin()
    else verification.recheck()
  }

  /** There is news of a session, maybe of the newest one that has replaced ours. */
  function readNews(text: string): void {
    const entry = entryOf(payment.session?.data)
    if (entry?.session.data !== text || runs.current.known) return
    supply.adopt(options, true)
    apply({ type: 'known', known: entry.known, session: entry.session })
    if (payment.stage === 'waiting' && !payment.known.outcome) wake()
  }

  /** The session's time has passed. */
  function expire(): void {
    const { stage, phase, known } = payment
    if (stage === 'ready') {
      apply({ type: 'expire' }, !known.outcome && { type: 'sessionExpired' })
    } else if (stage === 'loading' && phase !== 'session' && !known.submitted) {
      // While the host is away, a new session might run out unused.
      if (findHost(target)?.isConnected) void begin()
    } else refresh()
    if (target) verification.recheck()
  }

  /** The host has left the document, and its page is lost. The next run waits until the host is back. */
  function away(): void {
    if (payment.known.outcome) return apply({ type: 'wait' })
    // Keep this element, even if the selector matches another one by now.
    target = page?.frame.parentElement ?? target
    void begin()
  }

  // Everything that merchants call.

  /** Begins with what this document knows of the session. `succeeded` stays, also if nobody has verified it. */
  function adopt(): void {
    const isPaid = payment.known.outcome === 'succeeded'
    const known = !isPaid && supply.adopt(options, holds(payment))
    if (known) payment = { ...payment, known, session: supply.current }
  }

  function mount(given: Element | string): Promise<CheckoutState> {
    if (isDead) return refuse('destroyed')
    const host = findHost(given)
    // The frame was taken out of a host that stays: this counts as `unmount()`.
    if (page && !page.frame.parentNode) unmount()
    const isHere = host === (page ? page.frame.parentNode : findHost(target))
    if (isHere && (runs.pending || page)) return runs.promise
    if (page && payment.known.inFlight) return refuse('submitted')
    target = given || ' ' // An empty target must lead to `HOST_NOT_FOUND`, and must not look unmounted.
    watchOutside('mounted')
    if (!page && !runs.pending) adopt()
    if (supply.isFresh && options.sessionData !== null && !holds(payment)) return beginAnew()
    if (!payment.known.outcome || runs.current.known) return begin()
    apply({ type: 'wait' })
    verification.resume()
    return Promise.resolve(store.state)
  }

  function unmount(): void {
    target = undefined
    watchOutside(undefined)
    runs.renew()
    expiry.stop()
    apply({ type: 'unmount' })
  }

  function retry(): Promise<CheckoutState> {
    if (runs.pending) return runs.promise
    return target && isRetryable(payment) ? beginAnew() : refuse(statusOf(payment))
  }

  async function refuse(came: string): Promise<never> {
    throw await explain(new CheckoutError('INVALID_STATE', came), options)
  }

  function setOptions(changes: Partial<CheckoutOptions>): void {
    const before = options
    options = ownFields({ ...before, ...changes }) as CheckoutOptions
    const isNew = supply.change(options)
    const isUnused = isNew && supply.isFresh && !!options.sessionData
    if (options.environment !== before.environment && !payment.known.inFlight) supply.drop()
    if (!target) return refresh()
    const isAsked = !!runs.current.question
    warn(unusedBecause(before, changes, payment, supply, isUnused, isAsked))
    if (before.verifyPayment && !options.verifyPayment) apply({ type: 'trust' })
    if (page && options.frameTitle !== before.frameTitle) page.frame.title = titleOf(options)
    const isTold = complaint === (complaint = invalidOption(options))
    const isSafe = payment.known.submitted || payment.known.outcome
    if (complaint && isSafe && !isTold) {
      void fail(new CheckoutError('INVALID_OPTIONS', complaint), false)
    } else if (!(complaint && isSafe) && remounts(before, options, payment, isNew, isAsked)) {
      void (isNew ? beginAnew() : begin())
    } else if (!isTold && !isSafe) void begin()
    else refresh()
  }

  return {
    get state() {
      return store.state
    },
    subscribe: (listener) => on('stateChange', ({ state }) => listener(state)),
    on,
    listen,
    mount,
    unmount,
    retry,
    setOptions,
    destroy() {
      isDead = true
      unmount()
      store.clear()
    },
  }
}
