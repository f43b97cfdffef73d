import { createEmitter, type Stop } from './emitter.ts'
import { CheckoutError, explained } from './errors.ts'
import type { CheckoutEventMap, CheckoutState, PaymentEvent, PaymentStatus } from './events.ts'
import { preconnect } from './frame.ts'
import { loadSdk } from './loader.ts'
import {
  httpUrl,
  invalidOption,
  pageOf,
  type CheckoutOptionName,
  type CheckoutOptions,
} from './options.ts'
import { localeOf, openPage, titleOf, type Page, type PageListener } from './page.ts'
import { canRetry, renewalFor } from './retry.ts'
import {
  chooseSession,
  fetchSession,
  isOver,
  sessionText,
  type HeldSession,
  type Session,
} from './session.ts'
import { isOutcome, isRecheckable, type Input, type Payment } from './state.ts'
import { createStore } from './store.ts'
import { isFinal, startVerification, type FinalStatus } from './verify.ts'
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
  const { on, emit, has, clear } = createEmitter<CheckoutEventMap>()
  let options: CheckoutOptions = { ...given }
  const held: HeldSession = { fresh: options.sessionData !== undefined }
  /** Where the checkout is mounted, as given; `undefined` while it is not. */
  let target: Element | string | undefined
  let page: Page | undefined
  /** The newest run. Its signal aborts when another begins, or when nobody waits for it. */
  let run = new AbortController()
  /** Ends with the unmount. */
  let presence = new AbortController()
  let mounted: Promise<CheckoutState> | undefined
  let settle: ((error: CheckoutError | undefined) => void) | undefined
  let pageTimer: Timer
  let expiryTimer: Timer
  let stopVerifying: Stop | undefined
  /** What is verified. */
  let claim: PaymentEvent = { type: 'paymentProcessing', code: 'SDK_PAYMENT_PROCESSING' }
  let isReady = false
  let isAsking = false
  let isDead = false
  /** The invalid option that was told of. */
  let complaint: CheckoutOptionName | undefined

  const store = createStore(
    emit,
    () => ({ verifies: !!options.verifyPayment, releases: options.releaseOn === 'result' }),
    (payment) => ({
      canRetry:
        !!target &&
        canRetry(payment, held, !!options.fetchSession || held.fresh || has('sessionRequired')),
      hostedUrl: httpUrl(options.hostedUrl)?.href ?? held.current?.normalUrl,
    }),
    react,
  )

  // A run: session and SDK at once, then the page. After each wait: is it the newest still?

  async function perform({ signal }: AbortController): Promise<void> {
    let disconnect: Stop | undefined
    try {
      await Promise.resolve() // Of several in one task, the last alone goes on.
      if (signal.aborted) return
      isReady = false
      apply({ type: 'phase', phase: 'session' })
      complaint = invalidOption(options)
      if (complaint) throw await explainOption(complaint)
      const host = find(target)
      if (!host?.isConnected || host.ownerDocument !== document) {
        throw new CheckoutError('HOST_NOT_FOUND', 'The host must be an element in this document.')
      }
      disconnect = preconnect(pageOf(options.environment))
      signal.addEventListener('abort', disconnect)
      const sdk = loadSdk(options.sdk, options.timeouts?.sdk ?? 15_000)
      sdk.catch(() => {}) // The session is awaited first: with it comes the way to pay without us.
      const session = await obtainSession(signal)
      if (signal.aborted || !session) return
      if (typeof session === 'string') return apply({ type: 'answered', paymentStatus: session })
      Object.assign(held, { current: session, fresh: false, renew: undefined })
      apply({ type: 'phase', phase: 'sdk' })
      checkExpiry()
      const Sdk = await sdk
      if (signal.aborted) return
      page = openPage(Sdk, session.data, host, () => options, listener(signal))
      apply({ type: 'phase', phase: 'page' })
    } catch (error) {
      if (!signal.aborted) fail(asCheckoutError(error))
    } finally {
      disconnect?.()
    }
  }

  async function obtainSession(signal: AbortSignal): Promise<Session | PaymentStatus | undefined> {
    const source = await chooseSession(options, held)
    if (source.from === 'hand') return source.session
    if (source.from === 'fetch') return fetchSession(options, source.reason, signal)
    if (source.from === 'merchant' && !signal.aborted) {
      emit('sessionRequired', { type: 'sessionRequired', reason: source.reason })
    }
    return undefined
  }

  function listener(signal: AbortSignal): PageListener {
    const isOpen = (): boolean => !signal.aborted && !!store.payment.pageOpen
    return {
      loaded,
      reloading: () => apply({ type: 'reloading' }),
      gone: unmount,
      refused() {
        const error = new CheckoutError(
          'MOUNT_FAILED',
          "This page's Content-Security-Policy must allow Antom's page in frame-src.",
        )
        if (store.payment.status === 'loading') fail(error)
        else emit('error', { type: 'error', error })
      },
      blocked: (reason, origin) =>
        emit('messageBlocked', { type: 'messageBlocked', reason, origin }),
      received({ payment: event }, urls) {
        loaded()
        if (event && isOpen()) {
          if (store.payment.status !== 'verifying') claim = event
          apply(event, event)
        }
        if (urls && isOpen()) {
          let isPrevented = false
          const preventDefault = (): void => {
            isPrevented = true
          }
          emit('redirect', { type: 'redirect', ...urls, preventDefault })
          if (isPrevented) return false
          if (isOpen()) apply({ type: 'redirected' })
        }
        return isOpen()
      },
    }
  }

  // What happens with a transition, and what makes one happen.

  function apply(input: Input, ...events: CheckoutEventMap[keyof CheckoutEventMap][]): void {
    store.apply(input, ...events)
    if (store.payment.status !== 'loading') settle?.(store.payment.error)
  }

  function react(previous: Payment, payment: Payment): void {
    if (previous.pageOpen && !payment.pageOpen) {
      page?.close()
      page = undefined
    }
    if (isOpening(previous) !== isOpening(payment)) {
      clearTimeout(pageTimer)
      const ms = options.timeouts?.page ?? 20_000
      const late = (): void =>
        fail(new CheckoutError('PAGE_TIMEOUT', `Antom's page must load in ${ms} ms. Try again.`))
      if (isOpening(payment) && !payment.submitted) pageTimer = setTimeout(late, ms)
    }
    verifyWhile(payment.status === 'verifying' && !!target)
  }

  function verifyWhile(isWanted: boolean): void {
    if (isWanted === !!stopVerifying) return
    stopVerifying?.()
    stopVerifying = isWanted
      ? startVerification(ask, options.timeouts?.verification ?? 60_000, answered)
      : undefined
  }

  const ask = async (signal: AbortSignal): Promise<PaymentStatus> =>
    options.verifyPayment!(claim, { signal })

  function answered(paymentStatus: FinalStatus | undefined, error?: CheckoutError): void {
    const settled = paymentStatus && ({ type: 'verificationSettled', paymentStatus } as const)
    const failed = error && ({ type: 'error', error } as const)
    apply({ type: 'answered', paymentStatus }, ...[settled ?? failed].filter((event) => !!event))
  }

  /** The tab is awake, online or visible again: what was missed meanwhile? */
  function wake(): void {
    checkExpiry()
    if (isAsking || !options.verifyPayment || !isRecheckable(store.payment)) return
    const { signal } = run
    const heard = (answer?: PaymentStatus): void => {
      isAsking = false
      if (!signal.aborted && isRecheckable(store.payment) && isFinal(answer)) answered(answer)
    }
    isAsking = true
    ask(signal).then(heard, () => heard())
  }

  function checkExpiry(): void {
    clearTimeout(expiryTimer)
    const { status, phase, submitted } = store.payment
    const left = held.current ? held.current.expiresAt - Date.now() : NaN
    // A timer cannot be longer than 24.8 days; it looks again.
    if (left > 0) expiryTimer = setTimeout(checkExpiry, Math.min(left, 2 ** 31 - 1))
    if (!isOver(held.current)) return
    if (status === 'ready') apply({ type: 'expire' }, { type: 'sessionExpired' })
    else if (status === 'loading' && phase !== 'session' && !submitted) void begin()
    else store.refresh()
  }

  function fail(error: CheckoutError): void {
    if (!store.payment.submitted) run.abort()
    apply({ type: 'fail', error }, { type: 'error', error })
  }

  function loaded(): void {
    if (!isOpening(store.payment)) return
    const told = isReady ? [] : [{ type: 'ready' } as const]
    isReady = true
    apply({ type: 'loaded' }, ...told)
  }

  // What the outside asks for.

  function begin(): Promise<CheckoutState> {
    run.abort()
    run = new AbortController()
    if (!settle) {
      mounted = new Promise((resolve, reject) => {
        settle = (error) => {
          settle = undefined
          if (error) reject(error)
          else resolve(store.state)
        }
      })
      // A remount that no call asked for fails as a state and an event alone.
      mounted.catch(() => {})
    }
    void perform(run)
    return mounted!
  }

  function mount(given: Element | string): Promise<CheckoutState> {
    const { status, pageOpen, submitted } = store.payment
    const isSame = !!target && find(given) === find(target)
    if (isDead) return refuse('This checkout was destroyed. Create another.')
    if (isSame && (settle || pageOpen)) return mounted!
    if (pageOpen && submitted) {
      return refuse('This payment was submitted in another host. Unmount first.')
    }
    if (!target) onWaking(presence.signal, wake)
    target = given || ' '
    const asksServer = status === 'processing' && !!options.fetchSession
    if (asksServer) held.renew ??= 'initial'
    if (settle || asksServer || held.fresh || !isOutcome(status)) return begin()
    verifyWhile(status === 'verifying')
    wake()
    store.refresh()
    return (mounted = Promise.resolve(store.state))
  }

  function unmount(): void {
    target = undefined
    run.abort()
    run = new AbortController()
    presence.abort()
    presence = new AbortController()
    clearTimeout(expiryTimer)
    apply({ type: 'unmount' })
    verifyWhile(false)
  }

  function retry(): Promise<CheckoutState> {
    const { status } = store.payment
    if (settle) return mounted!
    if (!target || !/^(failed|canceled|expired|error)$/.test(status)) {
      return refuse(`retry() does nothing in the state ${status}. See state.canRetry.`)
    }
    held.renew = renewalFor(store.payment, held)
    return begin()
  }

  function setOptions(changes: Partial<CheckoutOptions>): void {
    const before = options
    options = { ...before, ...changes }
    const { environment, sessionData } = options
    const { status, phase, pageOpen, submitted } = store.payment
    const isNewSession =
      sessionData !== undefined && sessionText(sessionData) !== sessionText(before.sessionData)
    const isNewPage = environment !== before.environment
    held.fresh = sessionData !== undefined && (held.fresh || isNewSession)
    if (isNewPage && held.current?.fetched) held.current = undefined
    if (!target) return store.refresh()
    if (page) page.frame.title = titleOf(options)
    const told = complaint
    complaint = invalidOption(options)
    if (complaint && submitted) {
      if (complaint !== told) void explainOption(complaint).then(fail)
      return
    }
    // A submitted payment is never torn down for new options, nor is an outcome forgotten: they wait.
    const isHeld = (submitted && pageOpen) || (isOutcome(status) && status !== 'failed')
    const isShown = pageOpen || status === 'error' || (status === 'loading' && phase !== 'session')
    const isOther = isShown && (isNewPage || localeOf(options) !== localeOf(before))
    if (!isHeld && (isNewSession || isOther || complaint !== told)) void begin()
    else store.refresh()
  }

  const explainOption = (name: CheckoutOptionName): Promise<CheckoutError> =>
    explained('INVALID_OPTIONS', ({ optionMistake }) => optionMistake(name, options))

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
      unmount()
      clear()
      isDead = true
    },
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined

const isOpening = ({ status, phase }: Payment): boolean => status === 'loading' && phase === 'page'

function find(target: Element | string | undefined): Element | null | undefined {
  try {
    return typeof target === 'string' ? document.querySelector(target) : target
  } catch {
    return null
  }
}

const asCheckoutError = (error: unknown): CheckoutError =>
  error instanceof CheckoutError
    ? error
    : new CheckoutError('MOUNT_FAILED', "Antom's SDK threw while it opened its page.", error)

const refuse = (message: string): Promise<never> =>
  Promise.reject(new CheckoutError('INVALID_STATE', message))
