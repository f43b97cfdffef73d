import type { Amount } from '../amount.ts'
import type { Notification } from '../notification/notification.ts'

/** A payment of an order, as far as Antom has told. */
export interface Payment {
  /** Antom's id. */
  readonly paymentId: string
  /** The id of the attempt that it belongs to. */
  readonly paymentRequestId: string
  /** For example CARD or ALIPAY_CN. */
  readonly paymentMethodType: string | undefined
  /** `undefined` as long as Antom has not told it. */
  readonly paymentAmount: Amount | undefined
  /** The money that was taken so far. */
  readonly captured: Amount
  /** The money that was given back so far. */
  readonly refunded: Amount
  /** `AUTHORIZED`: the money is reserved, and not taken yet. */
  readonly status: 'PENDING' | 'AUTHORIZED' | 'PAID' | 'FAILED' | 'CANCELLED'
}

/** What every callback gets. */
export interface EffectContext {
  /** The same in every run of this effect: be idempotent with it. */
  readonly key: string
  /** Aborts when the lease ends: from then on another process may run the same effect. */
  readonly signal: AbortSignal
}

export interface PaymentEvent extends EffectContext {
  readonly orderId: string
  readonly payment: Payment
}

export interface FailedEvent extends EffectContext {
  readonly orderId: string
  /** The attempt that is closed. */
  readonly paymentRequestId: string
  /** `CANCELLED`: the buyer never submitted it, or it was cancelled. */
  readonly paymentStatus: 'FAIL' | 'CANCELLED'
}

export interface RefundedEvent extends PaymentEvent {
  readonly refund: {
    readonly refundRequestId: string | undefined
    readonly refundId: string | undefined
    readonly amount: Amount | undefined
  }
}

/**
 * Why a person must look at an order. `amount`: another amount or currency was paid or captured than was asked for.
 * `failed-after-paid`: Antom said paid first, and failed later.
 */
export type ReviewReason =
  | 'amount'
  | 'paid-twice'
  | 'failed-after-paid'
  | 'capture-failed'
  | 'refund-failed'
  | 'unknown-type'

export interface ReviewEvent extends EffectContext {
  readonly reason: ReviewReason
  /** Missing only with `unknown-type`, if the notification names no order of yours. */
  readonly orderId: string | undefined
  readonly payment: Payment | undefined
  /** The id of the capture or refund, with `amount`, `capture-failed` and `refund-failed`. */
  readonly transactionId: string | undefined
  /** With `unknown-type`: the notification as it came. */
  readonly notification: Notification | undefined
}

type Callback<Event> = (event: Event) => unknown

/** A callback that throws, or rejects, is called again: by Antom's next delivery, or by `catchUp()`. */
export interface PaymentsCallbacks {
  /** Ship now. Once per order, except that it runs again after a crash or a time-out: `key` is the same then. */
  readonly onPaid: Callback<PaymentEvent>
  /** The money is reserved (cards, Apple Pay, Google Pay) and not taken yet. Do not ship. */
  readonly onAuthorized?: Callback<PaymentEvent> | undefined
  /** An attempt is closed for good. Another one of the same order may be live. */
  readonly onFailed?: Callback<FailedEvent> | undefined
  /** Money was given back. */
  readonly onRefunded?: Callback<RefundedEvent> | undefined
  /** A person must look at it. Default: a warning on the console. */
  readonly onReview?: Callback<ReviewEvent> | undefined
}

export type CallbackName = 'authorized' | 'paid' | 'refunded' | 'failed' | 'review'
