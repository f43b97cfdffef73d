import { expect, test, vi } from 'vitest'
import { createApi } from './api.ts'
import { createOrders } from './orders.ts'
import type { Payments } from './payments.ts'

const config = { environment: 'http://127.0.0.1:4100/page' }

function shop() {
  const payments = { session: vi.fn<Payments['session']>(), verify: vi.fn<Payments['verify']>() }
  const api = createApi({ orders: createOrders(), payments, config })
  const post = (path: string, body: unknown) =>
    api.request(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    })
  return { api, post, payments }
}

test('the page learns where Antom’s page is', async () => {
  expect(await (await shop().api.request('/config')).json()).toEqual(config)
})

test('an order is counted with the shop’s prices, whatever the browser says', async () => {
  const response = await shop().post('/orders', {
    items: [{ sku: 'rice-bowl', quantity: 2, price: 1 }],
  })
  expect(response.status).toBe(201)
  expect(await response.json()).toMatchObject({
    total: 5600,
    status: 'unpaid',
    lines: [{ name: 'Rice bowl', price: 2800 }],
  })
})

test.each([
  ['nothing', null],
  ['an empty cart', { items: [] }],
  ['an unknown piece', { items: [{ sku: 'gold-bar', quantity: 1 }] }],
  ['a negative quantity', { items: [{ sku: 'rice-bowl', quantity: -1 }] }],
  ['half a bowl', { items: [{ sku: 'rice-bowl', quantity: 0.5 }] }],
  ['a quantity as text', { items: [{ sku: 'rice-bowl', quantity: '2' }] }],
  [
    'a piece twice',
    {
      items: [
        { sku: 'rice-bowl', quantity: 1 },
        { sku: 'rice-bowl', quantity: 1 },
      ],
    },
  ],
])('no order is made of %s', async (_, cart) => {
  expect((await shop().post('/orders', cart)).status).toBe(400)
})

test.each(['/orders/none', '/orders/none/session', '/orders/none/verify'])(
  '%s is 404, as JSON',
  async (path) => {
    const { api, post } = shop()
    const response = path.endsWith('none') ? await api.request(path) : await post(path, {})
    expect(response.status).toBe(404)
    expect(await response.json()).toHaveProperty('error')
  },
)

test('a body that is not JSON is 400, said in JSON', async () => {
  const { api, path } = await shopWithOrder()
  for (const address of ['/orders', `${path}/session`]) {
    const response = await api.request(address, {
      method: 'POST',
      body: '{"reason":',
      headers: { 'Content-Type': 'application/json' },
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: expect.stringMatching(/JSON/) })
  }
})

async function shopWithOrder() {
  const { api, post, payments } = shop()
  const { id } = (await (
    await post('/orders', { items: [{ sku: 'teapot', quantity: 1 }] })
  ).json()) as { id: string }
  return { api, post, payments, path: `/orders/${id}` }
}

test.each([
  [{ reason: 'retry' }, 'retry'],
  [{ reason: 'expired' }, 'expired'],
  [{ reason: 'because' }, 'initial'],
  [null, 'initial'],
])(
  'the session endpoint takes %j for %s and passes Antom’s answer on, never cached',
  async (body, reason) => {
    const { post, payments, path } = await shopWithOrder()
    payments.session.mockResolvedValue({ paymentStatus: 'SUCCESS' })
    const response = await post(`${path}/session`, body)
    expect(await response.json()).toEqual({ paymentStatus: 'SUCCESS' })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(payments.session.mock.calls[0]![1]).toBe(reason)
  },
)

test('the verify endpoint gives the status and the order', async () => {
  const { post, payments, path } = await shopWithOrder()
  payments.verify.mockResolvedValue('PENDING')
  expect(await (await post(`${path}/verify`, {})).json()).toMatchObject({
    paymentStatus: 'PENDING',
    order: { status: 'unpaid', total: 9600 },
  })
})

test('when Antom does not answer, the browser hears so and nothing of the inside', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { post, payments, path } = await shopWithOrder()
  payments.verify.mockRejectedValue(new Error('secret detail'))
  const response = await post(`${path}/verify`, {})
  expect(response.status).toBe(502)
  expect(await response.text()).not.toContain('secret')
  log.mockRestore()
})
