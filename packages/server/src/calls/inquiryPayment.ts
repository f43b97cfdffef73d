import type { Amount } from '../amount.ts'
import { answeredAmount, list, oneOf, optional, shape, text } from '../request/fields.ts'
import type { ApiResult } from '../result.ts'
import type { Call } from './call.ts'
import { checkedAnswer, refuseSuccess } from './checkedAnswer.ts'
import { paymentIds } from './paymentIds.ts'

/** One of the two ids. If both are given, Antom goes by `paymentId`. */
export type InquiryPaymentRequest =
  | {
      readonly paymentRequestId: string
      readonly paymentId?: string | undefined
      readonly [field: string]: unknown
    }
  | {
      readonly paymentId: string
      readonly paymentRequestId?: string | undefined
      readonly [field: string]: unknown
    }

/** Only `SUCCESS` is paid, and `SUCCESS` stays after a refund. */
export type PaymentStatus = 'SUCCESS' | 'FAIL' | 'PROCESSING' | 'CANCELLED' | 'PENDING'

/** A capture or refund of a payment. */
export interface Transaction {
  readonly transactionType: 'CAPTURE' | 'REFUND' | (string & {})
  readonly transactionStatus: 'SUCCESS' | 'FAIL' | 'PROCESSING' | 'CANCELLED' | (string & {})
  /** The captureId or refundId. */
  readonly transactionId?: string | undefined
  readonly transactionRequestId?: string | undefined
  readonly transactionAmount?: Amount | undefined
  /** ISO 8601. */
  readonly transactionTime?: string | undefined
  readonly [field: string]: unknown
}

export interface InquiryPaymentResponse {
  /** About the inquiry, not the payment: an `S` here says nothing of `paymentStatus`. */
  readonly result: ApiResult
  readonly paymentStatus?: PaymentStatus | undefined
  /** Why the payment failed. Open: Antom adds codes. */
  readonly paymentResultCode?: string | undefined
  readonly paymentResultMessage?: string | undefined
  readonly paymentRequestId?: string | undefined
  readonly paymentId?: string | undefined
  /** Compare it, with its currency, with your order before you ship. */
  readonly paymentAmount?: Amount | undefined
  readonly actualPaymentAmount?: Amount | undefined
  readonly paymentMethodType?: string | undefined
  /** ISO 8601, once paid. */
  readonly paymentTime?: string | undefined
  /** Captures and refunds so far. For cards, ship on a CAPTURE with SUCCESS. */
  readonly transactions?: readonly Transaction[] | undefined
  readonly [field: string]: unknown
}

const MAX_TRANSACTIONS = 10_000

const answerSchema = shape({
  paymentStatus: optional(oneOf('SUCCESS', 'FAIL', 'PROCESSING', 'CANCELLED', 'PENDING')),
  paymentResultCode: optional(text(64)),
  paymentRequestId: optional(text(64)),
  paymentId: optional(text(64)),
  paymentAmount: optional(answeredAmount),
  actualPaymentAmount: optional(answeredAmount),
  paymentMethodType: optional(text(64)),
  paymentTime: optional(text(64)),
  transactions: optional(
    list(
      shape({
        transactionType: text(64),
        transactionStatus: text(64),
        transactionId: optional(text(64)),
        transactionRequestId: optional(text(64)),
        transactionAmount: optional(answeredAmount),
        transactionTime: optional(text(64)),
      }),
      MAX_TRANSACTIONS,
    ),
  ),
})

export const inquiryPayment: Call<InquiryPaymentRequest, InquiryPaymentResponse> = {
  name: 'inquiryPayment',
  whenUnknown: 'Asking changes nothing: ask again.',
  body: paymentIds,
  answer(answer, body) {
    checkedAnswer(answerSchema, answer, body, {
      ids: ['paymentId', 'paymentRequestId'],
      mustName: ({ paymentStatus }) => paymentStatus !== undefined,
    })
    refuseSuccess(answer, 'paymentStatus')
    return answer as InquiryPaymentResponse
  },
}
