export { createAntomClient, type AntomClient, type CallOptions } from './createAntomClient.ts'
export type { AntomClientOptions } from './clientOptions.ts'
export { AntomError, type AntomErrorCode } from './errors.ts'
export { signRequest, type RequestToSign, type SignedHeaders } from './signature/signRequest.ts'
export { verifySignature } from './signature/verifySignature.ts'
export type { SignedMessage } from './signature/signedContent.ts'
export { terminalOf, type Terminal } from './terminalOf.ts'
export type { Amount } from './amount.ts'
export type { ApiResult } from './result.ts'
export type {
  Buyer,
  CreatePaymentSessionRequest,
  CreatePaymentSessionResponse,
  Goods,
  OfferedPaymentMethod,
  Order,
  PaymentMethodMetaData,
  PaymentSession,
  RefusedPaymentSession,
  SavedPaymentMethod,
} from './calls/sessionTypes.ts'
export type {
  InquiryPaymentRequest,
  InquiryPaymentResponse,
  PaymentStatus,
  Transaction,
} from './calls/inquiryPayment.ts'
export type { CaptureRequest, CaptureResponse } from './calls/capture.ts'
export type { RefundRequest, RefundResponse } from './calls/refund.ts'
export type {
  InquiryRefundRequest,
  InquiryRefundResponse,
  RefundStatus,
} from './calls/inquiryRefund.ts'
export type { CancelRequest, CancelResponse } from './calls/cancel.ts'
export { acknowledge } from './notification/acknowledge.ts'
export { readNotification, type ReadNotificationOptions } from './notification/readNotification.ts'
export { NotificationError, type NotificationErrorCode } from './notification/NotificationError.ts'
export type {
  CaptureResultNotification,
  Notification,
  PaymentPendingNotification,
  PaymentResultNotification,
  RefundResultNotification,
} from './notification/notification.ts'
export { createPayments, type Payments } from './payments/createPayments.ts'
export type { OrderRequest, OrderToPay, PaymentsOptions } from './payments/paymentsOptions.ts'
export type {
  EffectContext,
  FailedEvent,
  Payment,
  PaymentEvent,
  PaymentsCallbacks,
  RefundedEvent,
  ReviewEvent,
  ReviewReason,
} from './payments/callbacks.ts'
export type { CatchUpReport } from './payments/catchUp.ts'
export type { CaptureOptions, RefundOptions } from './payments/operation.ts'
export type { SessionAnswer, SessionReason } from './payments/session.ts'
export { createMemoryStore } from './payments/store/createMemoryStore.ts'
export { createSqlStore, type Query } from './payments/store/createSqlStore.ts'
export type { Condition, Store, Where } from './payments/store/store.ts'
export type { Row, TableName } from './payments/store/rows.ts'
