import type { Query } from '@antom-checkout/server'
import type { OrderLine } from '../common/orderView.ts'
import { makeTable } from './database.ts'
import type { Order } from './order.ts'

export interface Orders {
  readonly add: (lines: readonly OrderLine[]) => Promise<Order>
  readonly find: (id: string) => Promise<Order | undefined>
  readonly newest: (limit: number) => Promise<Order[]>
}

/** The shop's orders. Makes their table if it is missing. */
export async function createOrders(query: Query): Promise<Orders> {
  const columns = 'id text primary key not null, lines text not null, created_at bigint not null'
  await makeTable(query, 'shop_order', columns)
  return {
    add: async (lines) => {
      const order = { id: newId(), lines, createdAt: Date.now() }
      const row = [order.id, JSON.stringify(lines), order.createdAt]
      await query('insert into shop_order (id, lines, created_at) values ($1, $2, $3)', row)
      return order
    },
    find: async (id) =>
      (await query('select * from shop_order where id = $1', [id])).map(orderOf)[0],
    newest: async (limit) =>
      (await query('select * from shop_order order by created_at desc limit $1', [limit])).map(
        orderOf,
      ),
  }
}

function orderOf(row: Readonly<Record<string, unknown>>): Order {
  return {
    id: String(row['id']),
    lines: JSON.parse(String(row['lines'])) as OrderLine[],
    createdAt: Number(row['created_at']),
  }
}

// An id opens its order without a login, so ids must not be guessable. No letters that look like digits.
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('')
}
