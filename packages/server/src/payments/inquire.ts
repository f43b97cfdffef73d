import type { PaymentStatus } from '../calls/inquiryPayment.ts'
import { AntomError } from '../errors.ts'
import { factsOf, recordFact } from './fact.ts'
import type { PaymentsSettings } from './paymentsOptions.ts'
import type { Row } from './store/rows.ts'

/** An order that a buyer has submitted at the last moment closes 14 minutes after its session at the latest. */
const CLOSING_MS = 15 * 60_000

/** Antom's word about an attempt. `ORDER_NOT_EXIST`: the buyer has not submitted it. */
export type AttemptStatus = PaymentStatus | 'ORDER_NOT_EXIST'

/** Asks Antom about an attempt and stores the answer, also that it is closed for good. Rejects without a clear answer. */
export async function inquire(
  settings: PaymentsSettings,
  attempt: Row<'attempt'>,
): Promise<AttemptStatus> {
  const { antom, store, now } = settings
  const { paymentRequestId } = attempt
  const answer = await antom.inquiryPayment({ paymentRequestId })
  const { resultCode, resultStatus } = answer.result
  const status =
    answer.paymentStatus ?? (resultCode === 'ORDER_NOT_EXIST' ? 'ORDER_NOT_EXIST' : undefined)
  if (status === undefined) {
    throw new AntomError(
      'INVALID_RESPONSE',
      `inquiryPayment must tell how the payment stands, but Antom answered ${resultStatus} ${resultCode}. Ask again.`,
    )
  }
  for (const fact of factsOf(attempt, answer)) {
    await recordFact(store, fact, now())
  }
  await closeIfOver(settings, attempt, status)
  return status
}

/** Closes an attempt for good: its session has run out, and Antom says that nothing came of it. */
export async function closeIfOver(
  { store, now }: PaymentsSettings,
  { paymentRequestId, expiresAt }: Row<'attempt'>,
  status: AttemptStatus,
): Promise<void> {
  const isUnpaid = status === 'FAIL' || status === 'CANCELLED' || status === 'ORDER_NOT_EXIST'
  if (isUnpaid && now() >= expiresAt + CLOSING_MS) {
    const outcome = status === 'FAIL' ? 'FAIL' : 'CANCELLED'
    await store.update('attempt', { paymentRequestId, closedAt: 0 }, { closedAt: now(), outcome })
  }
}
