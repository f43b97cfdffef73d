import { holds, remounts } from './state/remount.ts'
import { createAlarm } from './time/alarm.ts'
import { bareOf } from './safe/bareOf.ts'
import { during } from './time/during.ts'
import type { Stop } from './stop.ts'
import { asCheckoutError, CheckoutError } from './errors.ts'
import type {
  CheckoutEventMap,
  CheckoutState,
  PaymentStatus,
  RedirectUrls,
  SessionReason,
} from './events.ts'
import { explain, warn } from './explain/explain.ts'
import { preconnect } from './page/preconnect.ts'
import { findHost, whenConnected } from './page/host.ts'
import { leave } from './page/leave.ts'
import { loadSdk } from './sdk/load.ts'
import {
  httpUrl,
  invalidOption,
  pageOf,
  type CheckoutOptionName,
  type CheckoutOptions,
} from './options.ts'
import { openPage, titleOf, type Page, type PageListener } from './page/page.ts'
import { announce, entryOf, isLiveElsewhere, onNews, share } from './state/registry.ts'
import { canRetry, isRetryable, renewalFor } from './state/retry.ts'
import { createRuns, type Run } from './run.ts'
import { isOver, sessionText, type Session } from './session/session.ts'
import { snapshot } from './state/snapshot.ts'
import {
  isOpening,
  isRecheckable,
  statusOf,
  transition,
  type Input,
  type Known,
  type Payment,
} from './state/payment.ts'
import { createStore, type Told } from './state/store.ts'
import { createSupply } from './session/supply.ts'
import { createVerification } from './state/verification.ts'
import { isFinal } from './state/verify.ts'
import { onWaking, whenActive } from './time/waking.ts'

/** One checkout: it gets a session and the SDK, puts Antom's page into a host, and knows where the payment is. */
export interface Checkout {
  /** Where the checkout is: an immutable snapshot, the same object until it changes. */
  readonly state: CheckoutState
  /** Calls `listener` with each new state. */
  subscribe: (listener: (state: CheckoutState) => void) => Stop
  /** Calls `listener` for each event of one kind, never after `unmount()`. */
  on: <Name extends keyof CheckoutEventMap>(
    name: Name,
    listener: (event: CheckoutEventMap[Name]) => void,
  ) => Stop
  /**
   * Opens Antom's page in an element of this document, also inside shadow roots, or shows what is known of the payment.
   * In contrast to `retry()`, it never opens the form of an order whose outcome is known.
   * Resolves to the state once loading has ended, `idle` if unmounted meanwhile; rejects with a `CheckoutError`.
   */
  mount: (host: Element | string) => Promise<CheckoutState>
  /**
   * Frees the page and everything that belongs to it. In contrast to `destroy()`, the checkout can be mounted again.
   * Safe at any time, also while mounting: the pending `mount()` then resolves to the state `idle`.
   */
  unmount: () => void
  /**
   * Pays again after `failed`, `canceled`, `expired` or `error`, or where the outcome is open but nothing is in flight; with
   * the same session or a new one, as needed. Rejects with `INVALID_STATE` elsewhere: see `state.canRetry`.
   */
  retry: () => Promise<CheckoutState>
  /**
   * Merges options; `undefined` resets one to its default. A new session, page or language remounts once; while a payment
   * may be under way, it is kept for `retry()`.
   */
  setOptions: (options: Partial<CheckoutOptions>) => void
  /** Unmounts and forgets the listeners. In contrast to `unmount()`, it is final: a later `mount()` rejects. */
  destroy: () => void
}

