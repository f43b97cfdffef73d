import type { CreatePaymentSessionRequest } from './sessionRequest.ts'
import type { Attempt } from './attempt.ts'
import type { Funds } from './funds.ts'

export interface Session {
  id: string
  /** The `paymentSessionData`. */
  data: string
  request: CreatePaymentSessionRequest
  /** A repeated `paymentRequestId` must have the same one. */
  fingerprint: string
  /** The one id of everything that the buyer does in this session. The merchant learns it once the buyer has submitted. */
  paymentId: string
  createdAt: number
  expiresAt: number
  /** Oldest first. */
  attempts: Attempt[]
  funds: Funds
  /** When the merchant canceled the payment. */
  canceledAt?: number
  /** Takes back what is scheduled for the end of the session. */
  stopExpiry?: () => void
}

/** The buyer's newest attempt: it decides. */
export function currentAttempt(session: Session): Attempt | undefined {
  return session.attempts.at(-1)
}

/** Ends the time of a session, if it has not ended yet. */
export function expire(session: Session, now: number): void {
  session.expiresAt = Math.min(session.expiresAt, now)
}

/** True when the buyer may (still, or again) choose a method: nothing is paid, running, closed or canceled. */
export function isPayable(session: Session, now: number): boolean {
  const attempt = currentAttempt(session)
  if (now >= session.expiresAt) {
    return false
  }
  return !attempt || attempt.awaitsBuyer || (attempt.status === 'FAIL' && !attempt.needsNewSession)
}

/** True when nothing happens to the payment by itself any more: no buyer can pay it, and nothing is being processed. */
export function isSettled(session: Session, now: number): boolean {
  return !isPayable(session, now) && currentAttempt(session)?.status !== 'PROCESSING'
}

/**
 * The status of the payment as Antom's API shows it, undefined as long as nobody has submitted anything. In contrast to an
 * attempt's status it is final once it is `FAIL`: a buyer whose card was declined may pay by another one until the session
 * ends, so a shop must not close the order before.
 */
export function paymentStatus(
  session: Session,
  now: number,
): Pick<Attempt, 'status' | 'resultCode'> | undefined {
  const attempt = currentAttempt(session)
  if (attempt?.status === 'FAIL' && isPayable(session, now)) {
    return { status: 'PROCESSING', resultCode: 'PAYMENT_IN_PROCESS' }
  }
  return attempt
}
