import type { Row, Store } from '@antom-checkout/server'

/** All rows of one order that `createPayments` keeps. The shop only reads them. */
export interface Ledger {
  readonly live: string
  readonly attempts: readonly Row<'attempt'>[]
  readonly payments: readonly Row<'payment'>[]
  readonly movements: readonly Row<'movement'>[]
  readonly operations: readonly Row<'operation'>[]
  readonly effects: readonly Row<'effect'>[]
}

export async function readLedger(store: Store, orderId: string): Promise<Ledger> {
  const where = { orderId }
  const [orders, attempts, payments, movements, operations, effects] = await Promise.all([
    store.select('order', where),
    store.select('attempt', where),
    store.select('payment', where),
    store.select('movement', where),
    store.select('operation', where),
    store.select('effect', where),
  ])
  const live = orders[0]?.live ?? ''
  return { live, attempts, payments, movements, operations, effects }
}
