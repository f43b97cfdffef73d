export { createAntomClient } from './client.ts'
export type { AntomClient, AntomClientOptions } from './client.ts'
export { AntomError } from './error.ts'
export type { AntomErrorCode } from './error.ts'
export { signRequest, verifySignature } from './signature.ts'
export type { RequestToSign, SignedHeaders, SignedMessage } from './signature.ts'
export type { Amount } from './amount.ts'
export type { ApiResult } from './result.ts'
export type {
  Buyer,
  CreatePaymentSessionRequest,
  CreatePaymentSessionResponse,
  Goods,
  Order,
} from './session.ts'
export type { InquiryPaymentRequest, InquiryPaymentResponse, PaymentStatus } from './inquiry.ts'
