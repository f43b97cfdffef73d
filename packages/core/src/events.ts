import type { CheckoutError } from './errors.ts'

/** The answer of `inquiryPayment` (guide, "Inquire payments"). Only `SUCCESS` means paid. */
export type PaymentStatus = 'SUCCESS' | 'FAIL' | 'PROCESSING' | 'CANCELLED' | 'PENDING'

/** What Antom's page tells about a payment (protocol §4.3). Everything is optional, and it is for display only. */
export interface PaymentResult {
  readonly paymentResultCode?: string
  readonly paymentResultMessage?: string
  readonly paymentStatus?: string
  readonly needChangeSessionForRetry?: boolean
  readonly result?: {
    readonly resultCode?: string
    readonly resultStatus?: string
    readonly resultMessage?: string
  }
  readonly [key: string]: unknown
}

interface Payment<Type extends string, Code extends string> {
  readonly type: Type
  /** The vendor's event code, as sent. */
  readonly code: Code
  readonly message?: string
  readonly result?: PaymentResult
}

/** One message of Antom's page about the payment, told apart by `type`. */
export type PaymentEvent =
  | Payment<'paymentSuccessful', 'SDK_PAYMENT_SUCCESSFUL'>
  | Payment<'paymentFailed', 'SDK_PAYMENT_FAIL'>
  | Payment<'paymentCanceled', 'SDK_PAYMENT_CANCEL'>
  | Payment<'backToMerchant', 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT'>
  | Payment<'paymentProcessing', 'SDK_PAYMENT_PROCESSING'>
  | Payment<'paymentError', 'SDK_PAYMENT_ERROR'>
  | Payment<'paymentNotice', `SDK_PAYMENT${string}`>

type PaymentEvents = { [Event in PaymentEvent as Event['type']]: Event }

/** Where a redirect leads. At least one address is there. */
export interface RedirectUrls {
  readonly normalUrl?: string
  readonly schemeUrl?: string
  readonly applinkUrl?: string
}

/** Why a session is asked for. */
export type SessionReason = 'initial' | 'expired' | 'retry'

/** Why a message that looks like Antom's was refused (`messageBlocked`). */
export type BlockReason = 'source' | 'origin' | 'shape' | 'redirect-url'

/** Where a checkout is: a tagged union on `status`. Immutable, and the same object until it changes. */
export type CheckoutState = {
  /** Antom's page is in the document. */
  readonly pageOpen: boolean
  /**
   * A payment was submitted with this session, and its outcome is not known: do not take the page away, do not offer to
   * pay again, do not say that nothing was charged.
   */
  readonly inFlight: boolean
  /** `retry()` would do something: it is allowed here, and a session can be had. Never while a payment is in flight. */
  readonly canRetry: boolean
  /** Where the buyer can pay without us: an http(s) address. */
  readonly hostedUrl?: string
} & (
  | { readonly status: 'idle' | 'verifying' | 'canceled' | 'expired' }
  | {
      readonly status: 'ready'
      /** Antom's page has spoken. Until then it may be an error page of the browser's: keep a way to `hostedUrl` on offer. */
      readonly heard?: true
    }
  | { readonly status: 'loading'; readonly phase: 'session' | 'sdk' | 'page' }
  | { readonly status: 'processing'; readonly result?: PaymentResult }
  | {
      readonly status: 'succeeded'
      /** The merchant's server said `SUCCESS`. Without it, this is for display only. */
      readonly verified: boolean
      readonly result?: PaymentResult
    }
  | {
      readonly status: 'failed'
      /** The merchant's server said so. */
      readonly verified: boolean
      readonly result?: PaymentResult
      readonly retryWith: 'same-session' | 'new-session'
    }
  | { readonly status: 'error'; readonly error: CheckoutError }
)

/** Every event of a checkout. React props, Vue emits and DOM events are derived from this map. */
export interface CheckoutEventMap extends PaymentEvents {
  /** The page's frame has loaded; once per mount. */
  readonly ready: { readonly type: 'ready' }
  /** `verifyPayment` gave a final answer. */
  readonly verificationSettled: {
    readonly type: 'verificationSettled'
    readonly paymentStatus: 'SUCCESS' | 'FAIL' | 'CANCELLED'
  }
  /** The browser is about to leave for a wallet or bank; `preventDefault()` keeps the buyer here. */
  readonly redirect: RedirectUrls & {
    readonly type: 'redirect'
    readonly preventDefault: () => void
  }
  /** The session's time passed before a result. */
  readonly sessionExpired: { readonly type: 'sessionExpired' }
  /** A session is needed and cannot be fetched: answer with new `sessionData`. */
  readonly sessionRequired: { readonly type: 'sessionRequired'; readonly reason: SessionReason }
  readonly error: { readonly type: 'error'; readonly error: CheckoutError }
  /** The guard refused a message that looks like Antom's. Its data is never passed on. */
  readonly messageBlocked: {
    readonly type: 'messageBlocked'
    readonly reason: BlockReason
    readonly origin: string
  }
  /** The state has changed. */
  readonly stateChange: {
    readonly type: 'stateChange'
    readonly state: CheckoutState
    readonly previous: CheckoutState
  }
}

export type CheckoutEventName = keyof CheckoutEventMap

/** A callback for each event: `onPaymentSuccessful`, `onStateChange` … The newest one is called. */
export type CheckoutCallbacks = {
  readonly [Name in CheckoutEventName as `on${Capitalize<Name>}`]?:
    | ((event: CheckoutEventMap[Name]) => void)
    | undefined
}

/** The names of `CheckoutEventMap`, for adapters. */
export const checkoutEventNames: readonly CheckoutEventName[] = [
  'ready',
  'paymentSuccessful',
  'paymentFailed',
  'paymentCanceled',
  'backToMerchant',
  'paymentProcessing',
  'paymentError',
  'paymentNotice',
  'verificationSettled',
  'redirect',
  'sessionExpired',
  'sessionRequired',
  'error',
  'messageBlocked',
  'stateChange',
]

/** `paymentSuccessful` → `onPaymentSuccessful`, for adapters. */
export const callbackName = (event: CheckoutEventName): keyof CheckoutCallbacks =>
  `on${event[0]!.toUpperCase()}${event.slice(1)}` as keyof CheckoutCallbacks
