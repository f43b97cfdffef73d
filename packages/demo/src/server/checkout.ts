import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { OrderLine } from '../common/orderView.ts'
import { readCart } from './cart.ts'
import type { Orders } from './orders.ts'
import type { Payments } from './payments.ts'
import { body, reasonOf } from './request.ts'

type CheckoutOptions = { orders: Orders; payments: Payments }

/**
 * One address for a page that cannot make orders: the `session-url` of `<antom-checkout>`. The page says what it sells; which
 * order that is for this buyer stands in a cookie, so that a reload, or the way back from a wallet, finds it again.
 */
export function createCheckout({ orders, payments }: CheckoutOptions): Hono {
  const checkout = new Hono()

  checkout.post('/', async (c) => {
    const asked = await body(c)
    let lines: OrderLine[]
    try {
      lines = readCart(asked)
    } catch (error) {
      return c.json({ error: (error as Error).message }, 400)
    }
    const name = `order-${lines.map(({ sku }) => sku).join('.')}`
    const known = orders.find(getCookie(c, name) ?? '')
    const order =
      JSON.stringify(known?.lines) === JSON.stringify(lines) ? known! : orders.add(lines)
    setCookie(c, name, order.id, { ...cookie, maxAge: 30 * 60 })
    c.header('Cache-Control', 'no-store')
    return c.json(await payments.session(order, reasonOf(asked)))
  })

  /** A button for who wants to buy the same once more. */
  checkout.post('/again', (c) => {
    for (const name of Object.keys(getCookie(c)).filter((each) => each.startsWith('order-')))
      setCookie(c, name, '', { ...cookie, maxAge: 0 })
    return c.redirect('/cms/', 303)
  })

  return checkout
}

const cookie = { httpOnly: true, sameSite: 'Lax', path: '/api/checkout' } as const
