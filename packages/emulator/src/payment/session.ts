import type { CreatePaymentSessionRequest } from '../gateway/create-payment-session-request.ts'
import type { Payment } from './payment.ts'

export interface Session {
  id: string
  /** The `paymentSessionData`. */
  data: string
  request: CreatePaymentSessionRequest
  /** What a repeated `paymentRequestId` must agree with. */
  fingerprint: string
  createdAt: number
  expiresAt: number
  /** Oldest first. */
  payments: Payment[]
}

/** The payment that counts: the buyer's newest. */
export function currentPayment(session: Session): Payment | undefined {
  return session.payments.at(-1)
}

/** Ends the time of a session, if it has not ended yet. */
export function expire(session: Session, now: number): void {
  session.expiresAt = Math.min(session.expiresAt, now)
}

/** True when the buyer may (still, or again) choose a method: nothing is paid, running or closed. */
export function isPayable(session: Session, now: number): boolean {
  const payment = currentPayment(session)
  if (now >= session.expiresAt) return false
  return !payment || payment.awaitsBuyer || (payment.status === 'FAIL' && !payment.needsNewSession)
}
