import * as v from 'valibot'
import type { Antom } from '../antom.ts'
import type { Session } from '../payment/session.ts'
import { optionalText, record, type Schema } from './fields.ts'

/** A payment by either id; when both are there, `paymentId` wins (PROTOCOL.md, "inquiryPayment"). */
export interface PaymentIds {
  paymentRequestId?: string | undefined
  paymentId?: string | undefined
}

export const paymentIds: Schema<PaymentIds> = v.pipe(
  record<PaymentIds>({ paymentRequestId: optionalText(64), paymentId: optionalText(64) }),
  v.check(
    ({ paymentRequestId, paymentId }) => Boolean(paymentRequestId || paymentId),
    'needs paymentRequestId or paymentId, but has neither',
  ),
)

/** The session of a payment. Undefined before the buyer submits: Antom has no order until then. */
export function findPayment(
  { sessions }: Antom,
  { paymentId, paymentRequestId }: PaymentIds,
): Session | undefined {
  if (paymentId) {
    return sessions.byPaymentId(paymentId)
  }
  const session = sessions.byRequestId(paymentRequestId ?? '')
  return session?.attempts.length ? session : undefined
}
