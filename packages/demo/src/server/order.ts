import type { CartItem } from '../common/cart.ts'
import { CURRENCY, findProduct } from '../common/catalogue.ts'
import type { OrderLine, OrderStatus, OrderView } from '../common/orderView.ts'
import type { Amount, PaymentStatus } from '@antom-checkout/server'
import { isLive } from './attempt.ts'
import type { Attempt } from './attempt.ts'

/** An order and every attempt to pay it, the newest last. */
export type Order = {
  id: string
  lines: OrderLine[]
  amount: Amount
  attempts: Attempt[]
}

/** Prices and names are the catalogue's, never the browser's. */
export function linesOf(items: readonly CartItem[]): OrderLine[] {
  return items.flatMap(({ sku, quantity }) => {
    const product = findProduct(sku)
    return product ? [{ sku, name: product.name, quantity, price: product.price }] : []
  })
}

export function createOrder(id: string, lines: OrderLine[]): Order {
  const total = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
  return { id, lines, amount: { currency: CURRENCY, value: String(total) }, attempts: [] }
}

/** One attempt that was paid decides, then one that may yet be; otherwise the newest speaks. */
export function statusOf({ attempts }: Order): OrderStatus {
  const outcomes = attempts.map((attempt) => attempt.outcome)
  if (outcomes.includes('paid')) return 'paid'
  if (outcomes.includes('mismatch')) return 'review'
  if (outcomes.includes('processing')) return 'processing'
  const newest = outcomes.at(-1) ?? 'unsubmitted'
  return newest === 'failed' || newest === 'canceled' ? newest : 'unpaid'
}

const paymentStatuses: Record<OrderStatus, PaymentStatus> = {
  unpaid: 'PENDING', // ORDER_NOT_EXIST: not submitted yet
  processing: 'PROCESSING',
  paid: 'SUCCESS',
  failed: 'FAIL',
  canceled: 'CANCELLED',
  review: 'PROCESSING', // money arrived, if not the right amount: nobody may pay again before a person has looked
}

export const paymentStatusOf = (order: Order): PaymentStatus => paymentStatuses[statusOf(order)]

export function viewOf(order: Order, now: number = Date.now()): OrderView {
  return {
    id: order.id,
    lines: order.lines,
    total: Number(order.amount.value),
    status: statusOf(order),
    canResume: order.attempts.some(
      (attempt) => attempt.outcome === 'processing' && isLive(attempt, now),
    ),
  }
}
