import type { Attempt } from './attempt.ts'
import type { Refund } from './funds.ts'
import { sessionReference } from './session-data.ts'
import type { Session } from './session.ts'

/** Everything that the emulator remembers, in memory. */
export interface SessionStore {
  add: (session: Session) => void
  addAttempt: (session: Session, attempt: Attempt) => void
  addRefund: (session: Session, refund: Refund) => void
  byData: (data: string) => Session | undefined
  byRequestId: (paymentRequestId: string) => Session | undefined
  /** Undefined as well for a session that nobody has submitted anything in: its payment does not exist yet. */
  byPaymentId: (paymentId: string) => Session | undefined
  byAttemptId: (id: string) => { session: Session; attempt: Attempt } | undefined
  byRefundId: (refundId: string) => { session: Session; refund: Refund } | undefined
  byRefundRequestId: (refundRequestId: string) => { session: Session; refund: Refund } | undefined
}

export function createSessionStore(): SessionStore {
  const byReference = new Map<string, Session>()
  const byRequestId = new Map<string, Session>()
  const byPaymentId = new Map<string, Session>()
  const byAttemptId = new Map<string, { session: Session; attempt: Attempt }>()
  const byRefundId = new Map<string, { session: Session; refund: Refund }>()
  const byRefundRequestId = new Map<string, { session: Session; refund: Refund }>()
  return {
    add: (session) => {
      byReference.set(sessionReference(session.data), session)
      byRequestId.set(session.request.paymentRequestId, session)
      byPaymentId.set(session.paymentId, session)
    },
    addAttempt: (session, attempt) => {
      session.attempts.push(attempt)
      byAttemptId.set(attempt.id, { session, attempt })
    },
    addRefund: (session, refund) => {
      session.funds.refunds.push(refund)
      byRefundId.set(refund.id, { session, refund })
      byRefundRequestId.set(refund.requestId, { session, refund })
    },
    byData: (data) => byReference.get(sessionReference(data)),
    byRequestId: (paymentRequestId) => byRequestId.get(paymentRequestId),
    byPaymentId: (paymentId) => {
      const session = byPaymentId.get(paymentId)
      return session?.attempts.length ? session : undefined
    },
    byAttemptId: (id) => byAttemptId.get(id),
    byRefundId: (refundId) => byRefundId.get(refundId),
    byRefundRequestId: (refundRequestId) => byRefundRequestId.get(refundRequestId),
  }
}
