import type { Amount } from '../amount.ts'
import { amount, answeredAmount, optional, shape, text, words } from '../request/fields.ts'
import { webAddress } from '../request/webAddress.ts'
import type { ApiResult } from '../result.ts'
import type { Call, CallContext } from './call.ts'
import { checkedAnswer } from './checkedAnswer.ts'
import { checkedRequest } from './checkedRequest.ts'

export interface RefundRequest {
  /** Yours, at most 64 characters. The same id is the same refund: keep it before you call. */
  readonly refundRequestId: string
  readonly paymentId: string
  /** All refunds together are at most the paid amount. */
  readonly refundAmount: Amount
  /** For the buyer, at most 256 characters. */
  readonly refundReason?: string | undefined
  /** Where Antom sends the refund's notification; wins over the dashboard's. */
  readonly refundNotifyUrl?: string | undefined
  /** The id in your own books, at most 64 characters. */
  readonly referenceRefundId?: string | undefined
  /** The capture that is refunded, for payments captured in parts. */
  readonly captureId?: string | undefined
  readonly [field: string]: unknown
}

export interface RefundResponse {
  /** `U` (REFUND_IN_PROCESS): not decided yet. Ask inquiryRefund, or call again with the same id. */
  readonly result: ApiResult
  readonly refundRequestId?: string | undefined
  readonly refundId?: string | undefined
  readonly paymentId?: string | undefined
  readonly refundAmount?: Amount | undefined
  /** ISO 8601. */
  readonly refundTime?: string | undefined
  readonly [field: string]: unknown
}

const answerSchema = shape({
  refundRequestId: optional(text(64)),
  refundId: optional(text(64)),
  paymentId: optional(text(64)),
  refundAmount: optional(answeredAmount),
  refundTime: optional(text(64)),
})

export function refund({ isLoopbackGateway }: CallContext): Call<RefundRequest, RefundResponse> {
  const requestSchema = shape({
    refundRequestId: text(64),
    paymentId: text(64),
    refundAmount: amount,
    refundReason: optional(words(256)),
    refundNotifyUrl: optional(webAddress(1024, isLoopbackGateway ? 'loopback' : 'https')),
    referenceRefundId: optional(text(64)),
    captureId: optional(text(64)),
  })
  return {
    name: 'refund',
    whenUnknown:
      'Antom may have refunded: call again with the SAME refundRequestId, or ask inquiryRefund.',
    body: (request) => checkedRequest(requestSchema, request),
    answer(answer, body) {
      checkedAnswer(answerSchema, answer, body, {
        ids: ['refundRequestId', 'paymentId'],
        mustName: ({ result }) => result.resultStatus === 'S',
      })
      return answer as RefundResponse
    },
  }
}
