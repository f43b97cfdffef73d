import type { Attempt } from './attempt.ts'
import type { Refund } from './funds.ts'
import { sessionReference } from './sessionData.ts'
import type { Session } from './session.ts'

/** Everything that the emulator remembers of payments, in memory. */
export interface SessionStore {
  add: (session: Session) => void
  addAttempt: (session: Session, attempt: Attempt) => void
  addRefund: (session: Session, refund: Refund) => void
  /** Oldest first. */
  list: () => readonly Session[]
  size: () => number
  byData: (data: string) => Session | undefined
  byRequestId: (paymentRequestId: string) => Session | undefined
  /** Undefined as well for a session that nobody has submitted anything in: its payment does not exist yet. */
  byPaymentId: (paymentId: string) => Session | undefined
  /** Also a session that nobody has submitted anything in. */
  ofPaymentId: (paymentId: string) => Session | undefined
  byAttemptId: (id: string) => { session: Session; attempt: Attempt } | undefined
  byRefundId: (refundId: string) => { session: Session; refund: Refund } | undefined
  byRefundRequestId: (refundRequestId: string) => { session: Session; refund: Refund } | undefined
  clear: () => void
}

export interface SessionStoreOptions {
  /** Nothing happens to this payment by itself any more. Finished ones are forgotten first. */
  readonly isFinished: (session: Session) => boolean
  /** Called with each session that the store forgets. */
  readonly onForget: (session: Session) => void
  /** Default: `KEPT_PAYMENTS`. */
  readonly kept?: number
}

/** Beyond this number the oldest finished payments are forgotten; where none is finished, the oldest. */
export const KEPT_PAYMENTS = 10_000

export function createSessionStore({
  isFinished,
  onForget,
  kept = KEPT_PAYMENTS,
}: SessionStoreOptions): SessionStore {
  const byReference = new Map<string, Session>()
  const byRequestId = new Map<string, Session>()
  const byPaymentId = new Map<string, Session>()
  const byAttemptId = new Map<string, { session: Session; attempt: Attempt }>()
  const byRefundId = new Map<string, { session: Session; refund: Refund }>()
  const byRefundRequestId = new Map<string, { session: Session; refund: Refund }>()
  const maps = [
    byReference,
    byRequestId,
    byPaymentId,
    byAttemptId,
    byRefundId,
    byRefundRequestId,
  ] as const

  function forget(session: Session): void {
    byReference.delete(sessionReference(session.data))
    byRequestId.delete(session.request.paymentRequestId)
    byPaymentId.delete(session.paymentId)
    for (const { id } of session.attempts) {
      byAttemptId.delete(id)
    }
    for (const { id, requestId } of session.funds.refunds) {
      byRefundId.delete(id)
      byRefundRequestId.delete(requestId)
    }
    onForget(session)
  }

  /** Forgets the oldest finished payments; when these are not enough, also the oldest of the others. */
  function makeRoom(): void {
    for (const mayForget of [isFinished, () => true]) {
      for (const session of byPaymentId.values()) {
        if (byPaymentId.size <= kept) {
          return
        }
        if (mayForget(session)) {
          forget(session)
        }
      }
    }
  }

  return {
    add: (session) => {
      byReference.set(sessionReference(session.data), session)
      byRequestId.set(session.request.paymentRequestId, session)
      byPaymentId.set(session.paymentId, session)
      // Only once per thousand payments: it may have to look at all of them.
      if (byPaymentId.size > kept * 1.1) {
        makeRoom()
      }
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
    list: () => [...byPaymentId.values()],
    size: () => byPaymentId.size,
    byData: (data) => byReference.get(sessionReference(data)),
    byRequestId: (paymentRequestId) => byRequestId.get(paymentRequestId),
    byPaymentId: (paymentId) => {
      const session = byPaymentId.get(paymentId)
      return session?.attempts.length ? session : undefined
    },
    ofPaymentId: (paymentId) => byPaymentId.get(paymentId),
    byAttemptId: (id) => byAttemptId.get(id),
    byRefundId: (refundId) => byRefundId.get(refundId),
    byRefundRequestId: (refundRequestId) => byRefundRequestId.get(refundRequestId),
    clear: () => {
      for (const map of maps) {
        map.clear()
      }
    },
  }
}
