import { changeOf, localeOf } from './change.ts'
import { createEmitter, type Stop } from './emitter.ts'
import { CheckoutError } from './errors.ts'
import type { CheckoutEventMap, CheckoutState, PaymentEvent } from './events.ts'
import { preconnect } from './frame.ts'
import { loadSdk } from './loader.ts'
import { checkOptions, httpUrl, pageOf, type CheckoutOptions } from './options.ts'
import { openPage, type Page } from './page.ts'
import { canRetry, renewalFor } from './retry.ts'
import type { SdkClass } from './sdk.ts'
import {
  chooseSession,
  fetchSession,
  watchExpiry,
  type HeldSession,
  type Session,
  type SessionAnswer,
} from './session.ts'
import type { Input, Payment } from './state.ts'
import { createStore } from './store.ts'
import { createVerifier } from './verify.ts'
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

interface Pending {
  readonly resolve: (state: CheckoutState) => void
  readonly reject: (error: CheckoutError) => void
}

/** Makes a checkout. Does nothing yet and never throws: bad options show at `mount()`. */
export function createCheckout(given: CheckoutOptions): Checkout {
  const { on, emit, has, clear } = createEmitter<CheckoutEventMap>()
  let options: CheckoutOptions = { ...given }
  const held: HeldSession = {
    current: undefined,
    fresh: options.sessionData !== undefined,
    renew: undefined,
  }
  /** Where the checkout is mounted, as given; `undefined` while it is not. */
  let target: Element | string | undefined
  let page: Page | undefined
  /** The newest run. Its signal aborts when another begins, or when nobody waits for it. */
  let run = new AbortController()
  let pending: Pending | undefined
  let mounted: Promise<CheckoutState> | undefined
  let pageTimer: ReturnType<typeof setTimeout> | undefined
  let stopWaking: Stop | undefined
  let claim: PaymentEvent = { type: 'paymentProcessing', code: 'SDK_PAYMENT_PROCESSING' }
  /** The merchant's server is asked about an order that was left in `processing`. */
  let isRestoring = false
  let isReady = false
  let isDead = false
  /** What was wrong with the options, if it was told already. */
  let complaint: string | undefined

  const store = createStore({
    emit,
    rules: () => ({
      verifies: !!options.verifyPayment,
      releaseOn: options.releaseOn ?? 'back-to-merchant',
    }),
    derive: (payment) => ({
      canRetry: !!target && canRetry(payment, held, options, has('sessionRequired')),
      hostedUrl: httpUrl(options.hostedUrl)?.href ?? held.current?.normalUrl,
    }),
    react,
  })
  const verifier = createVerifier({
    ask: async (signal) => options.verifyPayment!(claim, { signal }),
    ms: () => options.timeouts?.verification ?? 60_000,
    settled(paymentStatus, error) {
      if (paymentStatus) {
        apply({ type: 'answered', paymentStatus }, { type: 'verificationSettled', paymentStatus })
      } else if (error) apply({ type: 'answered', paymentStatus }, { type: 'error', error })
      else apply({ type: 'answered', paymentStatus })
    },
    rechecked(paymentStatus) {
      apply({ type: 'rechecked', paymentStatus }, { type: 'verificationSettled', paymentStatus })
    },
  })
  const expiry = watchExpiry(() => held.current, expired)

  // A run, step by step. After each wait it looks whether it is the newest still.

  async function perform({ signal }: AbortController): Promise<void> {
    await Promise.resolve() // Of several in one task, the last alone goes on.
    if (signal.aborted) return
    let disconnect: Stop | undefined
    try {
      isRestoring = store.payment.status === 'processing' && !held.fresh && !held.renew
      if (!isRestoring) beginPayment()
      checkOptions(options)
      const host = find(target)
      if (!host?.isConnected || host.ownerDocument !== document) throw noHost(target)
      disconnect = preconnect(pageOf(options.environment))
      const sdk = loadSdk(options.sdk, options.timeouts?.sdk ?? 15_000, signal)
      const answer = await Promise.race([obtainSession(signal), sdk.then(() => forever)])
      if (signal.aborted || !answer) return
      if ('paymentStatus' in answer) {
        isRestoring = false
        apply({ type: 'told', paymentStatus: answer.paymentStatus })
        return
      }
      Object.assign(held, { current: answer, fresh: false, renew: undefined })
      expiry.check()
      if (isRestoring) beginPayment()
      apply({ type: 'phase', phase: 'sdk' })
      const Sdk = await sdk
      if (signal.aborted) return
      page = open(Sdk, host, answer)
      apply({ type: 'phase', phase: 'page' })
    } catch (error) {
      if (!signal.aborted) fail(error as CheckoutError)
    } finally {
      disconnect?.()
      if (!signal.aborted) settle()
    }
  }

  function beginPayment(): void {
    isRestoring = isReady = false
    apply({ type: 'begin' })
  }

  async function obtainSession(signal: AbortSignal): Promise<SessionAnswer | undefined> {
    const ms = options.timeouts?.session ?? 15_000
    if (isRestoring) {
      const { fetchSession: fetch } = options
      if (fetch) return fetchSession({ kind: 'fetch', fetch, reason: 'initial' }, ms, signal)
      isRestoring = false
      wake()
      return undefined
    }
    const source = chooseSession(options, held)
    switch (source.kind) {
      case 'known':
        return source.session
      case 'fetch':
        return fetchSession(source, ms, signal)
      case 'require':
        emit('sessionRequired', { type: 'sessionRequired', reason: source.reason })
        return undefined
      case 'wait':
        return undefined
    }
  }

  function open(Sdk: SdkClass, host: Element, session: Session): Page {
    const current = run
    const isCurrent = (): boolean => run === current && store.payment.pageOpen
    const { environment, frameTitle } = options
    return openPage(
      {
        Sdk,
        sdkOptions: { environment, locale: localeOf(options) },
        address: pageOf(environment),
        sessionData: session.data,
        host,
        title: frameTitle ?? FRAME_TITLE,
        analytics: options.analytics ?? true,
        trustedOrigins: () => options.trustedOrigins ?? [],
      },
      {
        loaded,
        reloading: () => apply({ type: 'reloading' }),
        gone: unmount,
        refused() {
          const error = new CheckoutError(
            'MOUNT_FAILED',
            "This page's Content-Security-Policy must allow Antom's page in frame-src, but it refused a frame.",
          )
          if (store.payment.status === 'loading') fail(error)
          else emit('error', { type: 'error', error })
        },
        blocked: (reason, origin) =>
          emit('messageBlocked', { type: 'messageBlocked', reason, origin }),
        receive({ payment: event, urls }) {
          loaded()
          if (event) {
            if (store.payment.status !== 'verifying') claim = event
            apply({ type: 'message', event }, event)
          }
          if (urls && isCurrent()) {
            let isPrevented = false
            const preventDefault = (): void => {
              isPrevented = true
            }
            emit('redirect', { type: 'redirect', ...urls, preventDefault })
            if (isPrevented) return false
            if (isCurrent()) apply({ type: 'redirected' })
          }
          return isCurrent()
        },
      },
    )
  }

  // What happens with a transition, and what makes one happen.

  function apply(input: Input, ...events: CheckoutEventMap[keyof CheckoutEventMap][]): void {
    store.apply(input, ...events)
    settle()
  }

  function react(previous: Payment, payment: Payment): void {
    if (previous.pageOpen && !payment.pageOpen) {
      page?.close()
      page = undefined
    }
    if (isOpening(previous) !== isOpening(payment)) {
      clearTimeout(pageTimer)
      if (isOpening(payment) && !payment.submitted) {
        const ms = options.timeouts?.page ?? 20_000
        pageTimer = setTimeout(() => fail(lateOpening(ms)), ms)
      }
    }
    if (payment.status === 'verifying') {
      if (previous.status !== 'verifying') verifier.start()
    } else if (previous.status === 'verifying' || payment.status === 'loading') verifier.stop()
  }

  function settle(): void {
    const { status, error } = store.payment
    if (!pending || status === 'loading' || isRestoring) return
    const { resolve, reject } = pending
    pending = undefined
    if (error) reject(error)
    else resolve(store.state)
  }

  function fail(error: CheckoutError): void {
    if (!store.payment.submitted) run.abort()
    if (error.code === 'INVALID_OPTIONS') complaint = error.message
    isRestoring = false
    apply({ type: 'fail', error }, { type: 'error', error })
  }

  function loaded(): void {
    if (!isOpening(store.payment)) return
    const isFirst = !isReady
    isReady = true
    if (isFirst) apply({ type: 'loaded' }, { type: 'ready' })
    else apply({ type: 'loaded' })
  }

  function expired(): void {
    const { status, phase, submitted } = store.payment
    if (status === 'ready') apply({ type: 'expire' }, { type: 'sessionExpired' })
    else if (status === 'loading' && phase !== 'session' && !submitted) void begin()
    else store.refresh()
  }

  /** The tab is awake, online or visible again: what was missed meanwhile? */
  function wake(): void {
    expiry.check()
    const { status, redirected } = store.payment
    const isOpen = status === 'processing' || (redirected && /^(ready|expired)$/.test(status))
    if (isOpen && options.verifyPayment) verifier.recheck()
  }

  // What the outside asks for.

  function begin(): Promise<CheckoutState> {
    run.abort()
    run = new AbortController()
    if (!pending || !mounted) {
      mounted = new Promise((resolve, reject) => {
        pending = { resolve, reject }
      })
      // A remount that no call asked for fails as a state and an event alone.
      mounted.catch(() => {})
    }
    void perform(run)
    return mounted
  }

  function mount(given: Element | string): Promise<CheckoutState> {
    if (isDead) return refuse('mount() needs a checkout that is not destroyed. Create another.')
    const { status, pageOpen, submitted, unsettled } = store.payment
    const isSame = !!target && (given === target || (!!find(given) && find(given) === find(target)))
    if (mounted && isSame && (pending || pageOpen)) return mounted
    if (pageOpen && submitted) {
      return refuse(
        'mount() in another host needs an unsubmitted payment, but this one was submitted. Unmount first.',
      )
    }
    target = given ?? ''
    stopWaking ??= onWaking(wake)
    const isKnown = unsettled || /^(succeeded|failed|verifying)$/.test(status)
    if (pending || !isKnown || held.fresh) return begin()
    apply({ type: 'resume' })
    store.refresh()
    mounted = Promise.resolve(store.state)
    return mounted
  }

  function unmount(): void {
    run.abort()
    target = undefined
    isRestoring = false
    stopWaking?.()
    stopWaking = undefined
    expiry.stop()
    verifier.stop()
    apply({ type: 'unmount' })
  }

  function retry(): Promise<CheckoutState> {
    if (pending && mounted) return mounted
    const { status } = store.payment
    if (!target || !/^(failed|canceled|expired|error)$/.test(status)) {
      return refuse(
        `retry() needs a mounted checkout that failed, expired or was canceled, but it is ${target ? status : 'not mounted'}.`,
      )
    }
    held.renew = renewalFor(store.payment, held)
    return begin()
  }

  function setOptions(changes: Partial<CheckoutOptions>): void {
    const before = options
    options = { ...before, ...changes }
    const { isNewSession, isNewPage, remounts } = changeOf(before, options, store.payment)
    if (isNewSession) held.fresh = true
    if (isNewPage && held.current?.fetched) held.current = undefined
    if (!target) return store.refresh()
    try {
      checkOptions(options)
    } catch (error) {
      if ((error as CheckoutError).message !== complaint) fail(error as CheckoutError)
      return
    }
    if (page) page.frame.title = options.frameTitle ?? FRAME_TITLE
    const isMended = complaint !== undefined && store.payment.status === 'error'
    complaint = undefined
    if (remounts || isMended) void begin()
    else store.refresh()
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
      unmount()
      clear()
      isDead = true
    },
  }
}

const FRAME_TITLE = 'Secure checkout'

/** Never settles, so that of two promises the other one counts. */
const forever = new Promise<never>(() => {})

const isOpening = ({ status, phase }: Payment): boolean => status === 'loading' && phase === 'page'

function find(target: Element | string | undefined): Element | null {
  try {
    return typeof target === 'string' ? document.querySelector(target) : (target ?? null)
  } catch {
    return null
  }
}

const refuse = (message: string): Promise<never> =>
  Promise.reject(new CheckoutError('INVALID_STATE', message))

const noHost = (target: unknown): CheckoutError =>
  new CheckoutError(
    'HOST_NOT_FOUND',
    `The host must be an element of this document, but ${
      typeof target === 'string' ? `"${target}" found none` : 'it is not in it'
    }. Mount once it is there.`,
  )

const lateOpening = (ms: number): CheckoutError =>
  new CheckoutError(
    'PAGE_TIMEOUT',
    `Antom's page must load within ${ms} ms, but it did not. Try again.`,
  )
