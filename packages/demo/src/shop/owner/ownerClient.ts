import { hc, parseResponse } from 'hono/client'
import type { MovementAnswer } from '../../common/ownerView.ts'
import type { OwnerApi } from '../../server/ownerApi.ts'
import { answerOf } from '../answer.ts'

const { orders, cases } = hc<OwnerApi>('/api/admin')

/** Money to move. The same `key` is the same capture or refund, however often it is sent. */
export interface Move {
  readonly orderId: string
  readonly paymentId: string
  readonly key: string
  /** In cents. */
  readonly amount: number
  /** Captures only: the rest of the reserved money goes back to the buyer. */
  readonly isLast: boolean
}

export const capture = ({ orderId: id, key, amount, isLast }: Move): Promise<MovementAnswer> =>
  answerOf(() =>
    parseResponse(orders[':id'].capture.$post({ param: { id }, json: { key, amount, isLast } })),
  )

export const refund = ({ orderId: id, key, amount, paymentId }: Move): Promise<MovementAnswer> =>
  answerOf(() =>
    parseResponse(orders[':id'].refund.$post({ param: { id }, json: { key, amount, paymentId } })),
  )

export const closeCase = (key: string): Promise<object> =>
  answerOf(() => parseResponse(cases.close.$post({ json: { key } })))
