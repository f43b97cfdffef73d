import { Hono } from 'hono'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ShopConfig, Verification } from '../common/orderView.ts'
import { readCart } from './cart.ts'
import { createCheckout } from './checkout.ts'
import { viewOf } from './order.ts'
import type { Order } from './order.ts'
import type { Orders } from './orders.ts'
import type { Payments } from './payments.ts'
import { body, reasonOf } from './request.ts'

export type ApiOptions = { orders: Orders; payments: Payments; config: ShopConfig }

/** What the browser may ask of the shop. Everything about money is decided here and in `payments`. */
export function createApi({ orders, payments, config }: ApiOptions): Hono {
  const api = new Hono()

  api.get('/config', (c) => c.json(config))

  api.post('/orders', async (c) => {
    try {
      return c.json(viewOf(orders.add(readCart(await body(c)))), 201)
    } catch (error) {
      return c.json({ error: (error as Error).message }, 400)
    }
  })

  api.get('/orders/:id', (c) => withOrder(c, async (order) => c.json(viewOf(order))))

  api.post('/orders/:id/session', (c) =>
    withOrder(c, async (order) => c.json(await payments.session(order, reasonOf(await body(c))))),
  )

  api.post('/orders/:id/verify', (c) =>
    withOrder(c, async (order) => {
      const paymentStatus = await payments.verify(order)
      return c.json({ paymentStatus, order: viewOf(order) } satisfies Verification)
    }),
  )

  api.route('/checkout', createCheckout({ orders, payments }))

  api.all('*', (c) => c.json({ error: 'There is nothing here.' }, 404))

  api.onError((error, c) => {
    if (error instanceof HTTPException) return c.json({ error: error.message }, error.status)
    console.error(error)
    return c.json({ error: 'The payment service did not answer. Please try again.' }, 502)
  })

  async function withOrder(
    c: Context,
    answer: (order: Order) => Promise<Response>,
  ): Promise<Response> {
    c.header('Cache-Control', 'no-store')
    const order = orders.find(c.req.param('id') ?? '')
    return order === undefined ? c.json({ error: 'There is no such order.' }, 404) : answer(order)
  }

  return api
}
