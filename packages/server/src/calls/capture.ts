import type { Amount } from '../amount.ts'
import { amount, answeredAmount, flag, optional, shape, text } from '../request/fields.ts'
import type { ApiResult } from '../result.ts'
import type { Call } from './call.ts'
import { checkedAnswer } from './checkedAnswer.ts'
import { checkedRequest } from './checkedRequest.ts'

export interface CaptureRequest {
  /** Yours, at most 64 characters. The same id is the same capture. */
  readonly captureRequestId: string
  readonly paymentId: string
  /** At most the authorised amount, together with earlier captures. */
  readonly captureAmount: Amount
  /** `true` gives the rest of the authorised amount back to the buyer. */
  readonly isLastCapture?: boolean | undefined
  readonly [field: string]: unknown
}

export interface CaptureResponse {
  /** `U`: still being captured. Wait for the notification, or look at `transactions` of inquiryPayment. */
  readonly result: ApiResult
  readonly captureRequestId?: string | undefined
  readonly captureId?: string | undefined
  readonly paymentId?: string | undefined
  readonly captureAmount?: Amount | undefined
  /** ISO 8601. */
  readonly captureTime?: string | undefined
  readonly [field: string]: unknown
}

const requestSchema = shape({
  captureRequestId: text(64),
  paymentId: text(64),
  captureAmount: amount,
  isLastCapture: optional(flag),
  captureType: optional(text(64)),
})

const answerSchema = shape({
  captureRequestId: optional(text(64)),
  captureId: optional(text(64)),
  paymentId: optional(text(64)),
  captureAmount: optional(answeredAmount),
  captureTime: optional(text(64)),
})

export const capture: Call<CaptureRequest, CaptureResponse> = {
  name: 'capture',
  whenUnknown:
    'Antom may have captured: call again with the SAME captureRequestId, or wait for the notification.',
  body: (request) => checkedRequest(requestSchema, request),
  answer(answer, body) {
    checkedAnswer(answerSchema, answer, body, {
      ids: ['captureRequestId', 'paymentId'],
      mustName: ({ result }) => result.resultStatus === 'S',
    })
    return answer as CaptureResponse
  },
}
