import type { Amount } from '../amount.ts'
import type { ApiResult } from '../result.ts'

interface Base {
  readonly result: ApiResult
  readonly [field: string]: unknown
}

interface PaymentNotification extends Base {
  readonly paymentRequestId: string
  readonly paymentId?: string | undefined
  /** Compare it, with its currency, with your order. */
  readonly paymentAmount?: Amount | undefined
  readonly actualPaymentAmount?: Amount | undefined
  readonly paymentMethodType?: string | undefined
  /** ISO 8601. */
  readonly paymentTime?: string | undefined
}

/** A payment was made or failed: `result.resultStatus` is `S` or `F`. For cards, ship on the capture. */
export interface PaymentResultNotification extends PaymentNotification {
  readonly notifyType: 'PAYMENT_RESULT'
}

/** A payment is under way. It is NOT paid, although `result.resultStatus` is `S`. */
export interface PaymentPendingNotification extends PaymentNotification {
  readonly notifyType: 'PAYMENT_PENDING'
}

/** Money of an authorised payment was taken, or could not be. It names the payment by `paymentId` only. */
export interface CaptureResultNotification extends Base {
  readonly notifyType: 'CAPTURE_RESULT'
  readonly paymentId: string
  readonly captureRequestId?: string | undefined
  readonly captureId?: string | undefined
  readonly captureAmount?: Amount | undefined
  /** ISO 8601. */
  readonly captureTime?: string | undefined
}

/** A refund was made or failed. */
export interface RefundResultNotification extends Base {
  readonly notifyType: 'REFUND_RESULT'
  readonly refundRequestId: string
  readonly refundId?: string | undefined
  readonly refundStatus?: 'SUCCESS' | 'FAIL' | (string & {}) | undefined
  readonly refundAmount?: Amount | undefined
  /** ISO 8601. */
  readonly refundTime?: string | undefined
}

/**
 * Typed by `notifyType`. An authentic notification of another type arrives as well, in the words of Antom: have a
 * `default` branch that stores it, acknowledges it and tells you.
 */
export type Notification =
  | PaymentResultNotification
  | PaymentPendingNotification
  | CaptureResultNotification
  | RefundResultNotification
