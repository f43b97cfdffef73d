import { createSqlStore, type Payments, type Store } from '@antom-checkout/server'
import { Hono } from 'hono'
import type { Antom } from './antom.ts'
import { createApi } from './api.ts'
import { createChanges } from './changes.ts'
import type { Database } from './database.ts'
import { createDesk } from './desk.ts'
import type { Addresses } from './orderRequest.ts'
import { createOrders } from './orders.ts'
import { createOwner, type Owner } from './owner.ts'
import { createOwnerApi } from './ownerApi.ts'
import { createShopPayments } from './payments.ts'

export interface OpenShopOptions {
  readonly antom: Antom
  readonly database: Database
  readonly ownerKey: string
  readonly addresses: () => Addresses
}

export interface OpenShop {
  /** Everything below `/api`. */
  readonly api: Hono
  readonly owner: Owner
  readonly payments: Payments
  readonly store: Store
}

/** The shop without its pages: orders, payments, and the API of buyers and owner. */
export async function openShop(options: OpenShopOptions): Promise<OpenShop> {
  const { antom, database, ownerKey, addresses } = options
  const store = createSqlStore(database.query)
  await store.migrate()
  if (antom.emulator) {
    // A new emulator does not know the sessions of the one before, so nobody can pay them any more.
    await store.update('attempt', { closedAt: 0 }, { closedAt: Date.now(), outcome: 'CANCELLED' })
  }
  const orders = await createOrders(database.query)
  const desk = await createDesk(database.query)
  const changes = createChanges()
  const owner = createOwner(ownerKey)
  const payments = createShopPayments({
    antom: antom.client,
    antomPublicKey: antom.publicKey,
    store,
    orders,
    desk,
    changes,
    addresses,
  })
  const config = { environment: antom.environment }
  const api = new Hono()
    .route('/api/admin', createOwnerApi({ orders, payments, store, desk, changes, owner }))
    .route('/api', createApi({ orders, payments, store, changes, config }))
  return { api, owner, payments, store }
}
