import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { OrderView } from '../common/orderView.ts'
import { openTestShop, viewsOf, type TestShop } from './test/testShop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

const BALANCE_TOO_LOW = '4000000000009995'
const CLOSED = '4000000000000341'

test('the page learns where the page of Antom is', async () => {
  const answer = await fetch(`${shop.url}/api/config`)
  expect(await answer.json()).toEqual({ environment: shop.emulator.pageUrl })
})

test('an order is counted with the prices of the shop, whatever the browser says', async () => {
  const answer = await shop.post('/api/orders', {
    items: [{ sku: 'rice-bowl', quantity: 2, price: 1 }],
  })
  expect(answer.status).toBe(201)
  expect(await answer.json()).toMatchObject({
    total: 5600,
    status: 'unpaid',
    lines: [{ name: 'Rice bowl', price: 2800 }],
  })
})

test.each([
  ['nothing', null, 'The cart is empty.'],
  ['an empty cart', { items: [] }, 'The cart is empty.'],
  [
    'an unknown piece',
    { items: [{ sku: 'gold-bar', quantity: 1 }] },
    'A piece in the cart is no longer sold.',
  ],
  ['a negative quantity', { items: [{ sku: 'teapot', quantity: -1 }] }, 'you can order 1 to 20'],
  ['half a bowl', { items: [{ sku: 'rice-bowl', quantity: 0.5 }] }, 'you can order 1 to 20'],
  ['a quantity as text', { items: [{ sku: 'rice-bowl', quantity: '2' }] }, '1 to 20'],
  ['21 bowls', { items: [{ sku: 'rice-bowl', quantity: 21 }] }, '1 to 20'],
  [
    'a piece twice',
    {
      items: [
        { sku: 'rice-bowl', quantity: 1 },
        { sku: 'rice-bowl', quantity: 1 },
      ],
    },
    'A piece is in the cart twice.',
  ],
])('no order is made of %s', async (_, cart, error) => {
  const answer = await shop.post('/api/orders', cart)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({ error: expect.stringContaining(error) })
})

test('an order that does not exist is 404, as JSON', async () => {
  for (const answer of [
    await fetch(`${shop.url}/api/orders/none`),
    await fetch(`${shop.url}/api/orders/none/live`),
    await shop.post('/api/orders/none/session'),
    await shop.post('/api/orders/none/verify'),
  ]) {
    expect(answer.status).toBe(404)
    expect(await answer.json()).toHaveProperty('error')
  }
})

test('a body that is not JSON is 400, as JSON', async () => {
  const { id } = await shop.order('teapot')
  for (const path of ['/api/orders', `/api/orders/${id}/session`, '/api/checkout']) {
    const answer = await fetch(shop.url + path, {
      method: 'POST',
      body: '{"reason":',
      headers: { 'Content-Type': 'application/json' },
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({ error: expect.stringContaining('JSON') })
  }
})

test('a reload gets the live session again, "retry" another one, and no cache keeps either', async () => {
  const { id } = await shop.order('rice-bowl')
  const session = async (body?: object) => {
    const answer = await shop.post(`/api/orders/${id}/session`, body)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    return ((await answer.json()) as { paymentSessionData: string }).paymentSessionData
  }
  const first = await session()
  expect(await session({ reason: 'initial' })).toBe(first)
  expect(await session({ reason: 'because' })).toBe(first)
  expect(await session({ reason: 'retry' })).not.toBe(first)
})

test('a notification pays an order, and its session is over', async () => {
  const { id } = await shop.order('rice-bowl', 2)
  await shop.pay(id)
  expect(await shop.find(id)).toMatchObject({ status: 'paid', canResume: false })
  for (const reason of ['initial', 'expired', 'retry']) {
    const answer = await shop.post(`/api/orders/${id}/session`, { reason })
    expect(await answer.json()).toEqual({ paymentStatus: 'SUCCESS' })
  }
})

test('the address of notifications believes Antom only', async () => {
  const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { id } = await shop.order('rice-bowl')
  const answer = await shop.post('/api/antom/notify', {
    notifyType: 'PAYMENT_RESULT',
    result: { resultStatus: 'S' },
  })
  expect(answer.status).toBe(401)
  expect((await shop.find(id)).status).toBe('unpaid')
  log.mockRestore()
})

test('without a notification, verify asks Antom and pays the order', async () => {
  shop.emulator.fault({ on: 'PAYMENT_RESULT', does: 'drop' })
  shop.emulator.fault({ on: 'CAPTURE_RESULT', does: 'drop' })
  const { id } = await shop.order('rice-bowl')
  await shop.pay(id)
  expect((await shop.find(id)).status).toBe('unpaid')
  const answer = await shop.post(`/api/orders/${id}/verify`)
  expect(await answer.json()).toMatchObject({ paymentStatus: 'SUCCESS', order: { status: 'paid' } })
})

test('a declined card leaves the session to the buyer; a closed session does not', async () => {
  const { id } = await shop.order('rice-bowl')
  await shop.pay(id, BALANCE_TOO_LOW)
  await shop.post(`/api/orders/${id}/verify`)
  expect(await shop.find(id)).toMatchObject({ status: 'processing', canResume: true })
  await shop.pay(id, CLOSED)
  await shop.post(`/api/orders/${id}/verify`)
  expect(await shop.find(id)).toMatchObject({ status: 'failed', canResume: false })
})

test('when Antom does not answer, the browser learns so and nothing of the inside', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { id } = await shop.order('rice-bowl')
  await shop.post(`/api/orders/${id}/session`)
  shop.emulator.fault({ on: 'inquiryPayment', does: 'http-500' })
  const answer = await shop.post(`/api/orders/${id}/verify`)
  expect(answer.status).toBe(502)
  expect(await answer.json()).toEqual({
    error: 'The payment service did not answer. Please try again.',
  })
  log.mockRestore()
})

test('the order page gets the order at once, and again when it is paid', async () => {
  const { id } = await shop.order('rice-bowl')
  const answer = await fetch(`${shop.url}/api/orders/${id}/live`)
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  const views = viewsOf<OrderView>(answer)
  expect((await views.next()).value).toMatchObject({ id, status: 'unpaid' })
  const later = untilPaid(views)
  await shop.pay(id)
  expect(await later).toMatchObject({ id, status: 'paid' })
  await views.return(undefined)
})

async function untilPaid(views: AsyncGenerator<OrderView>): Promise<OrderView> {
  for (;;) {
    const { value } = await views.next()
    if (value.status === 'paid') return value
  }
}

test('Antom is asked before the order page gets its first view', async () => {
  shop.emulator.fault({ on: 'PAYMENT_RESULT', does: 'drop' })
  shop.emulator.fault({ on: 'CAPTURE_RESULT', does: 'drop' })
  const { id } = await shop.order('rice-bowl')
  await shop.pay(id)
  const views = viewsOf<OrderView>(await fetch(`${shop.url}/api/orders/${id}/live`))
  expect((await views.next()).value).toMatchObject({ status: 'paid' })
  await views.return(undefined)
})
