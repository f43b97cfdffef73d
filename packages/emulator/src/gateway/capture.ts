import type { Antom } from '../antom.ts'
import { captureMessage } from '../notify/messages.ts'
import { createId } from '../payment/createId.ts'
import { authorizationEnd } from '../payment/authorization.ts'
import { sumOf } from '../payment/funds.ts'
import { isCaptured } from '../payment/paymentMethods.ts'
import { currentAttempt, type Session } from '../payment/session.ts'
import type { Amount } from './amount.ts'
import { amount, flag, optional, optionalText, record, text } from './fields.ts'
import { isoTime } from './isoTime.ts'
import { readRequest } from './request.ts'
import { refusal, result, type Answer } from './result.ts'
import { unpaidRefusal } from './unpaidRefusal.ts'

// PROTOCOL.md, "capture, refund and cancel"
interface CaptureRequest {
  captureRequestId: string
  paymentId: string
  captureAmount: Amount
  isLastCapture?: boolean | undefined
  captureType?: string | undefined
}

const schema = record<CaptureRequest>({
  captureRequestId: text(64),
  paymentId: text(64),
  captureAmount: amount,
  isLastCapture: optional(flag),
  captureType: optionalText(64),
})

export function capture(antom: Antom, body: unknown): Answer {
  const read = readRequest(schema, body)
  if (!read.ok) {
    return refusal('PARAM_ILLEGAL', read.problem)
  }
  const { request } = read
  return antom.capturedOnce.answer(request.captureRequestId, request, () => {
    const session = antom.sessions.byPaymentId(request.paymentId)
    if (!session) {
      return { answer: refusal('ORDER_NOT_EXIST'), isFinal: false }
    }
    const refused = refusalOf(session, request, antom.clock.now())
    return refused
      ? { answer: refused, isFinal: refused.result.resultCode !== 'PARAM_ILLEGAL' }
      : { answer: doCapture(antom, session, request), isFinal: true }
  })
}

function refusalOf(session: Session, request: CaptureRequest, now: number): Answer | undefined {
  const { paymentAmount } = session.request
  const { captureAmount } = request
  const unpaid = unpaidRefusal(session, now)
  if (unpaid) {
    return unpaid
  }
  const { methodType, paidAt } = currentAttempt(session)!
  if (!isCaptured(methodType)) {
    return refusal(
      'ORDER_STATUS_INVALID',
      'Payments with this method are not captured: they are complete once they are paid',
    )
  }
  if (session.funds.isFullyCaptured) {
    return refusal('ORDER_STATUS_INVALID', 'Nothing of this payment is left to capture')
  }
  if (now > authorizationEnd(paidAt!)) {
    return refusal('ORDER_IS_CLOSED', 'The authorization ended 7 days after the payment')
  }
  if (captureAmount.currency !== paymentAmount.currency) {
    return refusal('PARAM_ILLEGAL', 'captureAmount.currency must be the currency of the payment')
  }
  const left = BigInt(paymentAmount.value) - sumOf(session.funds.captures)
  return BigInt(captureAmount.value) > left
    ? refusal('INVALID_AMOUNT', `captureAmount.value must be at most ${left}, which is left`)
    : undefined
}

function doCapture({ clock, sender }: Antom, session: Session, request: CaptureRequest): Answer {
  const { funds, paymentId } = session
  const { paymentAmount, paymentNotifyUrl } = session.request
  const { captureRequestId, captureAmount, isLastCapture } = request
  const time = clock.now()
  const done = { id: createId(time), requestId: captureRequestId, amount: captureAmount, time }
  funds.captures.push(done)
  funds.isFullyCaptured =
    isLastCapture === true || sumOf(funds.captures) === BigInt(paymentAmount.value)
  sender.send(paymentNotifyUrl, paymentId, captureMessage(session, done))
  return {
    captureAmount,
    captureId: done.id,
    captureRequestId,
    captureTime: isoTime(time),
    paymentId,
    result: result('SUCCESS'),
  }
}