/** Makes a checkout. Does nothing yet and never throws: bad options show at `mount()`. */
export function createCheckout(given: CheckoutOptions): Checkout {
  // No prototype: a polluted `Object.prototype` must not inject options such as `sdk`.
  let options = bareOf(given) as CheckoutOptions
  const supply = createSupply(options)
  let payment: Payment = { stage: 'idle', known: {} }
  adopt()
  /** Where the checkout is mounted, as given; `undefined` while it is not. */
  let target: Element | string | undefined
  /** Aborts when the checkout is unmounted. */
  let life = new AbortController()
  let page: Page | undefined
  let isDead = false
  /** The invalid option that was told of. */
  let complaint: CheckoutOptionName | undefined

  const store = createStore(
    look,
    () => !target,
    (name) => (name === 'sessionRequired' && isLoading() ? runs.current.question : undefined),
  )
  const { on, tell } = store
  const runs = createRuns(() => store.state)
  const expiry = createAlarm(() => supply.current?.expiresAt, expire)
  const verification = createVerification(
    () => options,
    (answer, error) => {
      answered('verification', answer)
      if (error) void fail(error, false)
    },
    (answer) => answered('check', answer),
  )
  const watchLoading = during(() => {
    const ms = options.timeouts?.page ?? 20_000
    const late = (): void => void fail(new CheckoutError('PAGE_TIMEOUT', `${ms} ms`))
    const timer = setTimeout(late, ms)
    return () => clearTimeout(timer)
  })

  // A run: session and SDK at once, then the page. After each wait: is it the newest still?

  /** `known`: what is known of the payment that begins. Without it, an attempt goes on that has not begun yet. */
  function begin(known: Known = runs.current.known ?? payment.known): Promise<CheckoutState> {
    const run = runs.renew(known)
    const promise = runs.wait()
    void perform(run)
    return promise
  }

  /** Another payment begins: by `retry()`, or by new `sessionData`. That one may be withdrawn before the run reads it. */
  function beginAnew(): Promise<CheckoutState> {
    supply.renewal = renewalFor(payment, supply)
    return begin({})
  }

  async function perform(run: Run): Promise<void> {
    const { signal } = run
    /** It is not the newest run, or the payment has an outcome meanwhile, from here or elsewhere. */
    const isEnded = (): boolean => signal.aborted || !!payment.known.outcome
    let disconnect: Stop | undefined
    try {
      await whenActive() // Several mounts in one task: only the last one starts.
      if (signal.aborted) return
      const { known = payment.known } = run
      run.known = undefined
      const isAnother = supply.renewal || (supply.isFresh && !known.inFlight)
      apply({ type: 'begin', known, session: isAnother ? undefined : supply.current })
      complaint = invalidOption(options)
      if (complaint) throw new CheckoutError('INVALID_OPTIONS', complaint)
      const host = findHost(target)
      if (!host || host.ownerDocument !== document) throw new CheckoutError('HOST_NOT_FOUND')
      disconnect = preconnect(pageOf(options.environment))
      signal.addEventListener('abort', disconnect)
      const sdk = loadSdk(options.sdk, options.timeouts?.sdk)
      sdk.catch(() => {}) // The session is awaited first: with it comes the way to pay without us.
      const ask = (reason: SessionReason): void =>
        tell((run.question = { type: 'sessionRequired', reason }))
      const session = known.inFlight ? supply.current : await supply.obtain(options, signal, ask)
      if (isEnded() || !session) return
      if (typeof session === 'string') return settle(session, known)
      apply({ type: 'known', known: entryOf(session.data)?.known ?? payment.known, session })
      if (payment.known.outcome) return resume()
      expiry.look()
      if (payment.known.inFlight && (await isSettled(run, session))) return
      apply({ type: 'phase', phase: 'sdk' })
      const Sdk = await sdk
      await whenConnected(host, signal)
      if (isEnded()) return
      if (isElsewhere()) return apply({ type: 'wait' })
      // It has run out while the host was away.
      if (isOver(session) && !payment.known.inFlight) return void begin()
      // A payment in flight goes on where it was submitted.
      const { environment } = (payment.known.inFlight && entryOf(session.data)) || options
      page = openPage(
        Sdk,
        session.data,
        environment ?? options.environment,
        host,
        () => options,
        listener(signal),
      )
      apply({ type: 'phase', phase: 'page' })
    } catch (error) {
      if (!isEnded()) void fail(asCheckoutError(error, 'MOUNT_FAILED'))
    } finally {
      disconnect?.()
    }
  }

  /** In the place of a session came word that the order needs none. */
  function settle(paymentStatus: PaymentStatus, known: Known): void {
    supply.renewal = undefined
    apply({ type: 'begin', known, session: supply.current })
    answered('session', paymentStatus)
  }

  /** Whether the page of a payment in flight stays closed: the server has settled it, or nobody can go on there. */
  async function isSettled({ signal }: Run, session: Session): Promise<boolean> {
    if (!isElsewhere() && options.verifyPayment) {
      const answer = await verification.askFirst(payment.known.claim, signal)
      if (signal.aborted || payment.known.outcome) return true
      if (answer === 'SUCCESS' || answer === 'FAIL') {
        answered('check', answer)
        return true
      }
    }
    const isStuck = isElsewhere() || isOver(session)
    if (isStuck) apply({ type: 'wait' })
    return isStuck
  }

  const isElsewhere = (): boolean => isLiveElsewhere(payment.session?.data, page?.frame)

  function listener(signal: AbortSignal): PageListener {
    let isReady = false
    const isOpen = (): boolean => !signal.aborted && !!payment.pageOpen
    /** The event `ready`, once a mount. */
    const first = (): Told => !isReady && ((isReady = true), { type: 'ready' })
    const loaded = (heard: boolean): void => {
      if (isOpen() && (heard || isOpening(payment))) apply({ type: 'loaded', heard }, first())
    }
    /** Tells of a redirect, and says whether it shall be followed. */
    const leaves = (urls: RedirectUrls): boolean => {
      let isFollowed = true
      const preventDefault = (): void => {
        isFollowed = false
      }
      const event = bareOf({ ...urls, type: 'redirect', preventDefault })
      if (isOpen()) tell(event as CheckoutEventMap['redirect'])
      if (isFollowed && isOpen()) apply({ type: 'redirected' })
      return isFollowed
    }
    return {
      loaded: () => loaded(false),
      // A wallet inside the frame led back to the shop (`paymentRedirectUrl`), which is to be seen on the whole page.
      returned(normalUrl) {
        if (leaves({ normalUrl }) && isOpen()) leave(normalUrl)
      },
      reloading: () => apply({ type: 'reloading' }),
      emptied: unmount,
      away,
      refused: (isOurs, policy) =>
        void fail(
          new CheckoutError('MOUNT_FAILED', policy),
          // The frame's load may come before the report.
          isOurs && (policy === 'coep' ? !payment.heard : isLoading()),
        ),
      blocked: (reason, origin) => tell({ type: 'messageBlocked', reason, origin }),
      received({ payment: event }, urls) {
        // A `ready` listener may ask for another page: by then the state knows this message, and it is told.
        if (event && isOpen()) apply(event, first(), event)
        else loaded(true)
        return (!urls || leaves(urls)) && isOpen()
      },
    }
  }

  // A transition, and everything that follows from it.

  function apply(input: Input, ...events: Told[]): void {
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
    if (!isLoading()) runs.settle(statusOf(payment) === 'error' ? payment.error : undefined)
    if (news) announce(news, hear)
  }

  const next = (input: Input): Payment =>
    transition(payment, input, {
      verifies: !!options.verifyPayment,
      releases: options.releaseOn === 'result',
    })

  /** Something that the state is derived from may have changed: tells it, after the events that belong to it. */
  function refresh(...events: Told[]): void {
    const { outcome, claim } = payment.known
    verification.run(claim, !!target && outcome === 'verifying' && !!options.verifyPayment)
    store.refresh(...events)
  }

  function look(isAsked: boolean): CheckoutState {
    const canRenew = !!options.fetchSession || supply.isFresh || isAsked
    return snapshot(
      payment,
      !!target && canRetry(payment, supply, canRenew),
      httpUrl(options.hostedUrl)?.href ?? supply.current?.normalUrl,
    )
  }

  const isLoading = (): boolean => statusOf(payment) === 'loading'

  // Everything that makes one happen.

  /** Tells of an error once it is put in words. One that ends the payment ends its run at once, unless submitted. */
  async function fail(given: CheckoutError, isEnd = true): Promise<void> {
    const isLate = given.code === 'PAGE_TIMEOUT'
    if (isEnd && !isLate && !(payment.pageOpen && payment.paying)) runs.renew()
    const failed = runs.current
    const error = await explain(given, options)
    // A page that came after all, while the text was loaded, is not closed: it may have been paid.
    if (runs.current !== failed || (isLate && !isOpening(payment))) return
    if (isEnd) apply({ type: 'fail', error }, { type: 'error', error })
    else refresh({ type: 'error', error })
  }

  function answered(
    by: 'session' | 'verification' | 'check',
    paymentStatus: PaymentStatus | undefined,
  ): void {
    const input: Input = { type: 'answered', by, paymentStatus }
    const isFinalWord = by !== 'session' && isFinal(paymentStatus)
    if (next(input) !== payment) {
      apply(input, isFinalWord && { type: 'verificationSettled', paymentStatus })
    }
  }

  /** An outcome is shown in the place of the page, and the server is asked where it is open. */
  function resume(): void {
    if (!options.verifyPayment) apply({ type: 'trust' })
    recheck()
  }

  function recheck(): void {
    const isClosed = !payment.pageOpen && statusOf(payment) === 'processing'
    if (!isRecheckable(payment) || runs.pending) return
    verification.recheck(payment.known.claim, runs.current, isClosed)
  }

  /** The tab is awake, online or visible again, or another checkout has let the payment go. */
  function wake(): void {
    expiry.look()
    const { stage, known } = payment
    if (stage === 'waiting' && known.inFlight && !known.outcome && !isElsewhere()) void begin()
    else recheck()
  }

  /** There is news of a session, maybe of the newest one that has replaced ours. */
  function hear(text: string): void {
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
      // While the host is away, no session is fetched that may run out unused.
      if (findHost(target)?.isConnected) void begin()
    } else refresh()
    if (target) recheck()
  }

  /** The host has left the document, and its page is lost. The next run waits until the host is back. */
  function away(): void {
    if (payment.known.outcome) return apply({ type: 'wait' })
    // The same element, whatever a selector means by then.
    target = page?.frame.parentElement ?? target
    void begin()
  }

  // Everything that the outside asks for.

  /** Begins from what this document knows of the session. Paid stays paid, also where nobody has verified it. */
  function adopt(): void {
    if (payment.known.outcome === 'succeeded') return
    const known = supply.adopt(options, holds(payment))
    if (known) payment = { ...payment, known, session: supply.current }
  }

  function mount(given: Element | string): Promise<CheckoutState> {
    if (isDead) return refuse('destroyed')
    const host = findHost(given)
    // Its frame was taken out of its host, and the host stays: as `unmount()`.
    if (page && !page.frame.parentNode) unmount()
    const isHere = host === (page ? page.frame.parentNode : findHost(target))
    if (isHere && (runs.pending || page)) return runs.promise
    if (page && payment.known.inFlight) return refuse('submitted')
    if (!target) {
      onWaking(life.signal, wake)
      onNews(life.signal, hear)
    }
    target = given || ' ' // A missing host is one that is not found, not an unmounted checkout.
    if (!page && !runs.pending) adopt()
    if (supply.isFresh && options.sessionData !== null && !holds(payment)) return beginAnew()
    if (!payment.known.outcome || runs.current.known) return begin()
    apply({ type: 'wait' })
    resume()
    return Promise.resolve(store.state)
  }

  function unmount(): void {
    target = undefined
    life.abort()
    life = new AbortController()
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
    options = bareOf({ ...before, ...changes }) as CheckoutOptions
    const isNew = supply.change(options)
    const { environment, frameTitle, sessionData, verifyPayment } = options
    if (environment !== before.environment && !payment.known.inFlight) supply.drop()
    if (!target) return refresh()
    const { question } = runs.current
    const replaced = supply.current?.data
    if (isNew && supply.isFresh && sessionData && !question && holds(payment)) {
      warn(statusOf(payment))
    }
    // Adapters say all options at every change: one that is as before is not meant as an answer.
    const isMeant = !('environment' in changes) || changes.sessionData !== before.sessionData
    if (question && isMeant && replaced && sessionText(changes.sessionData) === replaced) {
      warn('replaced')
    }
    if (before.verifyPayment && !verifyPayment) apply({ type: 'trust' })
    if (page && frameTitle !== before.frameTitle) page.frame.title = titleOf(options)
    const isTold = complaint === (complaint = invalidOption(options))
    const isSafe = payment.known.submitted || payment.known.outcome
    if (complaint && isSafe) {
      if (isTold) refresh()
      else void fail(new CheckoutError('INVALID_OPTIONS', complaint), false)
    } else if (remounts(before, options, payment, isNew, !!question)) {
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
