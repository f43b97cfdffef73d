import type { OrderStatus, OrderView } from '../common/orderView.ts'
import type { Ledger } from './ledger.ts'
import { totalOf, type Order } from './order.ts'

/** An order as its buyer sees it. */
export function orderView(order: Order, ledger: Ledger, now: number = Date.now()): OrderView {
  const { id, lines } = order
  const status = statusOf(ledger)
  const live = ledger.attempts.find(({ paymentRequestId }) => paymentRequestId === ledger.live)
  return {
    id,
    lines,
    total: totalOf(order),
    status,
    refunded: ledger.movements
      .filter(({ kind, doneAt }) => kind === 'refund' && doneAt > 0)
      .reduce((sum, { value }) => sum + Number(value), 0),
    canResume:
      status === 'processing' && live !== undefined && live.closedAt === 0 && now < live.expiresAt,
  }
}

// Cases that a person must decide before the buyer may pay again.
const blocking: ReadonlySet<string> = new Set(['amount', 'failed-after-paid', 'capture-failed'])

/** "Paid" is what `createPayments` has decided; before that, the newest attempt speaks. */
export function statusOf({ attempts, payments, effects }: Ledger): OrderStatus {
  const has = (callback: string): boolean => effects.some((effect) => effect.callback === callback)
  const isCanceled = payments.length > 0 && payments.every(({ canceledAt }) => canceledAt > 0)
  if (isCanceled) return 'canceled'
  if (has('paid')) return 'paid'
  if (effects.some(({ reason }) => blocking.has(reason))) return 'review'
  if (has('authorized')) return 'authorized'
  const open = new Set(
    attempts
      .filter(({ closedAt }) => closedAt === 0)
      .map(({ paymentRequestId }) => paymentRequestId),
  )
  const submitted = payments.filter(({ paymentRequestId }) => open.has(paymentRequestId))
  if (submitted.length > 0) {
    return submitted.every(({ failedAt }) => failedAt > 0) ? 'failed' : 'processing'
  }
  const newest = [...attempts].sort((a, b) => a.createdAt - b.createdAt).at(-1)
  if (newest?.outcome === 'FAIL') return 'failed'
  return newest?.outcome === 'CANCELLED' ? 'canceled' : 'unpaid'
}
