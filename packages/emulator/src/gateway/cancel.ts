import type { Antom } from '../antom.ts'
import { cancelAttempt } from '../payment/attempt.ts'
import { currentAttempt, paymentStatus, type Session } from '../payment/session.ts'
import { findPayment, paymentIds } from './findPayment.ts'
import { isoTime } from './isoTime.ts'
import { readRequest } from './request.ts'
import { refusal, result, type Answer } from './result.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const QUARTER_MS = 15 * 60 * 1000

// PROTOCOL.md, "capture, refund and cancel"
export function cancel(antom: Antom, body: unknown): Answer {
  const read = readRequest(paymentIds, body)
  if (!read.ok) {
    return refusal('PARAM_ILLEGAL', read.problem)
  }
  const session = findPayment(antom, read.request)
  if (!session) {
    return refusal('ORDER_NOT_EXIST')
  }
  const now = antom.clock.now()
  const refused = session.canceledAt === undefined ? refusalOf(session, now) : undefined
  if (refused) {
    return refused
  }
  session.canceledAt ??= now
  cancelAttempt(currentAttempt(session)!)
  return {
    cancelTime: isoTime(session.canceledAt),
    paymentId: session.paymentId,
    paymentRequestId: session.request.paymentRequestId,
    result: result('SUCCESS'),
  }
}

function refusalOf(session: Session, now: number): Answer | undefined {
  if (paymentStatus(session, now)?.status === 'FAIL') {
    return refusal('ORDER_IS_CLOSED', 'The payment failed, so there is nothing to cancel')
  }
  if (session.funds.refunds.length > 0) {
    return refusal('ORDER_STATUS_INVALID', 'A payment that was refunded cannot be canceled')
  }
  return now > cancelEnd(session.attempts[0]!.createdAt)
    ? refusal('CANCEL_WINDOW_EXCEED', 'It can be canceled until 00:15 of the next day. Refund it')
    : undefined
}

/** 00:15 of the day after, in UTC. */
function cancelEnd(createdAt: number): number {
  return (Math.floor(createdAt / DAY_MS) + 1) * DAY_MS + QUARTER_MS
}
