import { paymentStatus, type Session } from '../payment/session.ts'
import { refusal, type Answer } from './result.ts'

/** Why the money of a payment cannot be moved: it is not paid (yet), or not any more. Undefined when it is paid. */
export function unpaidRefusal(session: Session, now: number): Answer | undefined {
  switch (paymentStatus(session, now)?.status) {
    case 'SUCCESS':
      return undefined
    case 'CANCELLED':
      return refusal('ORDER_IS_CANCELED')
    case 'FAIL':
      return refusal('ORDER_IS_CLOSED', 'The payment failed')
    case 'PROCESSING':
    case undefined:
      return refusal('ORDER_STATUS_INVALID', 'The payment is not paid yet')
  }
}
