import { vValidator } from '@hono/valibot-validator'
import type { Payments } from '@antom-checkout/server'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import * as v from 'valibot'
import { itemsSchema } from '../common/cart.ts'
import { linesOf } from './order.ts'
import type { Orders } from './orders.ts'
import { reasonSchema } from './reason.ts'
import { refusal } from './refusal.ts'

interface CheckoutOptions {
  readonly orders: Orders
  readonly payments: Payments
}

const bodySchema = v.object({ items: itemsSchema, reason: reasonSchema }, 'The cart is empty.')
const cookie = { httpOnly: true, sameSite: 'Lax', path: '/api/checkout' } as const

/**
 * One address for a page that cannot make orders: the `session-url` of `<antom-checkout>`. The page says what it sells; a
 * cookie names the buyer's order for it, so that a reload, or the way back from a wallet, finds it again.
 */
export function createCheckout({ orders, payments }: CheckoutOptions) {
  return (
    new Hono()
      .post('/', vValidator('json', bodySchema, refusal), async (c) => {
        const { items, reason } = c.req.valid('json')
        const lines = linesOf(items)
        const name = `order-${lines.map(({ sku }) => sku).join('.')}`
        const known = await orders.find(getCookie(c, name) ?? '')
        const order =
          JSON.stringify(known?.lines) === JSON.stringify(lines) ? known! : await orders.add(lines)
        setCookie(c, name, order.id, { ...cookie, maxAge: 30 * 60 })
        c.header('Cache-Control', 'no-store')
        return c.json(await payments.session(order.id, reason))
      })
      // A button for buyers who want the same once more.
      .post('/again', (c) => {
        for (const name of Object.keys(getCookie(c)).filter((each) => each.startsWith('order-'))) {
          setCookie(c, name, '', { ...cookie, maxAge: 0 })
        }
        return c.redirect('/cms/', 303)
      })
  )
}
