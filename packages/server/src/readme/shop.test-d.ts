/// <reference types="node" />
// The README's code, word for word: readme.test.ts sees to that, and runs it.

// #region README
// shop.ts
import { createClient } from '@libsql/client'
import {
  createAntomClient,
  createPayments,
  createSqlStore,
  type Payments,
} from '@antom-checkout/server'
import { buyersOrder, orders } from './orders.test-d.ts' // yours

const { env } = process
const database = createClient({ url: env['DATABASE_URL'] ?? 'file:shop.db' })
const store = createSqlStore(async (sql, args) => (await database.execute({ sql, args })).rows)
await store.migrate()

const keys = { privateKey: env['ANTOM_PRIVATE_KEY']!, antomPublicKey: env['ANTOM_PUBLIC_KEY']! }
const client = { clientId: env['ANTOM_CLIENT_ID']!, gateway: env['ANTOM_GATEWAY']! }

export const payments: Payments = createPayments({
  antom: createAntomClient({ ...client, ...keys }),
  antomPublicKey: keys.antomPublicKey,
  store,
  order: (orderId) => orders.find(orderId), // { request: { paymentAmount, order, … } }
  onPaid: ({ orderId, key }) => orders.ship(orderId, key),
  orderOf: (request) => buyersOrder(request), // the order in this buyer's session
})

/** POST …/session, …/verify and …/notify. */
export const handle: (request: Request) => Promise<Response> = payments.handler
await payments.catchUp() // what happened while nobody listened; again every few minutes
// #endregion
