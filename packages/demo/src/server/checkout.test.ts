import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestShop, type TestShop } from './test/testShop.ts'

const bowl = { items: [{ sku: 'rice-bowl', quantity: 1 }] }

let shop: TestShop
let cookies: Map<string, string>
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())
beforeEach(() => {
  cookies = new Map()
})

/** A browser that keeps its cookies. */
async function post(path: string, body?: unknown): Promise<Response> {
  const answer = await fetch(shop.url + path, {
    method: 'POST',
    redirect: 'manual',
    body: body ? JSON.stringify(body) : null,
    headers: {
      'Content-Type': 'application/json',
      cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
    },
  })
  for (const line of answer.headers.getSetCookie()) {
    expect(line).toContain('HttpOnly')
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
    if (/Max-Age=0/.test(line)) cookies.delete(name!)
    else cookies.set(name!, value!)
  }
  return answer
}

const orders = () => new Set(cookies.values())
const sessionOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { paymentSessionData: string }).paymentSessionData

test('a page that is loaded again gets the session of the same order', async () => {
  const first = await post('/api/checkout', bowl)
  expect(first.headers.get('cache-control')).toBe('no-store')
  const session = await sessionOf(first)
  const [order] = orders()
  expect(await sessionOf(await post('/api/checkout', bowl))).toBe(session)
  const retried = await sessionOf(await post('/api/checkout', { ...bowl, reason: 'retry' }))
  expect(retried).not.toBe(session)
  expect([...orders()]).toEqual([order])
})

test.each([
  ['another page', { items: [{ sku: 'teapot', quantity: 1 }] }],
  ['another quantity', { items: [{ sku: 'rice-bowl', quantity: 2 }] }],
])('%s is another order', async (_, other) => {
  await post('/api/checkout', bowl)
  const [first] = orders()
  await post('/api/checkout', other)
  expect([...orders()].at(-1)).not.toBe(first)
})

test('a buyer who wants the same again gets a new order', async () => {
  await post('/api/checkout', bowl)
  const [first] = orders()
  const answer = await post('/api/checkout/again')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/cms/'])
  await post('/api/checkout', bowl)
  const [second] = orders()
  expect(second).not.toBe(first)
})

test('a piece that the shop does not sell is 400, as JSON', async () => {
  const answer = await post('/api/checkout', { items: [{ sku: 'gold-bar', quantity: 1 }] })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({ error: 'A piece in the cart is no longer sold.' })
  expect(cookies.size).toBe(0)
})
