import type { CallbackName, ReviewReason } from './callbacks.ts'
import { judge, paidPaymentId, type Judged, type OrderState } from './orderState.ts'

/** A callback that must run, once: `key` is its name in the store. */
export interface DueEffect {
  readonly key: string
  readonly callback: CallbackName
  readonly reason?: ReviewReason
  readonly paymentId?: string
  /** The attempt, capture, refund or message that it is about. */
  readonly about?: string
}

/**
 * All that an order calls for, by what is known of it now. Pure: the same facts call for the same effects, in whatever
 * order and however often they came in.
 */
export function dueEffects(order: OrderState, shipOnCapture: readonly string[]): DueEffect[] {
  const judged = order.payments.map((row) => judge(order, row, shipOnCapture))
  // The store has decided which payment counts; before that, the first one proposes itself.
  const paid = paidPaymentId(order) ?? judged.find(({ isPaid }) => isPaid)?.row.paymentId
  const isDecided = paidPaymentId(order) !== undefined
  return [
    ...judged.flatMap((payment) => ofPayment(payment, shipOnCapture, paid !== undefined)),
    ...(paid === undefined
      ? []
      : [{ key: `paid:${order.orderId}`, callback: 'paid', paymentId: paid } as const]),
    ...judged
      .filter(({ isPaid, row }) => isDecided && isPaid && row.paymentId !== paid)
      .map(({ row }) => review('paid-twice', row.paymentId)),
    ...ofMovements(order),
    ...ofAttempts(order, judged),
  ]
}

function ofPayment(
  { row, isAuthorized, isAmountRight, wrongCaptures }: Judged,
  shipOnCapture: readonly string[],
  isOrderPaid: boolean,
): DueEffect[] {
  const { paymentId, method, reversedAt, canceledAt } = row
  const due: DueEffect[] = wrongCaptures.map(({ id }) => review('amount', paymentId, id))
  if (isAuthorized && !isAmountRight) {
    due.push(review('amount', paymentId))
  }
  if (isAuthorized && isAmountRight && shipOnCapture.includes(method) && !isOrderPaid) {
    due.push({ key: `authorized:${paymentId}`, callback: 'authorized', paymentId })
  }
  if (reversedAt > 0 && canceledAt === 0) {
    due.push(review('failed-after-paid', paymentId))
  }
  return due
}

function ofMovements({ movements }: OrderState): DueEffect[] {
  const due: DueEffect[] = []
  for (const { id, kind, paymentId, requestId, transactionId, doneAt, failedAt } of movements) {
    if (kind === 'refund' && doneAt > 0) {
      const key = `refunded:${requestId || transactionId}`
      due.push({ key, callback: 'refunded', paymentId, about: id })
    }
    if (failedAt > 0) {
      due.push(review(kind === 'refund' ? 'refund-failed' : 'capture-failed', paymentId, id))
    }
  }
  return due
}

/** An attempt that a payment was made in has not failed, whatever closed it. */
function ofAttempts({ attempts }: OrderState, judged: readonly Judged[]): DueEffect[] {
  return attempts
    .filter(({ outcome }) => outcome === 'FAIL' || outcome === 'CANCELLED')
    .filter(
      ({ paymentRequestId }) =>
        !judged.some(
          ({ row, isAuthorized, isPaid }) =>
            row.paymentRequestId === paymentRequestId &&
            row.canceledAt === 0 &&
            (isAuthorized || isPaid),
        ),
    )
    .map(({ paymentRequestId }) => ({
      key: `failed:${paymentRequestId}`,
      callback: 'failed',
      about: paymentRequestId,
    }))
}

function review(reason: ReviewReason, paymentId: string, about = ''): DueEffect {
  return {
    key: `review:${reason}:${about || paymentId}`,
    callback: 'review',
    reason,
    paymentId,
    about,
  }
}
