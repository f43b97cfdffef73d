import type { CheckoutError } from './errors.ts'
import type { CheckoutState, PaymentEvent, PaymentResult, PaymentStatus } from './events.ts'
import { isOpenFail, retryWith } from './results.ts'

/** What is known of a payment. It belongs to the checkout, not to the mount. */
export interface Payment {
  readonly status: CheckoutState['status']
  readonly phase: 'session' | 'sdk' | 'page'
  readonly pageOpen: boolean
  /** A payment message other than CANCEL arrived, or a redirect was followed, since the payment began. */
  readonly submitted: boolean
  readonly redirected: boolean
  /** A claim was not verified before the checkout was unmounted. */
  readonly unsettled: boolean
  readonly verified: boolean
  readonly result: PaymentResult | undefined
  readonly error: CheckoutError | undefined
}

/** What can happen to a payment. */
export type Input =
  /** A new payment begins, or an unsubmitted one begins again. */
  | { readonly type: 'begin' }
  | { readonly type: 'phase'; readonly phase: 'session' | 'sdk' | 'page' }
  /** The frame has loaded, or Antom's page has spoken. */
  | { readonly type: 'loaded' }
  /** The frame was appended elsewhere, and loads once more. */
  | { readonly type: 'reloading' }
  | { readonly type: 'message'; readonly event: PaymentEvent }
  | { readonly type: 'redirected' }
  /** Verification ended: with an answer, or without one in time. */
  | { readonly type: 'answered'; readonly paymentStatus: PaymentStatus | undefined }
  /** A single ask in between ended. */
  | { readonly type: 'rechecked'; readonly paymentStatus: PaymentStatus }
  /** The merchant's server said that no session is needed. */
  | { readonly type: 'told'; readonly paymentStatus: PaymentStatus }
  /** A claim from before the unmount is verified again. */
  | { readonly type: 'resume' }
  | { readonly type: 'expire' }
  | { readonly type: 'fail'; readonly error: CheckoutError }
  | { readonly type: 'unmount' }

/** What of the options a transition depends on. */
export interface Rules {
  /** There is a `verifyPayment`. */
  readonly verifies: boolean
  readonly releaseOn: 'back-to-merchant' | 'result'
}

export const nothing: Payment = {
  status: 'idle',
  phase: 'session',
  pageOpen: false,
  submitted: false,
  redirected: false,
  unsettled: false,
  verified: false,
  result: undefined,
  error: undefined,
}

/** The next state of a payment. Pure, and the same object where nothing changes. */
export function transition(payment: Payment, input: Input, rules: Rules): Payment {
  const { status, pageOpen, submitted } = payment
  const isLoading = status === 'loading'
  switch (input.type) {
    case 'begin':
      return { ...nothing, status: 'loading' }
    case 'phase':
      return isLoading
        ? { ...payment, phase: input.phase, pageOpen: input.phase === 'page' }
        : payment
    case 'loaded':
      return isLoading && pageOpen ? { ...payment, status: 'ready' } : payment
    case 'reloading':
      return status === 'ready' ? { ...payment, status: 'loading', phase: 'page' } : payment
    case 'message':
      return pageOpen ? afterMessage(payment, input.event, rules) : payment
    case 'redirected':
      return pageOpen ? { ...payment, submitted: true, redirected: true } : payment
    case 'answered':
      return status === 'verifying' ? afterAnswer(payment, input.paymentStatus, rules) : payment
    case 'rechecked': {
      const isOpen =
        status === 'processing' || (payment.redirected && /^(ready|expired)$/.test(status))
      const isFinal = /^(SUCCESS|FAIL)$/.test(input.paymentStatus)
      return isOpen && isFinal ? afterAnswer(payment, input.paymentStatus, rules) : payment
    }
    case 'told': {
      if (!isLoading && status !== 'processing') return payment
      const known: Payment = { ...payment, submitted: true, result: undefined }
      return /^(PROCESSING|PENDING)$/.test(input.paymentStatus)
        ? verify(known, 'processing', rules)
        : afterAnswer(known, input.paymentStatus, rules)
    }
    case 'resume':
      return payment.unsettled ? verify(payment, 'processing', rules) : payment
    case 'expire':
      return status === 'ready' ? { ...payment, status: 'expired' } : payment
    case 'fail':
      return submitted
        ? payment
        : { ...payment, status: 'error', error: input.error, pageOpen: false }
    case 'unmount':
      if (/^(succeeded|failed|processing)$/.test(status)) return { ...payment, pageOpen: false }
      // The claim is remembered: the next mount verifies it.
      if (status === 'verifying') {
        return { ...payment, status: 'processing', unsettled: true, pageOpen: false }
      }
      return nothing
  }
}

