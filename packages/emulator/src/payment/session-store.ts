import type { Payment } from './payment.ts'
import { sessionReference } from './session-data.ts'
import { type Session } from './session.ts'

/** All that the emulator remembers, in memory. */
export interface SessionStore {
  add: (session: Session) => void
  byData: (data: string) => Session | undefined
  byRequestId: (paymentRequestId: string) => Session | undefined
  byPaymentId: (paymentId: string) => { session: Session; payment: Payment } | undefined
}

export function createSessionStore(): SessionStore {
  const byReference = new Map<string, Session>()
  const byRequestId = new Map<string, Session>()
  return {
    add: (session) => {
      byReference.set(sessionReference(session.data), session)
      byRequestId.set(session.request.paymentRequestId, session)
    },
    byData: (data) => byReference.get(sessionReference(data)),
    byRequestId: (paymentRequestId) => byRequestId.get(paymentRequestId),
    byPaymentId: (paymentId) => {
      for (const session of byRequestId.values()) {
        const payment = session.payments.find((each) => each.id === paymentId)
        if (payment) return { session, payment }
      }
      return undefined
    },
  }
}
