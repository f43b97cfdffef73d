import type { Amount } from './amount.ts'
import { checkText, invalidRequest } from './check.ts'
import { AntomError } from './error.ts'
import type { ApiResult } from './result.ts'

/** One of the two ids; if both are given, Antom goes by `paymentId`. */
export type InquiryPaymentRequest =
  | { paymentRequestId: string; paymentId?: undefined; [field: string]: unknown }
  | { paymentId: string; paymentRequestId?: string | undefined; [field: string]: unknown }

/** Only `SUCCESS` is paid, and `SUCCESS` stays after a refund. */
export type PaymentStatus = 'SUCCESS' | 'FAIL' | 'PROCESSING' | 'CANCELLED' | 'PENDING'

export type InquiryPaymentResponse = {
  /** About the inquiry, not the payment: an `S` here says nothing of `paymentStatus`. */
  result: ApiResult
  paymentStatus?: PaymentStatus | undefined
  /** Why the payment failed. Open: Antom adds codes. */
  paymentResultCode?: string | undefined
  paymentResultMessage?: string | undefined
  paymentRequestId?: string | undefined
  paymentId?: string | undefined
  /** Compare it, with its currency, with your order before you ship. */
  paymentAmount?: Amount | undefined
  paymentMethodType?: string | undefined
  paymentTime?: string | undefined
  [field: string]: unknown
}

export function inquiryBody(request: InquiryPaymentRequest): Record<string, unknown> {
  const { paymentId, paymentRequestId } = request
  if (paymentId === undefined && paymentRequestId === undefined) {
    throw invalidRequest(
      'inquiryPayment needs a paymentRequestId or a paymentId, but neither was given.',
    )
  }
  if (paymentId !== undefined) checkText(paymentId, 'paymentId', 64)
  if (paymentRequestId !== undefined) checkText(paymentRequestId, 'paymentRequestId', 64)
  return { ...request }
}

// A signature covers the path, not the question: an older signed answer about another payment would verify as well.
export function checkInquiryAnswer(
  request: InquiryPaymentRequest,
  response: InquiryPaymentResponse,
): InquiryPaymentResponse {
  const asked = request.paymentId ?? request.paymentRequestId
  const answered = request.paymentId === undefined ? response.paymentRequestId : response.paymentId
  if (answered !== undefined && answered !== asked) {
    throw new AntomError(
      'INVALID_RESPONSE',
      `The answer must be about payment ${asked}, but it was about ${answered}. Ask again.`,
    )
  }
  if (response.paymentStatus === 'SUCCESS' && answered === undefined) {
    throw new AntomError(
      'INVALID_RESPONSE',
      `A paid answer must name its payment (${asked}), but it names none. Do not ship; ask again.`,
    )
  }
  return response
}
