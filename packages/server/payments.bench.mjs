import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import pg from 'pg'
import {
  createAntomClient,
  createPayments,
  createSqlStore,
  signRequest,
} from '@antom-checkout/server'
import { startPostgres } from '../../.ci/postgres.mjs'

// Notifications through verify, claim, callback and complete, on SQLite and Postgres, beside the bare signature check of
// node:crypto; and the same with 100,000 stored payments, which must not slow it down. In turns, so that other work on
// the machine slows all alike.

const STORED = 100_000
const ROUNDS = 5
const PER_TURN = 150
const IN_FLIGHT = 10
/** With 100,000 payments at least this share of the rate without. */
const GROWTH_BAR = 0.75

const antomKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const merchantKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const base64 = (key, type) => key.export({ type, format: 'der' }).toString('base64')
const antomPrivateKey = base64(antomKeys.privateKey, 'pkcs8')
const antomPublicKey = base64(antomKeys.publicKey, 'spki')
const amount = { currency: 'SGD', value: '6000' }
const url = 'https://shop.example/api/antom/notify'
const antom = createAntomClient({
  clientId: 'SANDBOX_1',
  privateKey: base64(merchantKeys.privateKey, 'pkcs8'),
  antomPublicKey,
  gateway: 'https://gateway.example',
})

const body = (paymentRequestId) =>
  JSON.stringify({
    notifyType: 'PAYMENT_RESULT',
    result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
    paymentRequestId,
    paymentId: `PID_${paymentRequestId}`,
    paymentAmount: amount,
    paymentMethodType: 'ALIPAY_CN',
    more: 'x'.repeat(300),
  })

async function signed(paymentRequestId) {
  const text = body(paymentRequestId)
  const message = { path: '/api/antom/notify', clientId: 'SANDBOX_1', time: '2026-11-28T12:00:00Z' }
  const headers = await signRequest({ ...message, body: text }, antomPrivateKey)
  return new Request(url, { method: 'POST', headers, body: text })
}

/** A shop on a database, which takes as many notifications as it is given. */
async function subject(name, query) {
  const store = createSqlStore(query)
  await store.migrate()
  await query('create table outbox (key text primary key)', [])
  const payments = createPayments({
    antom,
    antomPublicKey,
    store,
    order: () => undefined,
    onPaid: ({ key }) => query('insert into outbox (key) values ($1)', [key]),
  })
  let count = 0
  return {
    name,
    query,
    prepare: async () => {
      const requests = []
      for (let index = 0; index < PER_TURN; index++) {
        const id = `BENCH_${count++}`
        await store.insert('attempt', {
          paymentRequestId: id,
          orderId: id,
          ...amount,
          notifyUrl: '',
          answer: '',
          expiresAt: Date.now() + 3_600_000,
          outcome: '',
          closedAt: 0,
          createdAt: Date.now(),
        })
        requests.push(await signed(id))
      }
      return requests
    },
    handle: async (request) => {
      const { status } = await payments.notify(request)
      if (status !== 200) throw new Error(`A notification got ${status} on ${name}.`)
    },
  }
}

/** Payments that were made long ago, in one statement a table: the same SQL in both databases. */
async function fill(query) {
  const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${STORED})`
  const rows = {
    antom_order: `'ORDER_' || i, 'PAY_' || i, '', 0`,
    antom_attempt: `'PAY_' || i, 'ORDER_' || i, 'SGD', '6000', '', '{}', 1, 'SUCCESS', 2, 1`,
    antom_payment: `'PID_' || i, 'PAY_' || i, 'ORDER_' || i, 'CARD', 'SGD', '6000', 2, 0, 0, 0, 2`,
    antom_movement: `'capture:CID_' || i, 'capture', 'ORDER_' || i, 'PID_' || i, 'CID_' || i, 'PAY_' || i, 'SGD', '6000', 2, 0`,
    antom_message: `'PAYMENT_RESULT|' || i, 'ORDER_' || i, '{}', 2, 2`,
    antom_effect: `'paid:ORDER_' || i, 'ORDER_' || i, 'paid', '', 'PID_' || i, '', 't', 9, 2, 2`,
  }
  for (const [table, columns] of Object.entries(rows)) {
    await query(`insert into ${table} ${numbers} select ${columns} from n`, [])
  }
}

/** Calls a second. */
async function rate(items, run) {
  const waiting = [...items]
  const start = performance.now()
  const worker = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await run(item)
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
  return (items.length / (performance.now() - start)) * 1000
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

const home = mkdtempSync(join(tmpdir(), 'antom-bench-'))
const stops = []
async function sqlite(file) {
  const client = createClient({ url: `file:${join(home, file)}` })
  stops.push(() => client.close())
  const query = async (sql, args) => (await client.execute({ sql, args })).rows
  await query('pragma journal_mode = wal', [])
  await query('pragma synchronous = normal', [])
  return query
}

async function postgres(server, name) {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const address = new URL(server)
  address.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: address.href, max: IN_FLIGHT })
  stops.push(() => pool.end())
  return async (sql, params) => (await pool.query(sql, params)).rows
}

try {
  const own = process.env.TEST_DATABASE_URL ? undefined : await startPostgres()
  if (own) stops.unshift(own.stop)
  const server = process.env.TEST_DATABASE_URL ?? own.url
  const suffix = Date.now()
  const pairs = [
    ['SQLite', await sqlite('few.db'), await sqlite('many.db')],
    [
      'Postgres',
      await postgres(server, `bench_few_${suffix}`),
      await postgres(server, `bench_many_${suffix}`),
    ],
  ]
  const content = Buffer.from(`POST /api/antom/notify\nSANDBOX_1.2026-11-28T12:00:00Z.${body('1')}`)
  const signature = sign('sha256', content, antomKeys.privateKey)
  const bare = () => {
    if (!verify('sha256', content, antomKeys.publicKey, signature)) throw new Error('No.')
  }
  for (const [name, few, many] of pairs) {
    const subjects = [await subject(name, few), await subject(name, many)]
    await fill(many)
    // Postgres looks at its tables now and then by itself; here, now.
    await many('analyze', [])
    const rates = { bare: [], few: [], many: [] }
    for (let round = 0; round < ROUNDS; round++) {
      const [ofFew, ofMany] = [await subjects[0].prepare(), await subjects[1].prepare()]
      rates.bare.push(await rate(Array.from({ length: 2000 }).fill(0), async () => bare()))
      rates.few.push(await rate(ofFew, subjects[0].handle))
      rates.many.push(await rate(ofMany, subjects[1].handle))
    }
    const cost = median(rates.bare.map((value, round) => value / rates.few[round]))
    const growth = median(rates.many.map((value, round) => value / rates.few[round]))
    console.log(
      `payments on ${String(name)}: ${Math.round(median(rates.few))} notifications a second through verify, claim, callback and complete; ` +
        `one costs as much as ${Math.round(cost)} bare verifications of node:crypto (${Math.round(median(rates.bare))}/s); ` +
        `with ${STORED} stored payments ${growth.toFixed(2)} × the rate (bar ${GROWTH_BAR})`,
    )
    if (growth < GROWTH_BAR) process.exitCode = 1
  }
} finally {
  for (const stop of stops.toReversed()) await stop()
  rmSync(home, { recursive: true, force: true })
}
