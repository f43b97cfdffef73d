'use server'

import type { PaymentStatus } from '@antom-checkout/server'
import { connect } from '../antom'

/** Asks Antom how it went. */
export async function verifyPayment(paymentRequestId: string): Promise<PaymentStatus> {
  const { paymentStatus } = await connect().inquiryPayment({ paymentRequestId })
  return paymentStatus ?? 'PENDING'
}
