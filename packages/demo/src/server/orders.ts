import type { OrderLine } from '../common/orderView.ts'
import { createOrder } from './order.ts'
import type { Order } from './order.ts'

/** The shop's orders, in memory: they are gone when the process ends. */
export type Orders = {
  add: (lines: OrderLine[]) => Order
  find: (id: string) => Order | undefined
}

export function createOrders(): Orders {
  const orders = new Map<string, Order>()
  return {
    add: (lines) => {
      const order = createOrder(newId(), lines)
      orders.set(order.id, order)
      return order
    },
    find: (id) => orders.get(id),
  }
}

// Whoever knows an order's id sees the order, so it must not be guessable. No letters that look like digits.
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('')
}
