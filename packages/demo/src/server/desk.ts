import type { Query, ReviewEvent } from '@antom-checkout/server'
import type { ReviewCase } from '../common/ownerView.ts'
import { makeTable } from './database.ts'

/** The work on the owner's desk: parcels to pack, and cases to look at. */
export interface Desk {
  /** Puts an order on the packing list. The same key again changes nothing, so that it is packed once. */
  readonly pack: (key: string, orderId: string) => Promise<void>
  readonly isPacked: (orderId: string) => Promise<boolean>
  /** Keeps a case for a person. The same key again changes nothing. */
  readonly review: (event: Pick<ReviewEvent, 'key' | 'reason' | 'orderId'>) => Promise<void>
  readonly openCases: () => Promise<ReviewCase[]>
  readonly closeCase: (key: string) => Promise<void>
}

/** Makes the tables if they are missing. */
export async function createDesk(query: Query): Promise<Desk> {
  const columns =
    'key text primary key not null, order_id text not null, created_at bigint not null'
  await makeTable(query, 'shop_parcel', columns)
  await makeTable(
    query,
    'shop_review',
    `${columns}, reason text not null, closed_at bigint not null`,
  )
  return {
    pack: async (key, orderId) => {
      await query(
        'insert into shop_parcel (key, order_id, created_at) values ($1, $2, $3) on conflict (key) do nothing',
        [key, orderId, Date.now()],
      )
    },
    isPacked: async (orderId) =>
      (await query('select key from shop_parcel where order_id = $1', [orderId])).length > 0,
    review: async ({ key, orderId = '', reason }) => {
      await query(
        'insert into shop_review (key, order_id, reason, created_at, closed_at) values ($1, $2, $3, $4, 0) on conflict (key) do nothing',
        [key, orderId, reason, Date.now()],
      )
    },
    openCases: async () =>
      (await query('select * from shop_review where closed_at = 0 order by created_at', [])).map(
        (row) => ({
          key: String(row['key']),
          orderId: String(row['order_id']),
          reason: String(row['reason']) as ReviewCase['reason'],
          createdAt: Number(row['created_at']),
        }),
      ),
    closeCase: async (key) => {
      const now = Date.now()
      await query('update shop_review set closed_at = $1 where key = $2', [now, key])
    },
  }
}
