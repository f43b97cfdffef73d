import { optional, shape, text } from '../request/fields.ts'
import type { ApiResult } from '../result.ts'
import type { Call } from './call.ts'
import { checkedAnswer } from './checkedAnswer.ts'
import { paymentIds } from './paymentIds.ts'

/** One of the two ids. If both are given, Antom goes by `paymentId`. */
export type CancelRequest =
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

export interface CancelResponse {
  /** `U`: unknown. Cancel again, up to three times. Antom sends no notification about a cancellation. */
  readonly result: ApiResult
  readonly paymentId?: string | undefined
  readonly paymentRequestId?: string | undefined
  /** ISO 8601. */
  readonly cancelTime?: string | undefined
  readonly [field: string]: unknown
}

const answerSchema = shape({
  paymentId: optional(text(64)),
  paymentRequestId: optional(text(64)),
  cancelTime: optional(text(64)),
})

export const cancel: Call<CancelRequest, CancelResponse> = {
  name: 'cancel',
  whenUnknown: 'Antom may have cancelled: cancel again, up to three times.',
  body: paymentIds,
  answer(answer, body) {
    checkedAnswer(answerSchema, answer, body, {
      ids: ['paymentId', 'paymentRequestId'],
      mustName: ({ result }) => result.resultStatus === 'S',
    })
    return answer as CancelResponse
  },
}
