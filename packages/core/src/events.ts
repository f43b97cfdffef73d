import type { CheckoutError } from './errors.ts'

/** The answer of `inquiryPayment` (DESIGN.md#payment-statuses). Only `SUCCESS` means paid. */
export type PaymentStatus = 'SUCCESS' | 'FAIL' | 'PROCESSING' | 'CANCELLED' | 'PENDING'

/**
 * The result of a payment as Antom's page sends it (DESIGN.md#what-antoms-page-says). Every field is optional, and for
 * display only.
 */
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

/** One message of Antom's page about the payment: a union on `type`. */
export type PaymentEvent =
  | Payment<'paymentSuccessful', 'SDK_PAYMENT_SUCCESSFUL'>
  | Payment<'paymentFailed', 'SDK_PAYMENT_FAIL'>
  | Payment<'paymentCanceled', 'SDK_PAYMENT_CANCEL'>
  | Payment<'backToMerchant', 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT'>
  | Payment<'paymentProcessing', 'SDK_PAYMENT_PROCESSING'>
  | Payment<'paymentError', 'SDK_PAYMENT_ERROR'>
  | Payment<'paymentNotice', `SDK_PAYMENT${string}`>

type PaymentEvents = { [Event in PaymentEvent as Event['type']]: Event }

/** The addresses of a redirect. There is at least one. */
export interface RedirectUrls {
  readonly normalUrl?: string
  readonly schemeUrl?: string
  readonly applinkUrl?: string
}

/** The reason to get a session. */
export type SessionReason = 'initial' | 'expired' | 'retry'

/** The reason why a message that looks like Antom's was refused (`messageBlocked`). */
export type BlockReason = 'source' | 'origin' | 'shape' | 'redirect-url'

/** The state of a checkout: a tagged union on `status`. Immutable, and the same object until it changes. */
export type CheckoutState = {
  /** Antom's page is in the document. */
  readonly pageOpen: boolean
  /**
   * A payment was submitted with this session, and its outcome is not known: do not take the page away, do not offer to
   * pay again, do not say that nothing was charged.
   */
  readonly inFlight: boolean
  /**
   * `retry()` would do something: it is allowed in this state, and a session can be obtained. Never true while a
   * payment is in flight.
   */
  readonly canRetry: boolean
  /** An http(s) address where the buyer can pay without this checkout. */
  readonly hostedUrl?: string
} & (
  | { readonly status: 'idle' | 'verifying' | 'canceled' | 'expired' }
  | {
      readonly status: 'ready'
      /**
       * Antom's page has sent a message. Until then the frame may show an error page of the browser: keep offering
       * `hostedUrl`.
       */
      readonly heard?: true
    }
  | { readonly status: 'loading'; readonly phase: 'session' | 'sdk' | 'page' }
  | { readonly status: 'processing'; readonly result?: PaymentResult }
  | {
      readonly status: 'succeeded'
      /** The merchant's server has answered `SUCCESS`. If false, the state is for display only. */
      readonly verified: boolean
      readonly result?: PaymentResult
    }
  | {
      readonly status: 'failed'
      /** The failure is the answer of the merchant's server. */
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
  /** A session is needed and there is no `fetchSession`: answer with new `sessionData`. */
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

/** A callback for each event: `onPaymentSuccessful`, `onStateChange` … Each may change at any time. */
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
