/// <reference types="node" />
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '@antom-checkout/emulator'
import { createClient } from '@libsql/client'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAntomClient, createSqlStore, type AntomClient } from '../../../index.ts'
import { antomPrivateKey, antomPublicKey } from '../../../test/merchant.ts'
import { signNotification } from '../../../testing/index.ts'
import { databaseUrl } from '../stores.ts'
import { openDatabase, type Database } from './database.ts'
import type { Death, ShopConfig } from './shopProcess.ts'
import { freePort, openShops, type ShopProcess, type Shops } from './shops.ts'

const LEASE_MS = 400
const PATIENCE_MS = 60_000

interface Place {
  readonly url: string
  readonly drop: () => Promise<void>
}

async function sqliteFile(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'antom-faults-'))
  return {
    url: `file:${join(folder, 'shop.db')}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A database of its own, which can be taken down. */
async function postgresDatabase(): Promise<Place> {
  const name = `shop_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name}`)
  const url = new URL(databaseUrl!)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => administer(`drop database ${name} with (force)`) }
}

async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl! })
  await client.connect()
  for (const statement of statements) {
    await client.query(statement)
  }
  await client.end()
}

const places: readonly { name: string; open: () => Promise<Place> }[] = [
  { name: 'SQLite', open: sqliteFile },
  ...(databaseUrl === undefined ? [] : [{ name: 'Postgres', open: postgresDatabase }]),
]

let emulator: Emulator
let shops: Shops
beforeAll(async () => {
  ;[emulator, shops] = await Promise.all([startEmulator({ clock: 'manual' }), openShops()])
}, PATIENCE_MS)
afterAll(async () => {
  await shops.stop()
  await emulator.close()
})

describe.each(places)('processes of a shop on $name', ({ open }) => {
  let place: Place
  let database: Database
  let running: ShopProcess[]
  let port: number

  beforeEach(async () => {
    place = await open()
    database = await openDatabase(place.url)
    await createSqlStore(database.query).migrate()
    for (const table of [
      'outbox (key text primary key, order_id text not null)',
      'run (id text primary key, order_id text not null)',
      'review (id text primary key, reason text not null, order_id text not null)',
    ]) {
      await database.query(`create table ${table}`, [])
    }
    running = []
    port = await freePort()
  })
  afterEach(async () => {
    await Promise.all(running.map(({ kill }) => kill()))
    await database.close()
    await place.drop()
  })

  async function startShop(more: Partial<ShopConfig> = {}): Promise<ShopProcess> {
    const { clientId, privateKey, antomPublicKey: key } = emulator.credentials
    const shop = await shops.start({
      database: place.url,
      port,
      clientId,
      privateKey,
      antomPublicKeys: [key, antomPublicKey],
      gateway: emulator.gateway,
      notifyUrl: `http://127.0.0.1:${port}/notify`,
      lease: LEASE_MS,
      ...more,
    })
    running.push(shop)
    return shop
  }

  const rows = async (table: string): Promise<string[]> =>
    (await database.query(`select order_id from ${table} order by order_id`, [])).map((row) =>
      String(row['order_id']),
    )

  /** What the shop's callbacks have done: orders that were shipped, each as often as it was. */
  const shipped = () => rows('outbox')

  /** All notifications of this shop that Antom still delivers. */
  const pending = () =>
    emulator.notifications
      .list()
      .filter(({ url, state }) => url.includes(`:${port}/`) && state === 'pending')

  /** Turns Antom's clock until everything is acknowledged. The leases of the dead go by the real time. */
  const allAcknowledged = () =>
    expect
      .poll(
        async () => {
          await emulator.clock.advance('2 min')
          await emulator.notifications.idle()
          return pending().length
        },
        { timeout: PATIENCE_MS, interval: LEASE_MS },
      )
      .toBe(0)

  async function start(shop: ShopProcess, orderId: string): Promise<string> {
    const { paymentSessionData } = await shop.post('/session', { orderId, reason: 'retry' })
    return paymentSessionData as string
  }

  async function page(path: string, body: object): Promise<Record<string, unknown>> {
    const url = new URL(path, emulator.pageUrl)
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
    return (await response.json()) as Record<string, unknown>
  }

  async function payByWallet(sessionData: string): Promise<void> {
    const view = await page('api/pay', { sessionData, methodType: 'ALIPAY_CN' })
    const { id } = (view['session'] as { payment: { id: string } }).payment
    await page(`/wallet/${id}/confirm`, {})
  }

  async function payByCard(sessionData: string, cardNumber = '4111111111111111'): Promise<void> {
    await page('api/pay', { sessionData, methodType: 'CARD', cardNumber })
  }

  test(
    'each notification comes 100 times at once into 4 processes: onPaid runs once',
    async () => {
      const ports = [port, await freePort(), await freePort(), await freePort()]
      const all = await Promise.all(ports.map((each) => startShop({ port: each, lease: 30_000 })))
      await start(all[0]!, '1')
      const [attempt] = await database.query('select * from antom_attempt', [])
      const notification = {
        notifyType: 'PAYMENT_RESULT',
        result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
        paymentRequestId: attempt!['payment_request_id'],
        paymentId: 'PID_1',
        paymentAmount: { currency: 'SGD', value: '6000' },
        paymentMethodType: 'CARD',
      }
      const capture = {
        notifyType: 'CAPTURE_RESULT',
        result: notification.result,
        paymentId: 'PID_1',
        captureId: 'CID_1',
        captureAmount: notification.paymentAmount,
      }
      const deliver = async (message: object, index: number): Promise<number> => {
        const url = `${all[index % 4]!.url}/notify`
        const request = await signNotification({
          notification: message,
          url,
          privateKey: antomPrivateKey,
        })
        return (await fetch(request)).status
      }
      for (const message of [notification, capture]) {
        const statuses = await Promise.all(
          Array.from({ length: 100 }, (_, index) => deliver(message, index)),
        )
        expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([])
        expect(statuses).toContain(200)
        expect(await deliver(message, 0)).toBe(200)
      }
      expect(await rows('run')).toEqual(['1'])
      expect(await shipped()).toEqual(['1'])
    },
    PATIENCE_MS,
  )

  test(
    'kill -9 between the payment and its notification',
    async () => {
      const shop = await startShop()
      const data = await start(shop, '1')
      await shop.kill()
      await payByWallet(data)
      await emulator.notifications.idle()
      expect(await shipped()).toEqual([])
      await startShop()
      await allAcknowledged()
      expect(await shipped()).toEqual(['1'])
      expect(await rows('run')).toEqual(['1'])
    },
    PATIENCE_MS,
  )

  test.each<[Death, number]>([
    ['before-note', 1],
    ['after-note', 1],
    ['after-claim', 1],
    ['after-ship', 2],
    ['after-complete', 1],
    ['before-acknowledgement', 1],
  ])(
    'kill -9 %s: shipped once, by %i runs of onPaid, and acknowledged',
    async (dies, runs) => {
      const mortal = await startShop({ dies })
      await payByWallet(await start(mortal, '1'))
      await emulator.notifications.idle()
      expect(await mortal.ended).toBe('SIGKILL')
      expect(pending()).toHaveLength(1)
      await startShop()
      await allAcknowledged()
      expect(await shipped()).toEqual(['1'])
      expect(await rows('run')).toHaveLength(runs)
    },
    PATIENCE_MS,
  )

  test(
    'kill -9 after the claim, and Antom has given up: catchUp ships',
    async () => {
      const mortal = await startShop({ dies: 'after-claim' })
      await payByWallet(await start(mortal, '1'))
      await emulator.notifications.idle()
      expect(await mortal.ended).toBe('SIGKILL')
      await emulator.clock.advance('40 h')
      expect(pending()).toEqual([])
      const shop = await startShop()
      await expect
        .poll(async () => {
          await shop.post('/catch-up')
          return shipped()
        })
        .toEqual(['1'])
    },
    PATIENCE_MS,
  )

  test(
    'kill -9 under load: 50 orders are paid exactly as Antom has it, and shipped once',
    async () => {
      const deaths: Death[] = ['after-claim', 'after-ship', 'after-complete', 'before-note']
      let shop = await startShop()
      const orders = await Promise.all(
        Array.from({ length: 50 }, async (_, index) => {
          const orderId = String(index).padStart(2, '0')
          return { orderId, index, data: await start(shop, orderId) }
        }),
      )
      await shop.kill()
      // One shop after the other dies, wherever it is, until all is told.
      const undertaker = (async () => {
        for (const dies of [...deaths, undefined, ...deaths, undefined]) {
          shop = await startShop({ dies })
          await Promise.race([shop.ended, new Promise((resolve) => setTimeout(resolve, 500))])
          await shop.kill()
        }
        shop = await startShop()
      })()
      const buying = orders.map(async ({ index, data, orderId }) => {
        // Of ten buyers six pay by wallet, two by card, one is declined and one goes away.
        if (index % 10 < 6) {
          await payByWallet(data)
        } else if (index % 10 < 9) {
          await payByCard(data, index % 10 === 8 ? '4000000000000002' : undefined)
        }
        // The buyer's page asks, too, as long as the shop lives.
        await shop.post('/verify', { orderId }).catch(() => {})
      })
      await Promise.all([undertaker, ...buying])
      await allAcknowledged()
      const isPaid = async (paymentRequestId: unknown) => {
        const client = clientOf(emulator)
        const { paymentStatus } = await client.inquiryPayment({
          paymentRequestId: String(paymentRequestId),
        })
        return paymentStatus === 'SUCCESS'
      }
      const paid: string[] = []
      for (const attempt of await database.query('select * from antom_attempt', [])) {
        if (await isPaid(attempt['payment_request_id'])) {
          paid.push(String(attempt['order_id']))
        }
      }
      expect(paid).toHaveLength(40)
      expect(await shipped()).toEqual([...paid].sort())
      const undone = await database.query('select key from antom_effect where done_at = 0', [])
      expect(undone).toEqual([])
      expect(await rows('review')).toEqual([])
    },
    2 * PATIENCE_MS,
  )

  test(
    'the database goes down in the middle: not acknowledged, delivered later',
    async () => {
      const shop = await startShop({ busy: 50 })
      const data = await start(shop, '1')
      const bringBack = await takeDown()
      await payByWallet(data)
      await emulator.notifications.idle()
      expect(pending()).toMatchObject([{ deliveries: [{ outcome: 'refused', status: 503 }] }])
      await bringBack()
      await allAcknowledged()
      expect(await shipped()).toEqual(['1'])
      expect(await rows('run')).toEqual(['1'])
    },
    PATIENCE_MS,
  )

  async function takeDown(): Promise<() => Promise<void>> {
    if (!place.url.startsWith('postgres:')) {
      // Another process does not let go of the file.
      const other = createClient({ url: place.url })
      const transaction = await other.transaction('write')
      return async () => {
        await transaction.rollback()
        other.close()
      }
    }
    const name = new URL(place.url).pathname.slice(1)
    await database.close()
    await administer(
      `alter database ${name} allow_connections false`,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    )
    return async () => {
      await administer(`alter database ${name} allow_connections true`)
      database = await openDatabase(place.url)
    }
  }
})

function clientOf({ credentials, gateway, clock }: Emulator): AntomClient {
  const { clientId, privateKey, antomPublicKey: key } = credentials
  return createAntomClient({
    clientId,
    privateKey,
    antomPublicKey: key,
    gateway,
    now: clock.now,
    warn: () => {},
  })
}
