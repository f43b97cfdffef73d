import type { PaymentStatus } from '../calls/inquiryPayment.ts'
import type { ReviewReason } from './callbacks.ts'
import { judge, paidPaymentId, type OrderState } from './orderState.ts'

/** What a person must decide before the buyer may pay again. The other reviews come after an order is paid. */
const blocking: readonly ReviewReason[] = ['amount', 'failed-after-paid', 'capture-failed']

/** `open`: the order can still be paid. */
export function orderStatus(
  order: OrderState,
  shipOnCapture: readonly string[],
): Extract<PaymentStatus, 'SUCCESS' | 'FAIL' | 'CANCELLED'> | 'review' | 'open' {
  if (paidPaymentId(order) !== undefined) {
    return 'SUCCESS'
  }
  if (order.effects.some(({ reason }) => blocking.includes(reason as ReviewReason))) {
    return 'review'
  }
  const isAuthorized = order.payments.some((row) => {
    const judged = judge(order, row, shipOnCapture)
    return judged.isAuthorized && judged.isAmountRight && row.canceledAt === 0
  })
  if (isAuthorized) {
    return 'SUCCESS'
  }
  const asked = order.attempts.filter(({ outcome }) => outcome !== 'REFUSED')
  const newest =
    asked.find(({ paymentRequestId }) => paymentRequestId === order.live) ?? asked.at(-1)
  if (newest === undefined || asked.some(({ closedAt }) => closedAt === 0)) {
    return 'open'
  }
  return newest.outcome === 'FAIL' ? 'FAIL' : 'CANCELLED'
}
