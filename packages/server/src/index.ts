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