function afterMessage(payment: Payment, event: PaymentEvent, rules: Rules): Payment {
  const { status } = payment
  const isSettling = status === 'verifying' || status === 'succeeded'
  const isCancel = event.type === 'paymentCanceled'
  const submitted: Payment = {
    ...payment,
    status: status === 'loading' ? 'ready' : status,
    submitted: payment.submitted || !isCancel,
  }
  const claim: Payment = { ...submitted, result: event.result }
  switch (event.type) {
    case 'paymentSuccessful':
      return isSettling ? payment : release(verify(claim, 'succeeded', rules), rules)
    case 'paymentProcessing':
    case 'paymentError':
      return isSettling ? payment : verify(claim, 'processing', rules)
    case 'paymentFailed':
      if (isSettling) return payment
      return isOpenFail(event.result)
        ? verify(claim, 'processing', rules)
        : release({ ...claim, status: 'failed' }, rules)
    case 'paymentCanceled':
    case 'backToMerchant': {
      const freed: Payment = { ...submitted, pageOpen: false }
      if (isSettling || status === 'failed') return freed
      if (isCancel && status !== 'processing') return { ...freed, status: 'canceled' }
      return verify(freed, 'processing', rules)
    }
    case 'paymentNotice':
      return submitted
  }
}

function afterAnswer(payment: Payment, answer: PaymentStatus | undefined, rules: Rules): Payment {
  const settled: Payment = { ...payment, unsettled: false }
  switch (answer) {
    case 'SUCCESS':
      return release({ ...settled, status: 'succeeded', verified: true }, rules)
    case 'FAIL':
    case 'CANCELLED':
      return release({ ...settled, status: 'failed' }, rules)
    default:
      return { ...settled, status: 'processing' }
  }
}

/** A claim is verified where the merchant can; otherwise it stands as it is, for display. */
function verify(claim: Payment, unverified: 'succeeded' | 'processing', rules: Rules): Payment {
  return {
    ...claim,
    status: rules.verifies ? 'verifying' : unverified,
    verified: false,
    unsettled: false,
  }
}

/** With `releaseOn: 'result'` the page is freed with the result, but not where it lets the buyer try again. */
function release(payment: Payment, rules: Rules): Payment {
  const staysOpen =
    rules.releaseOn !== 'result' ||
    (payment.status === 'failed' && retryWith(payment.result) === 'same-session')
  return staysOpen ? payment : { ...payment, pageOpen: false }
}

/** The payment as the outside sees it. */
export function snapshot(
  payment: Payment,
  canRetry: boolean,
  hostedUrl: string | undefined,
): CheckoutState {
  const { status, phase, result, verified, error } = payment
  const told = result && { result }
  const carried = {
    loading: { phase },
    processing: told,
    succeeded: { verified, ...told },
    failed: { retryWith: retryWith(result), ...told },
    error: { error },
  }
  return Object.freeze({
    status,
    ...carried[status as keyof typeof carried],
    pageOpen: payment.pageOpen,
    canRetry,
    ...(hostedUrl && { hostedUrl }),
  }) as CheckoutState
}
