import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { OwnerOrder, OwnerView } from '../common/ownerView.ts'
import { OWNER_KEY, openTestShop, viewsOf, type TestShop } from './test/testShop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

async function view(): Promise<OwnerView> {
  const views = viewsOf<OwnerView>(await shop.ask('/live'))
  const { value } = await views.next()
  await views.return(undefined)
  return value
}
async function ownerOrder(id: string): Promise<OwnerOrder> {
  return (await view()).orders.find((order) => order.id === id)!
}
async function paymentOf(id: string) {
  return (await ownerOrder(id)).payments[0]!
}
const key = () => crypto.randomUUID()
const codeOf = async (answer: Promise<Response>): Promise<string> =>
  ((await (await answer).json()) as { resultCode: string }).resultCode

async function paidOrder(sku: string, quantity = 1): Promise<{ id: string; paymentId: string }> {
  const { id } = await shop.order(sku, quantity)
  await shop.pay(id)
  return { id, paymentId: (await paymentOf(id)).paymentId }
}

test('a piece that is made to order is captured in parts, the last one gives the rest back', async () => {
  const { id } = await paidOrder('teapot', 2)
  expect(await shop.find(id)).toMatchObject({ status: 'authorized' })
  expect(await paymentOf(id)).toMatchObject({
    authorized: 19200,
    captured: 0,
    leftToCapture: 19200,
    leftToRefund: 0,
  })
  const capture = (amount: number, isLast: boolean) =>
    shop.ask(`/orders/${id}/capture`, { key: key(), amount, isLast })
  expect(await codeOf(capture(9600, false))).toBe('SUCCESS')
  expect(await shop.find(id)).toMatchObject({ status: 'paid' })
  expect(await ownerOrder(id)).toMatchObject({ isPacked: true })
  expect(await paymentOf(id)).toMatchObject({ captured: 9600, leftToCapture: 9600 })
  expect(await codeOf(capture(600, true))).toBe('SUCCESS')
  expect(await paymentOf(id)).toMatchObject({
    captured: 10200,
    leftToCapture: 0,
    leftToRefund: 10200,
    movements: [
      { kind: 'capture', amount: 9600, state: 'done' },
      { kind: 'capture', amount: 600, state: 'done' },
    ],
  })
  await shop.emulator.notifications.idle()
  expect((await paymentOf(id)).movements, 'no capture twice').toHaveLength(2)
})

test('an order of the shelf is captured by Antom, and leaves nothing to capture', async () => {
  const { id } = await paidOrder('rice-bowl')
  expect(await ownerOrder(id)).toMatchObject({ status: 'paid', isCapturedByHand: false })
  expect(await paymentOf(id)).toMatchObject({ captured: 2800, leftToCapture: 0 })
})

test('while Antom has not captured an order of the shelf, the owner cannot either', async () => {
  shop.emulator.fault({ on: 'CAPTURE_RESULT', does: 'drop' })
  const { id } = await paidOrder('rice-bowl')
  expect(await ownerOrder(id)).toMatchObject({ status: 'authorized', isPacked: false })
  expect(await paymentOf(id)).toMatchObject({ captured: 0, leftToCapture: 0, leftToRefund: 0 })
})

test('an order is refunded in parts, until nothing is left, and the buyer sees it', async () => {
  const { id, paymentId } = await paidOrder('rice-bowl', 2)
  const refund = (amount: number) =>
    shop.ask(`/orders/${id}/refund`, { key: key(), amount, paymentId })
  expect(await codeOf(refund(1000))).toBe('SUCCESS')
  expect(await paymentOf(id)).toMatchObject({ refunded: 1000, leftToRefund: 4600 })
  expect(await codeOf(refund(4600))).toBe('SUCCESS')
  expect(await paymentOf(id)).toMatchObject({ refunded: 5600, leftToRefund: 0 })
  expect(await shop.find(id)).toMatchObject({ refunded: 5600, status: 'paid' })
})

test('a refund that Antom refuses is shown as failed, and what is left stays', async () => {
  const { id, paymentId } = await paidOrder('rice-bowl')
  const answer = shop.ask(`/orders/${id}/refund`, { key: key(), amount: 2801, paymentId })
  expect(await codeOf(answer)).not.toBe('SUCCESS')
  expect(await paymentOf(id)).toMatchObject({
    leftToRefund: 2800,
    movements: [{ kind: 'capture' }, { kind: 'refund', amount: 2801, state: 'failed' }],
  })
})

