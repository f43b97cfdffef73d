import type { Antom } from '../antom.ts'
import { refundMessage } from '../notify/messages.ts'
import { createId } from '../payment/createId.ts'
import { sumOf, type Refund } from '../payment/funds.ts'
import { isCaptured } from '../payment/paymentMethods.ts'
import { currentAttempt, type Session } from '../payment/session.ts'
import type { Amount } from './amount.ts'
import { amount, optional, optionalText, record, text, webUrl } from './fields.ts'
import { refundFields } from './refundFields.ts'
import { readRequest } from './request.ts'
import { refusal, result, type Answer } from './result.ts'
import { unpaidRefusal } from './unpaidRefusal.ts'

// PROTOCOL.md, "capture, refund and cancel"
interface RefundRequest {
  refundRequestId: string
  paymentId: string
  refundAmount: Amount
  captureId?: string | undefined
  referenceRefundId?: string | undefined
  refundReason?: string | undefined
  refundNotifyUrl?: string | undefined
}

const schema = record<RefundRequest>({
  refundRequestId: text(64),
  paymentId: text(64),
  refundAmount: amount,
  captureId: optionalText(64),
  referenceRefundId: optionalText(64),
  refundReason: optionalText(256),
  refundNotifyUrl: optional(webUrl(1024)),
})

// Antom's window depends on the payment method; a year is that of most cards.
const WINDOW_MS = 365 * 24 * 60 * 60 * 1000

export function refund(antom: Antom, body: unknown): Answer {
  const read = readRequest(schema, body)
  if (!read.ok) {
    return refusal('PARAM_ILLEGAL', read.problem)
  }
  const { request } = read
  return antom.refundedOnce.answer(request.refundRequestId, request, () => {
    const session = antom.sessions.byPaymentId(request.paymentId)
    if (!session) {
      return { answer: refusal('ORDER_NOT_EXIST'), isFinal: false }
    }
    const refused = refusalOf(session, request, antom.clock.now())
    return refused
      ? { answer: refused, isFinal: refused.result.resultCode !== 'PARAM_ILLEGAL' }
      : { answer: doRefund(antom, session, request), isFinal: true }
  })
}

function refusalOf(session: Session, request: RefundRequest, now: number): Answer | undefined {
  const { refundAmount, captureId } = request
  const { captures, refunds } = session.funds
  const unpaid = unpaidRefusal(session, now)
  if (unpaid) {
    return unpaid
  }
  const { methodType, paidAt } = currentAttempt(session)!
  if (now > paidAt! + WINDOW_MS) {
    return refusal('REFUND_WINDOW_EXCEED')
  }
  if (refundAmount.currency !== session.request.paymentAmount.currency) {
    return refusal('PARAM_ILLEGAL', 'refundAmount.currency must be the currency of the payment')
  }
  const capture = captures.find(({ id }) => id === captureId)
  if (captureId && !capture) {
    return refusal('PARAM_ILLEGAL', 'captureId must be the id of a capture of this payment')
  }
  if (isCaptured(methodType) && captures.length === 0) {
    return refusal('ORDER_STATUS_INVALID', 'Nothing is captured yet: cancel the payment instead')
  }
  const taken = isCaptured(methodType)
    ? sumOf(captures)
    : BigInt(session.request.paymentAmount.value)
  const left = taken - sumOf(refunds)
  const leftOfCapture = capture
    ? BigInt(capture.amount.value) - sumOf(refunds.filter((each) => each.captureId === captureId))
    : left
  const most = leftOfCapture < left ? leftOfCapture : left
  return BigInt(refundAmount.value) > most
    ? refusal('REFUND_AMOUNT_EXCEED', `refundAmount.value must be at most ${most}, which is left`)
    : undefined
}

function doRefund(
  { sessions, clock, sender }: Antom,
  session: Session,
  request: RefundRequest,
): Answer {
  const { refundRequestId: requestId, refundAmount, captureId } = request
  const time = clock.now()
  const done: Refund = {
    id: createId(time),
    requestId,
    amount: refundAmount,
    time,
    ...(captureId && { captureId }),
  }
  sessions.addRefund(session, done)
  sender.send(request.refundNotifyUrl, session.paymentId, refundMessage(done))
  return {
    ...refundFields(done),
    paymentId: session.paymentId,
    result: result('SUCCESS'),
  }
}
