import { within } from './deadline.ts'
import { isNewSession, remounts } from './change.ts'
import { createEmitter, type Stop } from './emitter.ts'
import { asCheckoutError, CheckoutError } from './errors.ts'
import type {
  CheckoutEventMap,
  CheckoutState,
  PaymentEvent,
  PaymentStatus,
  RedirectUrls,
} from './events.ts'
import { explain } from './explain.ts'
import { preconnect } from './frame.ts'
import { leave } from './leave.ts'
import { loadSdk } from './loader.ts'
import {
  httpUrl,
  invalidOption,
  pageOf,
  type CheckoutOptionName,
  type CheckoutOptions,
} from './options.ts'
import { openPage, titleOf, type Page, type PageListener } from './page.ts'
import { canRetry, isRetryable, renewalFor } from './retry.ts'
import { obtainSession, sessionText, type HeldSession } from './session.ts'
import { isSame, snapshot } from './snapshot.ts'
import { isOutcome, isRecheckable, transition, type Input, type Payment } from './state.ts'
import { startVerification, type FinalStatus } from './verify.ts'
import { onWaking } from './waking.ts'

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
   * Begins a new payment after `failed`, `canceled`, `expired` or `error`, with the same session or a new one, as needed.
   * Rejects with `INVALID_STATE` elsewhere: see `state.canRetry`.
   */
  retry: () => Promise<CheckoutState>
  /** Merges options; `undefined` resets one to its default. A new session, page or language remounts once. */
  setOptions: (options: Partial<CheckoutOptions>) => void
  /** Unmounts and forgets the listeners. In contrast to `unmount()`, it is final: a later `mount()` rejects. */
  destroy: () => void
}

