import { vValidator } from '@hono/valibot-validator'
import { AntomError, type Payments, type Store } from '@antom-checkout/server'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as v from 'valibot'
import type { MovementAnswer, OwnerView } from '../common/ownerView.ts'
import type { Changes } from './changes.ts'
import type { Desk } from './desk.ts'
import { readLedger } from './ledger.ts'
import { live } from './live.ts'
import { amountOf } from './order.ts'
import type { Orders } from './orders.ts'
import type { Owner } from './owner.ts'
import { ownerOrder } from './ownerView.ts'
import { refusal } from './refusal.ts'

export interface OwnerApiOptions {
  readonly orders: Orders
  readonly payments: Payments
  readonly store: Store
  readonly desk: Desk
  readonly changes: Changes
  readonly owner: Owner
}

const SHOWN_ORDERS = 30
const NO_ANSWER =
  'Antom did not answer, so it may have happened or not. Ask again in the list: it will not happen twice.'
const keySchema = v.pipe(v.string(), v.uuid('The key must be a UUID.'))
const amountSchema = v.pipe(
  v.number('The amount must be a number of cents.'),
  v.integer('The amount must be whole cents.'),
  v.minValue(1, 'The amount must be more than nothing.'),
)
const captureSchema = v.object(
  { key: keySchema, amount: amountSchema, isLast: v.boolean() },
  'The body must be { key, amount, isLast }.',
)
const refundSchema = v.object(
  { key: keySchema, amount: amountSchema, paymentId: v.string() },
  'The body must be { key, amount, paymentId }.',
)
const caseSchema = v.object({ key: v.string() })

/** The API of the owner's page. */
export function createOwnerApi({ orders, payments, store, desk, changes, owner }: OwnerApiOptions) {
  async function view(): Promise<OwnerView> {
    const [newest, cases] = await Promise.all([orders.newest(SHOWN_ORDERS), desk.openCases()])
    const views = newest.map(async (order) =>
      ownerOrder(order, await readLedger(store, order.id), await desk.isPacked(order.id)),
    )
    return { orders: await Promise.all(views), cases }
  }

  return new Hono()
    .use(owner.only)
    .get('/live', (c) => live(c, changes, view))
    .post('/orders/:id/capture', vValidator('json', captureSchema, refusal), async (c) => {
      const { amount, ...rest } = c.req.valid('json')
      const { result } = await payments
        .capture(c.req.param('id'), { ...rest, amount: amountOf(amount) })
        .finally(changes.tell)
      return c.json(result satisfies MovementAnswer)
    })
    .post('/orders/:id/refund', vValidator('json', refundSchema, refusal), async (c) => {
      const { amount, ...rest } = c.req.valid('json')
      const { result } = await payments
        .refund(c.req.param('id'), { ...rest, amount: amountOf(amount) })
        .finally(changes.tell)
      return c.json(result satisfies MovementAnswer)
    })
    .post('/cases/close', vValidator('json', caseSchema, refusal), async (c) => {
      await desk.closeCase(c.req.valid('json').key)
      changes.tell()
      return c.json({})
    })
    .onError((error, c) => {
      if (error instanceof HTTPException) {
        return c.json({ error: error.message }, error.status)
      }
      if (error instanceof AntomError && error.code === 'INVALID_REQUEST') {
        return c.json({ error: error.message }, 400)
      }
      console.error(error)
      return c.json({ error: NO_ANSWER }, 502)
    })
}

export type OwnerApi = ReturnType<typeof createOwnerApi>
