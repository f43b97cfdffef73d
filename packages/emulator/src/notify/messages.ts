import { isoTime } from '../gateway/isoTime.ts'
import { refundFields } from '../gateway/refundFields.ts'
import { result } from '../gateway/result.ts'
import type { Capture, Refund } from '../payment/funds.ts'
import { cardInfo, paymentResult } from '../payment/paymentResult.ts'
import type { Session } from '../payment/session.ts'
import type { NotifyType } from './notifyType.ts'

/** A notification as Antom writes it. */
export interface Message {
  notifyType: NotifyType
  [field: string]: unknown
}

/** PROTOCOL.md, "PAYMENT_RESULT". For a payment that is paid, or that has failed for good. */
export function paymentMessage({ request, paymentId, attempts }: Session): Message {
  const attempt = attempts.at(-1)!
  const { methodType, createdAt, paidAt, card } = attempt
  const { result: outcome } = paymentResult(attempt)
  return {
    actualPaymentAmount: request.paymentAmount,
    notifyType: 'PAYMENT_RESULT',
    paymentAmount: request.paymentAmount,
    paymentCreateTime: isoTime(attempts[0]?.createdAt ?? createdAt),
    paymentId,
    paymentMethodType: methodType,
    paymentRequestId: request.paymentRequestId,
    paymentResultInfo: card ? cardInfo(attempt, card) : {},
    ...(paidAt !== undefined && { paymentTime: isoTime(paidAt) }),
    ...(!card && { pspCustomerInfo: { pspName: methodType } }),
    result: outcome,
  }
}

/** PROTOCOL.md, "CAPTURE_RESULT". It has no `paymentRequestId`, as Antom's has none. */
export function captureMessage(
  { paymentId }: Session,
  { id, requestId, amount, time }: Capture,
): Message {
  return {
    captureAmount: amount,
    captureId: id,
    captureRequestId: requestId,
    captureTime: isoTime(time),
    notifyType: 'CAPTURE_RESULT',
    paymentId,
    result: result('SUCCESS'),
  }
}

export function refundMessage(refund: Refund): Message {
  return {
    ...refundFields(refund),
    notifyType: 'REFUND_RESULT',
    refundStatus: 'SUCCESS',
    result: result('SUCCESS'),
  }
}
