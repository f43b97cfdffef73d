import { vValidator } from '@hono/valibot-validator'
import type { Payments, Store } from '@antom-checkout/server'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import * as v from 'valibot'
import { itemsSchema } from '../common/cart.ts'
import type { OrderView, ShopConfig } from '../common/orderView.ts'
import type { Changes } from './changes.ts'
import { createCheckout } from './checkout.ts'
import { readLedger } from './ledger.ts'
import { live } from './live.ts'
import { linesOf, type Order } from './order.ts'
import type { Orders } from './orders.ts'
import { orderView } from './orderView.ts'
import { reasonSchema } from './reason.ts'
import { refusal } from './refusal.ts'

export interface ApiOptions {
  readonly orders: Orders
  readonly payments: Payments
  readonly store: Store
  readonly changes: Changes
  readonly config: ShopConfig
}

const orderSchema = v.object({ items: itemsSchema }, 'The cart is empty.')
const sessionSchema = v.fallback(v.object({ reason: reasonSchema }), { reason: 'initial' })

/** The API of the buyers' pages. Everything about money is decided here and in `payments`. */
export function createApi({ orders, payments, store, changes, config }: ApiOptions) {
  const view = async (order: Order): Promise<OrderView> =>
    orderView(order, await readLedger(store, order.id))

  const withOrder = createMiddleware<{ Variables: { order: Order } }>(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    const order = await orders.find(c.req.param('id') ?? '')
    if (order === undefined) {
      return c.json({ error: 'There is no such order.' }, 404)
    }
    c.set('order', order)
    return next()
  })

  return new Hono()
    .get('/config', (c) => c.json(config))
    .post('/orders', vValidator('json', orderSchema, refusal), async (c) =>
      c.json(await view(await orders.add(linesOf(c.req.valid('json').items))), 201),
    )
    .get('/orders/:id', withOrder, async (c) => c.json(await view(c.var.order)))
    .get('/orders/:id/live', withOrder, async (c) => {
      // Antom's word on the open attempts first: the page must not show "unpaid" for a moment.
      await payments.verify(c.var.order.id).catch(console.error)
      return live(c, changes, () => view(c.var.order))
    })
    .post('/orders/:id/session', withOrder, vValidator('json', sessionSchema), async (c) =>
      c.json(await payments.session(c.var.order.id, c.req.valid('json').reason)),
    )
    .post('/orders/:id/verify', withOrder, async (c) => {
      const { paymentStatus } = await payments.verify(c.var.order.id)
      return c.json({ paymentStatus, order: await view(c.var.order) })
    })
    .route('/checkout', createCheckout({ orders, payments }))
    .post('/antom/notify', (c) => payments.notify(c.req.raw))
    .all('*', (c) => c.json({ error: 'There is nothing here.' }, 404))
    .onError((error, c) => {
      if (error instanceof HTTPException) {
        return c.json({ error: error.message }, error.status)
      }
      console.error(error)
      return c.json({ error: 'The payment service did not answer. Please try again.' }, 502)
    })
}

export type Api = ReturnType<typeof createApi>
