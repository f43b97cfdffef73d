import type { Antom } from '../antom.ts'
import { authorizationEnd } from '../payment/authorization.ts'
import { isCaptured } from '../payment/paymentMethods.ts'
import { cardInfo, paymentMessage } from '../payment/paymentResult.ts'
import { currentAttempt, paymentStatus, type Session } from '../payment/session.ts'
import { findPayment, paymentIds } from './findPayment.ts'
import { isoTime } from './isoTime.ts'
import { readRequest } from './request.ts'
import { refusal, result, type Answer } from './result.ts'

export function inquiryPayment(antom: Antom, body: unknown): Answer {
  const read = readRequest(paymentIds, body)
  if (!read.ok) {
    return refusal('PARAM_ILLEGAL', read.problem)
  }
  const session = findPayment(antom, read.request)
  return session ? answer(antom, session) : refusal('ORDER_NOT_EXIST')
}

// PROTOCOL.md, "inquiryPayment"
function answer({ pageUrl, clock }: Antom, session: Session): Answer {
  const { request, data, paymentId } = session
  const attempt = currentAttempt(session)!
  const { status, resultCode } = paymentStatus(session, clock.now())!
  const { methodType, createdAt, paidAt, card } = attempt
  return {
    actualPaymentAmount: request.paymentAmount,
    paymentAmount: request.paymentAmount,
    paymentCreateTime: isoTime(session.attempts[0]?.createdAt ?? createdAt),
    paymentId,
    paymentMethodType: methodType,
    // Antom answers with the checkout page here, not with the merchant's paymentRedirectUrl.
    paymentRedirectUrl: `${pageUrl}?sessionData=${encodeURIComponent(data)}`,
    paymentRequestId: request.paymentRequestId,
    paymentResultCode: resultCode,
    paymentResultMessage: paymentMessage(resultCode),
    paymentStatus: status,
    ...(paidAt && {
      paymentTime: isoTime(paidAt),
      ...(isCaptured(methodType) && { authExpiryTime: isoTime(authorizationEnd(paidAt)) }),
    }),
    ...(card && status !== 'PROCESSING' ? { paymentResultInfo: cardInfo(attempt, card) } : {}),
    ...(!card && { pspCustomerInfo: { pspName: methodType } }),
    ...(transactions(session).length > 0 && { transactions: transactions(session) }),
    result: result('SUCCESS'),
  }
}

function transactions({ funds, canceledAt }: Session): object[] {
  const captured = funds.captures.map((capture) => ({ transactionType: 'CAPTURE', ...capture }))
  const refunded = funds.refunds.map((refund) => ({ transactionType: 'REFUND', ...refund }))
  return [...captured, ...refunded].map(({ transactionType, id, requestId, amount, time }) => ({
    transactionType,
    transactionStatus: canceledAt === undefined ? 'SUCCESS' : 'CANCELLED',
    transactionId: id,
    transactionRequestId: requestId,
    transactionAmount: amount,
    transactionResult: result('SUCCESS'),
    transactionTime: isoTime(time),
  }))
}
