import { vValidator } from '@hono/valibot-validator'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import * as v from 'valibot'
import { itemsSchema } from '../common/cart.ts'
import type { ShopConfig } from '../common/orderView.ts'
import { createCheckout } from './checkout.ts'
import { linesOf, viewOf, type Order } from './order.ts'
import type { Orders } from './orders.ts'
import type { Payments } from './payments.ts'
import { reasonSchema } from './reason.ts'
import { refusal } from './refusal.ts'

export interface ApiOptions {
  readonly orders: Orders
  readonly payments: Payments
  readonly config: ShopConfig
}

const orderSchema = v.object({ items: itemsSchema }, 'The cart is empty.')
const sessionSchema = v.fallback(v.object({ reason: reasonSchema }), { reason: 'initial' })

/** The API of the shop's pages. Everything about money is decided here and in `payments`. */
export function createApi({ orders, payments, config }: ApiOptions) {
  const withOrder = createMiddleware<{ Variables: { order: Order } }>(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    const order = orders.find(c.req.param('id') ?? '')
    if (order === undefined) return c.json({ error: 'There is no such order.' }, 404)
    c.set('order', order)
    return next()
  })

  return new Hono()
    .get('/config', (c) => c.json(config))
    .post('/orders', vValidator('json', orderSchema, refusal), (c) =>
      c.json(viewOf(orders.add(linesOf(c.req.valid('json').items))), 201),
    )
    .get('/orders/:id', withOrder, (c) => c.json(viewOf(c.var.order)))
    .post('/orders/:id/session', withOrder, vValidator('json', sessionSchema), async (c) =>
      c.json(await payments.session(c.var.order, c.req.valid('json').reason)),
    )
    .post('/orders/:id/verify', withOrder, async (c) => {
      const paymentStatus = await payments.verify(c.var.order)
      return c.json({ paymentStatus, order: viewOf(c.var.order) })
    })
    .route('/checkout', createCheckout({ orders, payments }))
    .all('*', (c) => c.json({ error: 'There is nothing here.' }, 404))
    .onError((error, c) => {
      if (error instanceof HTTPException) return c.json({ error: error.message }, error.status)
      console.error(error)
      return c.json({ error: 'The payment service did not answer. Please try again.' }, 502)
    })
}

export type Api = ReturnType<typeof createApi>
