/// <reference types="node" />
import { createServer } from 'node:http'
import { createAntomClient, createPayments, createSqlStore, type Store } from '../../../index.ts'
import { toNodeHandler } from '../../../node/index.ts'
import { openDatabase } from './database.ts'

/** The process of a shop, which dies where it is told. */
export interface ShopConfig {
  readonly database: string
  readonly port: number
  readonly clientId: string
  readonly privateKey: string
  readonly antomPublicKeys: readonly string[]
  readonly gateway: string
  readonly notifyUrl: string
  readonly lease: number
  readonly busy?: number | undefined
  readonly dies?: Death | undefined
}

/** Where `kill -9` comes, in the first order that gets there. */
export type Death =
  | 'before-note'
  | 'after-note'
  | 'after-claim'
  | 'after-ship'
  | 'after-complete'
  | 'before-acknowledgement'

const config = JSON.parse(process.env['SHOP_CONFIG'] ?? '{}') as ShopConfig
const { database, dies } = config

function die(death: Death): void {
  if (dies === death) {
    process.kill(process.pid, 'SIGKILL')
  }
}

/** The store, and a sudden end at a statement. */
function mortal(store: Store): Store {
  return {
    ...store,
    insert: async (table, row) => {
      if (table === 'message') {
        die('before-note')
      }
      const isNew = await store.insert(table, row)
      if (table === 'message') {
        die('after-note')
      }
      return isNew
    },
    update: async (table, where, set) => {
      const isChanged = await store.update(table, where, set)
      if (table === 'effect' && isChanged) {
        die('doneAt' in set ? 'after-complete' : 'after-claim')
      }
      return isChanged
    },
  }
}

const { query } = await openDatabase(database, config.busy)
const payments = createPayments({
  antom: createAntomClient({
    clientId: config.clientId,
    privateKey: config.privateKey,
    antomPublicKey: config.antomPublicKeys,
    gateway: config.gateway,
    // The emulator's clock is turned by hand, this process has the real one.
    tolerance: Infinity,
    warn: () => {},
  }),
  antomPublicKey: config.antomPublicKeys,
  store: mortal(createSqlStore(query)),
  order: (orderId) => ({ request: requestOf(orderId) }),
  orderOf: (_, { orderId }) => String(orderId),
  onPaid: async ({ orderId, key }) => {
    await query('insert into run (id, order_id) values ($1, $2)', [crypto.randomUUID(), orderId])
    await query('insert into outbox (key, order_id) values ($1, $2) on conflict (key) do nothing', [
      key,
      orderId,
    ])
    die('after-ship')
  },
  onReview: async ({ reason, orderId = '' }) => {
    await query('insert into review (id, reason, order_id) values ($1, $2, $3)', [
      crypto.randomUUID(),
      reason,
      orderId,
    ])
  },
  lease: config.lease,
})

function requestOf(orderId: string) {
  const amount = { currency: 'SGD', value: '6000' }
  return {
    paymentAmount: amount,
    paymentRedirectUrl: 'http://localhost:8080/result',
    paymentNotifyUrl: config.notifyUrl,
    order: {
      referenceOrderId: orderId,
      orderDescription: 'Two bowls',
      orderAmount: amount,
      buyer: { referenceBuyerId: 'buyer-7' },
    },
  }
}

const server = createServer(
  toNodeHandler(async (request) => {
    if (new URL(request.url).pathname === '/catch-up') {
      return Response.json(await payments.catchUp())
    }
    const response = await payments.handler(request)
    if (new URL(request.url).pathname === '/notify') {
      die('before-acknowledgement')
    }
    return response
  }),
)
server.listen(config.port, '127.0.0.1', () => process.send?.('ready'))
// The parent is gone.
process.on('disconnect', () => process.exit())
