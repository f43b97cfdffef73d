import type { Row } from '@antom-checkout/server'
import type { Movement, OwnerOrder, OwnerPayment } from '../common/ownerView.ts'
import type { Ledger } from './ledger.ts'
import { isCapturedByHand, totalOf, type Order } from './order.ts'
import { statusOf } from './orderView.ts'
import { capturedLater } from './payments.ts'

/** An order as the shop's owner sees it: with its payments, and the amounts that can still be captured and refunded. */
export function ownerOrder(order: Order, ledger: Ledger, isPacked: boolean): OwnerOrder {
  const byHand = isCapturedByHand(order)
  return {
    id: order.id,
    createdAt: order.createdAt,
    lines: order.lines,
    total: totalOf(order),
    status: statusOf(ledger),
    isCapturedByHand: byHand,
    isPacked,
    payments: ledger.payments
      .filter(({ authorizedAt }) => authorizedAt > 0)
      .map((payment) => ownerPayment(payment, ledger, byHand)),
  }
}

function ownerPayment(payment: Row<'payment'>, ledger: Ledger, byHand: boolean): OwnerPayment {
  const { paymentId, method } = payment
  const isReserved = capturedLater.includes(method)
  const authorized = Number(payment.value)
  const movements = movementsOf(ledger, paymentId)
  const captures = movements.filter(({ kind }) => kind === 'capture')
  const refunds = movements.filter(({ kind }) => kind === 'refund')
  const captured = isReserved ? sumOf(captures, 'done') : authorized
  const refunded = sumOf(refunds, 'done')
  const isOver =
    payment.canceledAt > 0 ||
    ledger.operations.some(
      (each) => each.paymentId === paymentId && each.isLast === 1 && each.status !== 'F',
    )
  return {
    paymentId,
    method,
    authorized,
    captured,
    refunded,
    leftToCapture:
      byHand && isReserved && !isOver ? authorized - captured - sumOf(captures, 'under way') : 0,
    leftToRefund: payment.canceledAt > 0 ? 0 : captured - refunded - sumOf(refunds, 'under way'),
    movements,
  }
}

const sumOf = (movements: readonly Movement[], state: Movement['state']): number =>
  movements
    .filter((movement) => movement.state === state)
    .reduce((sum, { amount }) => sum + amount, 0)

/** Captures and refunds, the oldest first: those that the owner requested, and those that Antom reported. */
function movementsOf({ movements, operations }: Ledger, paymentId: string): Movement[] {
  const reported = movements.filter((each) => each.paymentId === paymentId)
  const requested = operations.filter((each) => each.paymentId === paymentId)
  const known = new Set(reported.map(({ requestId }) => requestId))
  const requestedAt = new Map(requested.map(({ requestId, createdAt }) => [requestId, createdAt]))
  return [
    ...reported.map(({ id, kind, value, requestId, doneAt, failedAt }) => ({
      id,
      kind,
      amount: Number(value),
      state: doneAt > 0 ? ('done' as const) : ('failed' as const),
      at: requestedAt.get(requestId) ?? (doneAt || failedAt),
    })),
    ...requested
      .filter(({ requestId }) => !known.has(requestId))
      .map(({ id, kind, orderId, value, status, createdAt }) => ({
        id,
        kind,
        amount: Number(value),
        at: createdAt,
        // The id of an operation is `kind:orderId:key`.
        ...(status === 'F'
          ? { state: 'failed' as const }
          : { state: 'under way' as const, key: id.slice(`${kind}:${orderId}:`.length) }),
      })),
  ].sort((a, b) => a.at - b.at)
}
