import type { Antom } from '../antom.ts'
import { readInquiryPayment, type InquiryPaymentRequest } from './inquiry-payment-request.ts'
import { isoTime } from './iso-time.ts'
import { paymentMessage } from '../payment/payment-result.ts'
import type { Payment } from '../payment/payment.ts'
import { result, type Result } from './result.ts'
import { currentPayment, type Session } from '../payment/session.ts'

export function inquiryPayment(antom: Antom, body: unknown): { result: Result } {
  const read = readInquiryPayment(body)
  if (!read.ok) return { result: result('PARAM_ILLEGAL', read.problem) }
  const found = find(antom, read.request)
  // Also the answer for a session that nobody has submitted: Antom has no order until then.
  return found ? answer(antom, found.session, found.payment) : { result: result('ORDER_NOT_EXIST') }
}

function find(
  { sessions }: Antom,
  { paymentId, paymentRequestId }: InquiryPaymentRequest,
): { session: Session; payment: Payment } | undefined {
  if (paymentId) return sessions.byPaymentId(paymentId)
  const session = sessions.byRequestId(paymentRequestId ?? '')
  const payment = session && currentPayment(session)
  return session && payment && { session, payment }
}

// protocol §7.6
function answer(
  { pageUrl }: Antom,
  { request, data }: Session,
  payment: Payment,
): { result: Result } & Record<string, unknown> {
  const settled = payment.status !== 'PROCESSING'
  return {
    actualPaymentAmount: request.paymentAmount,
    paymentAmount: request.paymentAmount,
    paymentCreateTime: isoTime(payment.createdAt),
    paymentId: payment.id,
    paymentMethodType: payment.methodType,
    // Antom answers with the checkout page here, not with the merchant's paymentRedirectUrl.
    paymentRedirectUrl: `${pageUrl}?sessionData=${encodeURIComponent(data)}`,
    paymentRequestId: request.paymentRequestId,
    paymentResultCode: payment.resultCode,
    paymentResultMessage: paymentMessage(payment.resultCode),
    paymentStatus: payment.status,
    ...(payment.paidAt && { paymentTime: isoTime(payment.paidAt) }),
    ...(payment.card && settled
      ? { paymentResultInfo: { cardNo: payment.card.masked, cardBrand: payment.card.brand } }
      : {}),
    ...(!payment.card && { pspCustomerInfo: { pspName: payment.methodType } }),
    result: result('SUCCESS'),
  }
}