test('a refund whose answer was lost is under way, and the same key is the same refund', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { id, paymentId } = await paidOrder('rice-bowl')
  shop.emulator.fault({ on: 'REFUND_RESULT', does: 'drop' })
  shop.emulator.fault({ on: 'refund', does: 'lose-answer' })
  const body = { key: key(), amount: 1000, paymentId }
  const lost = await shop.ask(`/orders/${id}/refund`, body)
  expect(lost.status).toBe(502)
  expect(await lost.json()).toEqual({ error: expect.stringContaining('will not happen twice') })
  expect((await paymentOf(id)).movements.at(-1)).toMatchObject({
    kind: 'refund',
    state: 'under way',
    key: body.key,
  })
  expect((await paymentOf(id)).leftToRefund).toBe(1800)
  expect(await codeOf(shop.ask(`/orders/${id}/refund`, body))).toBe('SUCCESS')
  expect(await paymentOf(id)).toMatchObject({ refunded: 1000, leftToRefund: 1800 })
  log.mockRestore()
})

test.each([
  ['no amount', { paymentId: 'x' }, '{ key, amount, paymentId }'],
  ['half a cent', { paymentId: 'x', amount: 0.5 }, 'whole cents'],
  ['nothing', { paymentId: 'x', amount: 0 }, 'more than nothing'],
  ['a payment of somebody else', { paymentId: 'x', amount: 100 }, 'paymentId'],
])('a refund of %s is 400', async (_, body, error) => {
  const { id } = await paidOrder('rice-bowl')
  const answer = await shop.ask(`/orders/${id}/refund`, { key: key(), ...body })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toEqual({ error: expect.stringContaining(error) })
})

test('a case for a person is listed until it is closed', async () => {
  const { id } = await shop.order('rice-bowl')
  await shop.post(`/api/orders/${id}/session`)
  // Antom says another amount than the order's.
  shop.emulator.fault({ on: 'PAYMENT_RESULT', does: 'drop' })
  shop.emulator.fault({ on: 'CAPTURE_RESULT', does: 'drop' })
  const [attempt] = await shop.store.select('attempt', { orderId: id })
  await shop.store.update('attempt', { orderId: id }, { value: String(Number(attempt!.value) + 1) })
  await shop.pay(id)
  await shop.post(`/api/orders/${id}/verify`)
  expect(await shop.find(id)).toMatchObject({ status: 'review' })
  const cases = async () => (await view()).cases.filter(({ orderId }) => orderId === id)
  const open = await cases()
  expect(new Set(open.map(({ reason }) => reason))).toEqual(new Set(['amount']))
  for (const each of open) await shop.ask('/cases/close', { key: each.key })
  expect(await cases()).toEqual([])
})

test.each([
  ['a stranger', { Cookie: '' }, 401],
  ['a wrong key', { Cookie: 'loam-owner=guess' }, 401],
  ['a page of another site', { Origin: 'https://evil.example' }, 403],
  ['a page of another port', { Origin: 'http://localhost:1' }, 403],
  ['a page without an origin', { Origin: 'null' }, 403],
])('%s may not refund', async (_, headers, status) => {
  const { id, paymentId } = await paidOrder('rice-bowl')
  const body = { key: key(), amount: 2800, paymentId }
  expect((await shop.ask(`/orders/${id}/refund`, body, headers)).status).toBe(status)
  expect((await paymentOf(id)).refunded).toBe(0)
})

test('the API of the owner is not there for another host name, even with the key', async () => {
  // fetch() keeps its own Host header, so the request is made by hand.
  const headers = { Host: 'shop.example', Cookie: `loam-owner=${OWNER_KEY}` }
  const answer = await shop.api.request('http://shop.example/api/admin/live', { headers })
  expect(answer.status).toBe(404)
  const local = { ...headers, Host: 'localhost:4000' }
  const view = await shop.api.request('/api/admin/live', { headers: local })
  expect(view.status).toBe(200)
  await view.body!.cancel()
})
