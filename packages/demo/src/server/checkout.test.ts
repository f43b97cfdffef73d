import { expect, test, vi } from 'vitest'
import { createApi } from './api.ts'
import { createOrders } from './orders.ts'
import type { Payments } from './payments.ts'

const bowl = { items: [{ sku: 'rice-bowl', quantity: 1 }] }

/** A shop, and one browser that keeps its cookies. */
function shop() {
  const session = vi.fn<Payments['session']>().mockResolvedValue({ paymentStatus: 'PENDING' })
  const payments: Payments = { session, verify: vi.fn<Payments['verify']>() }
  const api = createApi({ orders: createOrders(), payments, config: { environment: 'sandbox' } })
  const cookies = new Map<string, string>()
  async function post(path: string, body?: unknown): Promise<Response> {
    const response = await api.request(path, {
      method: 'POST',
      ...(body ? { body: JSON.stringify(body) } : {}),
      headers: {
        'Content-Type': 'application/json',
        cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      },
    })
    for (const line of response.headers.getSetCookie()) {
      expect(line).toContain('HttpOnly')
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (/Max-Age=0/.test(line)) cookies.delete(name!)
      else cookies.set(name!, value!)
    }
    return response
  }
  return { post, asked: () => session.mock.calls.map(([{ id }, reason]) => ({ id, reason })) }
}

test('a page that is loaded again gets a session for the same order', async () => {
  const { post, asked } = shop()
  const answer = await post('/checkout', bowl)
  expect(await answer.json()).toEqual({ paymentStatus: 'PENDING' })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  await post('/checkout', { ...bowl, reason: 'retry' })
  const [first, second] = asked()
  expect(first!.reason).toBe('initial')
  expect(second).toEqual({ id: first!.id, reason: 'retry' })
})

test.each([
  ['another page', { items: [{ sku: 'teapot', quantity: 1 }] }],
  ['another quantity', { items: [{ sku: 'rice-bowl', quantity: 2 }] }],
])('%s is another order', async (_, other) => {
  const { post, asked } = shop()
  await post('/checkout', bowl)
  await post('/checkout', other)
  const [first, second] = asked()
  expect(second!.id).not.toBe(first!.id)
})

test('who wants to buy the same again gets a new order', async () => {
  const { post, asked } = shop()
  await post('/checkout', bowl)
  const answer = await post('/checkout/again')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/cms/'])
  await post('/checkout', bowl)
  const [first, second] = asked()
  expect(second!.id).not.toBe(first!.id)
})

test('what the shop does not sell is 400, said in JSON', async () => {
  const { post, asked } = shop()
  const answer = await post('/checkout', { items: [{ sku: 'gold-bar', quantity: 1 }] })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({ error: 'A piece in the cart is no longer sold.' })
  expect(asked()).toEqual([])
})
