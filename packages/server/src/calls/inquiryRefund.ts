import type { Amount } from '../amount.ts'
import { answeredAmount, oneOf, optional, shape, text } from '../request/fields.ts'
import type { ApiResult } from '../result.ts'
import type { Call } from './call.ts'
import { checkedAnswer, refuseSuccess } from './checkedAnswer.ts'
import { checkedRequest, invalidRequest } from './checkedRequest.ts'

/** One of the two ids. If both are given, Antom goes by `refundId`. */
export type InquiryRefundRequest =
  | {
      readonly refundRequestId: string
      readonly refundId?: string | undefined
      readonly [field: string]: unknown
    }
  | {
      readonly refundId: string
      readonly refundRequestId?: string | undefined
      readonly [field: string]: unknown
    }

export type RefundStatus = 'SUCCESS' | 'PROCESSING' | 'FAIL'

export interface InquiryRefundResponse {
  /** About the inquiry, not the refund. */
  readonly result: ApiResult
  readonly refundStatus?: RefundStatus | undefined
  readonly refundRequestId?: string | undefined
  readonly refundId?: string | undefined
  readonly refundAmount?: Amount | undefined
  /** ISO 8601. */
  readonly refundTime?: string | undefined
  readonly [field: string]: unknown
}

const requestSchema = shape({
  refundRequestId: optional(text(64)),
  refundId: optional(text(64)),
})

const answerSchema = shape({
  refundStatus: optional(oneOf('SUCCESS', 'PROCESSING', 'FAIL')),
  refundRequestId: optional(text(64)),
  refundId: optional(text(64)),
  refundAmount: optional(answeredAmount),
  refundTime: optional(text(64)),
})

export const inquiryRefund: Call<InquiryRefundRequest, InquiryRefundResponse> = {
  name: 'inquiryRefund',
  whenUnknown: 'Asking changes nothing: ask again.',
  body(request) {
    const body = checkedRequest(requestSchema, request)
    if (body['refundId'] == null && body['refundRequestId'] == null) {
      throw invalidRequest(
        'The request must have a refundRequestId or a refundId, but it had neither. Pass the id of the refund.',
      )
    }
    return body
  },
  answer(answer, body) {
    checkedAnswer(answerSchema, answer, body, {
      ids: ['refundId', 'refundRequestId'],
      mustName: ({ refundStatus }) => refundStatus !== undefined,
    })
    refuseSuccess(answer, 'refundStatus')
    return answer as InquiryRefundResponse
  },
}
