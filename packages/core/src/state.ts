import type { CheckoutError } from './errors.ts'
import type { CheckoutState, PaymentEvent, PaymentResult, PaymentStatus } from './events.ts'
import { isOpenFail, retryWith } from './results.ts'

/** What is known of a payment. It belongs to the checkout, not to the mount. */
export interface Payment {
  readonly status: CheckoutState['status']
  readonly phase?: 'session' | 'sdk' | 'page'
  readonly pageOpen?: boolean
  /** Antom's page has spoken since it was loaded. */
  readonly heard?: boolean
  /** A payment message other than CANCEL arrived, or a redirect was followed, since the payment began. */
  readonly submitted?: boolean
  readonly redirected?: boolean
  readonly verified?: boolean
  readonly result?: PaymentResult | undefined
  readonly error?: CheckoutError
}

/** What can happen to a payment, besides the messages of Antom's page. */
export type Input =
  | PaymentEvent
  /** A new payment begins, or an unsubmitted one begins again, with `session`. */
  | { readonly type: 'phase'; readonly phase: 'session' | 'sdk' | 'page' }
  /** The frame has loaded, or Antom's page has spoken (`heard`). */
  | { readonly type: 'loaded'; readonly heard?: boolean }
  /** The frame was appended elsewhere, and loads once more. */
  | { readonly type: 'reloading' }
  /** A redirect was followed. */
  | { readonly type: 'redirected' }
  /** The merchant's server said how the payment is; `undefined`: it did not, in time. */
  | { readonly type: 'answered'; readonly paymentStatus: PaymentStatus | undefined }
  | { readonly type: 'expire' }
  | { readonly type: 'fail'; readonly error: CheckoutError }
  | { readonly type: 'unmount' }

/** What of the options a transition depends on. */
export interface Rules {
  /** There is a `verifyPayment`. */
  readonly verifies: boolean
  /** `releaseOn: 'result'`: the page is freed with the result. */
  readonly releases: boolean
}

/** The next state of a payment. Pure, and the same object where nothing changes. */
export function transition(payment: Payment, input: Input, { verifies, releases }: Rules): Payment {
  const { status, pageOpen, heard, submitted } = payment
  const isLoading = status === 'loading'
  const isSettling = status === 'verifying' || status === 'succeeded'

  const become = (change: Partial<Payment>): Payment => ({ ...payment, ...change })
  /** A claim is verified where the merchant can; otherwise it stands as it is, for display. */
  const claim = (unverified: 'succeeded' | 'processing', change: Partial<Payment> = {}): Payment =>
    become({
      ...change,
      status: verifies ? 'verifying' : unverified,
      submitted: true,
      verified: false,
    })
  /** With `releaseOn: 'result'` the page is freed with the result, but not where it lets the buyer try again. */
  const end = (ended: Payment): Payment =>
    releases && !(ended.status === 'failed' && retryWith(ended.result) === 'same-session')
      ? { ...ended, pageOpen: false }
      : ended

  // A page that is not there any more does not speak.
  if ('code' in input && !pageOpen) return payment
  switch (input.type) {
    case 'phase':
      if (input.phase === 'session') return { status: 'loading', phase: 'session' }
      return isLoading ? become({ phase: input.phase, pageOpen: input.phase === 'page' }) : payment
    case 'loaded':
      return pageOpen && (isLoading || (input.heard && !heard))
        ? become({ ...(isLoading && { status: 'ready' }), ...(input.heard && { heard: true }) })
        : payment
    case 'reloading':
      return status === 'ready' ? become({ status: 'loading', heard: false }) : payment
    case 'redirected':
      return pageOpen ? become({ submitted: true, redirected: true }) : payment
    case 'expire':
      return status === 'ready' ? become({ status: 'expired' }) : payment
    case 'fail':
      return submitted ? payment : become({ status: 'error', error: input.error, pageOpen: false })
    case 'answered': {
      const answer = input.paymentStatus
      if (!isLoading && status !== 'verifying' && !isRecheckable(payment)) return payment
      // Asked for a session, the server may say that none is needed. What the buyer was told before does not count then.
      const told = isLoading && { submitted: true, result: undefined }
      if (answer === 'SUCCESS') return end(become({ ...told, status: 'succeeded', verified: true }))
      if (answer === 'FAIL' || (answer === 'CANCELLED' && (told || status === 'verifying'))) {
        return end(become({ ...told, status: 'failed' }))
      }
      if (told) return claim('processing', told)
      return status === 'verifying' ? become({ status: 'processing' }) : payment
    }
    case 'unmount':
      // An outcome stays known, and a claim stays to be verified by the next mount.
      return isOutcome(status) ? become({ pageOpen: false }) : { status: 'idle' }

    // The messages of Antom's page.
    case 'paymentNotice':
      return become({ submitted: true, heard: true, ...(isLoading && { status: 'ready' }) })
    case 'paymentSuccessful':
      return isSettling ? payment : end(claim('succeeded', { result: input.result }))
    case 'paymentFailed':
      if (isSettling) return payment
      return isOpenFail(input.result)
        ? claim('processing', { result: input.result })
        : end(become({ status: 'failed', submitted: true, result: input.result }))
    case 'paymentProcessing':
    case 'paymentError':
      return isSettling ? payment : claim('processing', { result: input.result })
    case 'paymentCanceled':
    case 'backToMerchant':
      if (isSettling || status === 'failed') return become({ pageOpen: false })
      return input.type === 'paymentCanceled' && status !== 'processing'
        ? become({ status: 'canceled', pageOpen: false })
        : claim('processing', { pageOpen: false })
  }
}

/** Asking once more may tell something new. */
export const isRecheckable = ({ status, redirected }: Payment): boolean =>
  status === 'processing' || (!!redirected && (status === 'ready' || status === 'expired'))

/** What a mount shows again, instead of the form of an order that may be paid. */
export const isOutcome = (status: CheckoutState['status']): boolean =>
  /^(succeeded|failed|verifying|processing)$/.test(status)
