import type { CancelResponse } from '../calls/cancel.ts'
import { AntomError } from '../errors.ts'
import { readOrder } from './orderState.ts'
import type { PaymentsSettings } from './paymentsOptions.ts'
import { settle } from './settle.ts'
import type { Row } from './store/rows.ts'

/** Antom may answer `U`: it is to be asked up to three times. */
const TRIES = 3

/**
 * Cancels every attempt of an order that a buyer has paid in, or may still pay in. Resolves to Antom's first answer that is
 * not `S`, else to the last one. A session that nobody has submitted cannot be cancelled (`ORDER_NOT_EXIST`).
 */
export async function cancel(settings: PaymentsSettings, orderId: string): Promise<CancelResponse> {
  const { store } = settings
  const { attempts, payments } = await readOrder(store, orderId)
  const hasPayment = ({ paymentRequestId }: Row<'attempt'>): boolean =>
    payments.some((each) => each.paymentRequestId === paymentRequestId && each.authorizedAt > 0)
  const targets = attempts.filter((attempt) => attempt.closedAt === 0 || hasPayment(attempt))
  const answers: CancelResponse[] = []
  for (const attempt of targets) {
    answers.push(await cancelAttempt(settings, attempt))
  }
  await settle(settings, orderId)
  const answer = answers.find(({ result }) => result.resultStatus !== 'S') ?? answers.at(-1)
  if (answer === undefined) {
    throw new AntomError(
      'INVALID_REQUEST',
      'orderId must be an order with an open or paid attempt, but it has none. Nothing was asked of Antom.',
    )
  }
  return answer
}

async function cancelAttempt(
  { antom, store, now }: PaymentsSettings,
  { paymentRequestId }: Row<'attempt'>,
): Promise<CancelResponse> {
  let answer = await antom.cancel({ paymentRequestId })
  for (let tries = 1; answer.result.resultStatus === 'U' && tries < TRIES; tries++) {
    answer = await antom.cancel({ paymentRequestId })
  }
  if (answer.result.resultStatus === 'S') {
    const canceledAt = now()
    await store.update('payment', { paymentRequestId }, { canceledAt })
    await store.update(
      'attempt',
      { paymentRequestId, closedAt: 0 },
      { closedAt: canceledAt, outcome: 'CANCELLED' },
    )
  }
  return answer
}