/** Makes a checkout. Does nothing yet and never throws: bad options show at `mount()`. */
export function createCheckout(given: CheckoutOptions): Checkout {
  // A session can be had from whoever hears that one is required.
  const { on, emit, has, clear } = createEmitter<CheckoutEventMap>(refresh)
  // What a page's `Object.prototype` was polluted with is no option, least of all `sdk`.
  let options = { __proto__: null, ...given } as CheckoutOptions
  const held: HeldSession = { fresh: options.sessionData !== undefined }
  let payment: Payment = { status: 'idle' }
  /** Where the checkout is mounted, as given; `undefined` while it is not. */
  let target: Element | string | undefined
  /** The payment as the outside sees it, and as the outside was last told. */
  let state = look()
  let told = state
  let page: Page | undefined
  /** The newest run. Its signal aborts when another begins, or when nobody waits for it. */
  let run = new AbortController()
  let mounted: Promise<CheckoutState> | undefined
  let settle: ((error: CheckoutError | undefined) => void) | undefined
  let pageTimer: Timer
  let expiryTimer: Timer
  let stopVerifying: Stop | undefined
  /** What is verified. */
  let claim: PaymentEvent | undefined
  let isReady = false
  /** The run that is asking once more. */
  let asking: AbortSignal | undefined
  let isDead = false
  /** The invalid option that was told of. */
  let complaint: CheckoutOptionName | undefined

  // A run: session and SDK at once, then the page. After each wait: is it the newest still?

  function begin(): Promise<CheckoutState> {
    // What was new when this was asked for may be withdrawn before it is used: then the old one is not used instead.
    if (isOutcome(payment.status)) held.renew = renewalFor(payment, held)
    renewRun()
    onWaking(run.signal, wake)
    if (!settle) {
      mounted = new Promise((resolve, reject) => {
        settle = (error) => {
          settle = undefined
          if (error) reject(error)
          else resolve(state)
        }
      })
      // A remount that no call asked for fails as a state and an event alone.
      mounted.catch(() => {})
    }
    void perform(run)
    return mounted!
  }

  function renewRun(): void {
    run.abort()
    run = new AbortController()
  }

  async function perform({ signal }: AbortController): Promise<void> {
    let disconnect: Stop | undefined
    try {
      await Promise.resolve() // Of several in one task, the last alone goes on.
      if (signal.aborted) return
      isReady = false
      claim = undefined
      apply({ type: 'phase', phase: 'session' })
      complaint = invalidOption(options)
      if (complaint) throw new CheckoutError('INVALID_OPTIONS', complaint)
      const host = find(target)
      if (!host?.isConnected || host.ownerDocument !== document) {
        throw new CheckoutError('HOST_NOT_FOUND')
      }
      disconnect = preconnect(pageOf(options.environment))
      signal.addEventListener('abort', disconnect)
      const sdk = loadSdk(options.sdk, options.timeouts?.sdk)
      sdk.catch(() => {}) // The session is awaited first: with it comes the way to pay without us.
      const session = await obtainSession(options, held, signal, (reason) =>
        tell({ type: 'sessionRequired', reason }),
      )
      if (signal.aborted || !session) return
      if (typeof session === 'string') return apply({ type: 'answered', paymentStatus: session })
      Object.assign(held, { current: session, renew: undefined })
      checkExpiry()
      apply({ type: 'phase', phase: 'sdk' })
      const Sdk = await sdk
      if (signal.aborted) return
      page = openPage(Sdk, session.data, host, () => options, listener(signal))
      apply({ type: 'phase', phase: 'page' })
    } catch (error) {
      if (!signal.aborted) void fail(asCheckoutError(error, 'MOUNT_FAILED'))
    } finally {
      disconnect?.()
    }
  }

  function listener(signal: AbortSignal): PageListener {
    const isOpen = (): boolean => !signal.aborted && !!payment.pageOpen
    /** Tells of a redirect, and says whether it shall be followed. */
    const leaves = (urls: RedirectUrls): boolean => {
      let isFollowed = true
      const preventDefault = (): void => {
        isFollowed = false
      }
      if (isOpen()) tell({ type: 'redirect', ...urls, preventDefault })
      if (isFollowed && isOpen()) apply({ type: 'redirected' })
      return isFollowed
    }
    return {
      loaded,
      // A wallet inside the frame led back to the shop (`paymentRedirectUrl`), which is to be seen on the whole page.
      returned(normalUrl) {
        if (leaves({ normalUrl }) && isOpen()) leave(normalUrl)
      },
      reloading: () => apply({ type: 'reloading' }),
      emptied: unmount,
      away: unmount,
      refused: (isOurs, policy) =>
        void fail(
          new CheckoutError('MOUNT_FAILED', policy),
          // The frame's load may come before the report.
          isOurs && (policy === 'coep' ? !payment.heard : payment.status === 'loading'),
        ),
      blocked: (reason, origin) => tell({ type: 'messageBlocked', reason, origin }),
      received({ payment: event }, urls) {
        // Who hears that the page is ready may ask for another: not of one that has been paid with this message.
        if (event && event.type !== 'paymentCanceled' && isOpen()) {
          payment = { ...payment, submitted: true }
        }
        loaded(!event)
        if (event && isOpen()) {
          if (payment.status !== 'verifying') claim = event
          apply(event, event)
        }
        return (!urls || leaves(urls)) && isOpen()
      },
    }
  }

  // What happens with a transition.

  function apply(input: Input, event?: Told): void {
    const previous = payment
    payment = transition(previous, input, {
      verifies: !!options.verifyPayment,
      releases: options.releaseOn === 'result',
    })
    if (previous.pageOpen && !payment.pageOpen) {
      page?.close()
      page = undefined
    }
    if (isOpening(previous) !== isOpening(payment)) {
      clearTimeout(pageTimer)
      const ms = options.timeouts?.page ?? 20_000
      const late = (): void => void fail(new CheckoutError('PAGE_TIMEOUT', `${ms} ms`))
      if (isOpening(payment) && !payment.submitted) pageTimer = setTimeout(late, ms)
    }
    refresh(event)
    if (payment.status !== 'loading') settle?.(payment.error)
  }

  /** Something that the state is derived from may have changed: tells it, after the events that belong to it. */
  function refresh(event?: Told): void {
    verifyWhile(payment.status === 'verifying' && !!target)
    const next = look()
    if (!isSame(state, next)) state = next
    if (event) tell(event)
    const previous = told
    const current = (told = state)
    if (current !== previous) {
      emit({ type: 'stateChange', state: current, previous }, () => state !== current)
    }
  }

  /** When one listener unmounts the checkout, or changes the state, the others hear no more of what came before. */
  function tell(event: CheckoutEventMap[keyof CheckoutEventMap]): void {
    emit(event, () => !target)
  }

  function look(): CheckoutState {
    const canRenew = !!options.fetchSession || held.fresh || has('sessionRequired')
    return snapshot(
      payment,
      !!target && canRetry(payment, held, canRenew),
      httpUrl(options.hostedUrl)?.href ?? held.current?.normalUrl,
    )
  }

  function verifyWhile(isWanted: boolean): void {
    if (isWanted === !!stopVerifying) return
    stopVerifying?.()
    stopVerifying = isWanted
      ? startVerification(ask, options.timeouts?.verification, answered)
      : undefined
  }

  // What makes one happen.

  /** Tells of an error once it is put in words. One that ends the payment ends its run at once, unless submitted. */
  async function fail(given: CheckoutError, isEnd = true): Promise<void> {
    const failed = run
    const isLate = given.code === 'PAGE_TIMEOUT'
    if (isEnd && !isLate && !payment.submitted) run.abort()
    const error = await explain(given, options)
    // A page that came after all, while the text was loaded, is not closed: it may have been paid.
    if (run !== failed || (isLate && !isOpening(payment))) return
    if (isEnd) apply({ type: 'fail', error }, { type: 'error', error })
    else refresh({ type: 'error', error })
  }

  function loaded(heard = false): void {
    if (!(isOpening(payment) || heard) || run.signal.aborted) return
    apply({ type: 'loaded', heard }, !isReady && { type: 'ready' })
    isReady = true
  }

  const ask = async (signal: AbortSignal): Promise<PaymentStatus> =>
    options.verifyPayment!(claim ?? { type: 'paymentProcessing', code: 'SDK_PAYMENT_PROCESSING' }, {
      signal,
    })

  function answered(paymentStatus: FinalStatus | undefined, error?: CheckoutError): void {
    apply(
      { type: 'answered', paymentStatus },
      paymentStatus && { type: 'verificationSettled', paymentStatus },
    )
    if (error) void fail(error, false)
  }

  /** The tab is awake, online or visible again: what was missed meanwhile? */
  function wake(): void {
    checkExpiry()
    if (asking === run.signal || !options.verifyPayment || !isRecheckable(payment)) return
    const { signal } = run
    const heard = (answer?: PaymentStatus): void => {
      if (asking === signal) asking = undefined
      if (!signal.aborted && isRecheckable(payment) && /^(SUCCESS|FAIL)$/.test(answer!)) {
        answered(answer as FinalStatus)
      }
    }
    asking = signal
    within(options.timeouts?.verification, ask(signal), 'VERIFICATION_FAILED').then(heard, () =>
      heard(),
    )
  }

  function checkExpiry(): void {
    clearTimeout(expiryTimer)
    const { status, phase, submitted } = payment
    const left = (held.current?.expiresAt ?? NaN) - Date.now()
    // A timer cannot be longer than 24.8 days; it looks again.
    if (left > 0) expiryTimer = setTimeout(checkExpiry, Math.min(left, 2 ** 31 - 1))
    if (!(left <= 0)) return
    if (status === 'ready') apply({ type: 'expire' }, { type: 'sessionExpired' })
    else if (status === 'loading' && phase !== 'session' && !submitted) void begin()
    else refresh()
  }

  // What the outside asks for.

  function mount(given: Element | string): Promise<CheckoutState> {
    const { status, pageOpen, submitted } = payment
    const isHere = find(given) === (page?.frame.parentNode ?? find(target))
    if (isDead) return refuse('destroyed')
    if (isHere && (settle || pageOpen)) return mounted!
    if (pageOpen && submitted) return refuse('submitted')
    if (!target) onWaking(run.signal, wake)
    target = given || ' ' // A missing host is one that is not found, not an unmounted checkout.
    const asksServer = status === 'processing' && options.fetchSession
    const isNew = held.fresh && options.sessionData !== null
    if (settle || asksServer || isNew || !isOutcome(status)) return begin()
    wake()
    refresh()
    return (mounted = Promise.resolve(state))
  }

  function unmount(): void {
    target = undefined
    renewRun()
    clearTimeout(expiryTimer)
    apply({ type: 'unmount' })
  }

  function retry(): Promise<CheckoutState> {
    if (settle) return mounted!
    if (!target || !isRetryable(payment)) return refuse(payment.status)
    held.renew = renewalFor(payment, held)
    return begin()
  }

  async function refuse(came: string): Promise<never> {
    throw await explain(new CheckoutError('INVALID_STATE', came), options)
  }

  function setOptions(changes: Partial<CheckoutOptions>): void {
    const before = options
    options = { __proto__: null, ...before, ...changes } as CheckoutOptions
    const { environment, sessionData } = options
    held.fresh =
      sessionData !== undefined &&
      sessionText(sessionData) !== held.current?.data &&
      (held.fresh || isNewSession(before, options))
    if (environment !== before.environment && held.current?.fetched) held.current = undefined
    if (!target) return refresh()
    if (page && options.frameTitle !== before.frameTitle) page.frame.title = titleOf(options)
    const known = complaint
    complaint = invalidOption(options)
    const isTold = complaint === known
    if (complaint && payment.submitted) {
      if (isTold) refresh()
      else void fail(new CheckoutError('INVALID_OPTIONS', complaint))
    } else if (remounts(before, options, payment) || !(isTold || payment.submitted)) void begin()
    else refresh()
  }

  return {
    get state() {
      return state
    },
    subscribe: (listener) => on('stateChange', ({ state: next }) => listener(next)),
    on,
    mount,
    unmount,
    retry,
    setOptions,
    destroy() {
      isDead = true
      unmount()
      clear()
    },
  }
}

/** An event that comes with a transition, if any. */
type Told = CheckoutEventMap[keyof CheckoutEventMap] | false | undefined
type Timer = ReturnType<typeof setTimeout> | undefined

const isOpening = ({ status, phase }: Payment): boolean => status === 'loading' && phase === 'page'

function find(target: Element | string | undefined): Element | null | undefined {
  try {
    return typeof target === 'string' ? document.querySelector(target) : target
  } catch {
    return null
  }
}
