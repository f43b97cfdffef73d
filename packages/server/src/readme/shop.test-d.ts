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

let opened: Promise<Payments> | undefined

/** Opened at the first request: a build that imports this file needs no keys and asks nobody. */
export const openPayments = (): Promise<Payments> =>
  (opened ??= open().catch((error: unknown) => {
    opened = undefined // the next request tries again
    throw error
  }))

async function open(): Promise<Payments> {
  const { env } = process
  const database = createClient({ url: env['DATABASE_URL'] ?? 'file:shop.db' })
  const store = createSqlStore(async (sql, args) => (await database.execute({ sql, args })).rows)
  await store.migrate()

  const keys = { privateKey: env['ANTOM_PRIVATE_KEY']!, antomPublicKey: env['ANTOM_PUBLIC_KEY']! }
  const client = { clientId: env['ANTOM_CLIENT_ID']!, gateway: env['ANTOM_GATEWAY']! }
  return createPayments({
    antom: createAntomClient({ ...client, ...keys }),
    antomPublicKey: keys.antomPublicKey,
    store,
    order: (orderId) => orders.find(orderId), // { request }: see orders.ts
    onPaid: ({ orderId, key }) => orders.ship(orderId, key),
    orderOf: (request) => buyersOrder(request), // the order in this buyer's session
  })
}

/** POST …/session, …/verify and …/notify. */
export const handle = async (request: Request): Promise<Response> =>
  (await openPayments()).handler(request)

/** Catches up with what happened while nobody listened. Call it once, where the server starts. */
export function keepUp(): void {
  const catchUp = (): void =>
    void openPayments()
      .then((payments) => payments.catchUp())
      .catch(console.error)
  catchUp()
  setInterval(catchUp, 5 * 60_000).unref()
}
// #endregion
