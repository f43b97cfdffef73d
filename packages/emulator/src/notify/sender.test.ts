import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { parseSignatureHeader, verifySignature } from '../gateway/signature.ts'
import { startEmulator, type Emulator, type Notification } from '../index.ts'
import { createMerchant, order, sandbox, type Json } from '../test/merchant.ts'
import {
  ACKNOWLEDGEMENT,
  acknowledge,
  answer,
  openShop,
  type NotifiedShop,
  type Received,
} from '../test/shop.ts'

let emulator: Emulator
let shop: NotifiedShop
beforeAll(async () => {
  emulator = await startEmulator({ clock: 'manual', notifyHosts: ['shop.invalid'] })
})
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())
afterAll(() => emulator.close())

async function ask(operation: string, body: Json): Promise<Json> {
  return (await (await createMerchant(emulator).call(sandbox + operation, body)).json()) as Json
}

interface Ordered {
  paymentId: () => Promise<unknown>
  paymentRequestId: unknown
  pay: (cardNumber?: string) => Promise<void>
  notifications: () => readonly Notification[]
}

const visa = '4111111111111111'

/** An order whose notifications go to the shop. */
async function makeOrder(fields: Json = {}): Promise<Ordered> {
  const body: Json = { ...order(), paymentNotifyUrl: shop.url, ...fields }
  const paymentRequestId = body['paymentRequestId']
  const { paymentSessionData: sessionData } = await ask('createPaymentSession', body)
  return {
    paymentRequestId,
    paymentId: async () => (await ask('inquiryPayment', { paymentRequestId }))['paymentId'],
    pay: async (cardNumber = visa) => {
      const request = JSON.stringify({ sessionData, methodType: 'CARD', cardNumber })
      await fetch(new URL('api/pay', emulator.pageUrl), { method: 'POST', body: request })
      await emulator.notifications.idle()
    },
    notifications: () =>
      emulator.notifications.list().filter(({ url }) => url === body['paymentNotifyUrl']),
  }
}

const types = (received: Received[]): unknown[] => received.map(({ json }) => json['notifyType'])

function isGenuine({ path, headers, body }: Received): boolean {
  const { clientId, antomPublicKey } = emulator.credentials
  const { signature } = parseSignatureHeader(String(headers['signature']))!
  const time = String(headers['request-time'])
  const content = { method: 'POST', path, clientId, time, body: Buffer.from(body) }
  return headers['client-id'] === clientId && verifySignature(content, signature, antomPublicKey)
}

test('a card payment is notified, then its capture, both signed by Antom', async () => {
  const { pay, paymentRequestId, paymentId, notifications } = await makeOrder()
  await pay()
  expect(types(shop.received)).toEqual(['PAYMENT_RESULT', 'CAPTURE_RESULT'])
  expect(shop.received.every(isGenuine)).toBe(true)
  const [payment, capture] = shop.received.map(({ json }) => json)
  expect(payment).toMatchObject({
    paymentRequestId,
    paymentId: await paymentId(),
    paymentAmount: { currency: 'SGD', value: '6000' },
    paymentMethodType: 'CARD',
    paymentTime: expect.any(String) as unknown,
    paymentResultInfo: { cardNo: '************1111' },
    result: { resultCode: 'SUCCESS', resultStatus: 'S' },
  })
  expect(capture).toMatchObject({
    paymentId: await paymentId(),
    captureRequestId: paymentRequestId,
    captureAmount: { currency: 'SGD', value: '6000' },
    result: { resultStatus: 'S' },
  })
  expect(capture).not.toHaveProperty('paymentRequestId')
  expect(notifications().map(({ state }) => state)).toEqual(['acknowledged', 'acknowledged'])
})

test('the query of the notification address is signed as well', async () => {
  const { pay } = await makeOrder({ paymentNotifyUrl: `${shop.url}?shop=1` })
  await pay()
  expect(shop.received[0]?.path).toBe('/notify?shop=1')
  expect(isGenuine(shop.received[0]!)).toBe(true)
})

test('manual captures and refunds are notified, refunds at their own address', async () => {
  const { pay, paymentId } = await makeOrder({ paymentFactor: { captureMode: 'MANUAL' } })
  await pay()
  expect(types(shop.received)).toEqual(['PAYMENT_RESULT'])
  const id = await paymentId()
  const amount = { currency: 'SGD', value: '1000' }
  await ask('capture', { captureRequestId: 'C1', paymentId: id, captureAmount: amount })
  await ask('refund', {
    refundRequestId: 'R1',
    paymentId: id,
    refundAmount: amount,
    refundNotifyUrl: shop.url.replace('/notify', '/refunded'),
  })
  await ask('refund', { refundRequestId: 'R2', paymentId: id, refundAmount: amount })
  await emulator.notifications.idle()
  expect(shop.received.slice(1).map(({ path, json }) => [path, json['notifyType']])).toEqual([
    ['/notify', 'CAPTURE_RESULT'],
    ['/refunded', 'REFUND_RESULT'],
  ])
  expect(shop.received[2]!.json).toMatchObject({
    refundRequestId: 'R1',
    refundStatus: 'SUCCESS',
    refundAmount: amount,
  })
})

test('a declined card is not notified while the session can be paid, and once when it ends', async () => {
  const { pay, paymentRequestId } = await makeOrder()
  await pay('4000000000009995')
  await pay('4000000000000002')
  await emulator.clock.advance('59 min')
  expect(shop.received).toEqual([])
  await emulator.clock.advance('1 min')
  expect(shop.received.map(({ json }) => json)).toMatchObject([
    {
      notifyType: 'PAYMENT_RESULT',
      paymentRequestId,
      result: { resultCode: 'DO_NOT_HONOR', resultStatus: 'F' },
    },
  ])
})

test('nothing is notified when nothing was submitted', async () => {
  await makeOrder()
  await emulator.clock.advance('2 h')
  expect(shop.received).toEqual([])
})

test('a payment that settles later is notified then', async () => {
  const { pay } = await makeOrder()
  await pay('4000000000000077')
  expect(shop.received).toEqual([])
  await emulator.clock.advance('2 s')
  expect(types(shop.received)).toEqual(['PAYMENT_RESULT', 'CAPTURE_RESULT'])
})

const wallet = {
  availablePaymentMethod: { paymentMethodTypeList: [{ paymentMethodType: 'CARD' }] },
}
const manual = { ...wallet, paymentFactor: { captureMode: 'MANUAL' } }

test('eight deliveries on the documented schedule, then no more', async () => {
  shop.answers.push(answer(500))
  const { pay, notifications } = await makeOrder(manual)
  const start = emulator.clock.now()
  await pay()
  await emulator.clock.advance('40 h')
  const [notification] = notifications()
  const minutes = notification!.deliveries.map(({ time }) => (time - start) / 60_000)
  expect(minutes).toEqual([0, 2, 12, 22, 82, 202, 562, 1462])
  expect(notification).toMatchObject({ state: 'given-up' })
  expect(shop.received).toHaveLength(8)
  expect(new Set(shop.received.map(({ body }) => body)).size).toBe(1)
  expect(shop.received.every(isGenuine)).toBe(true)
})

test('a notification waits for its next delivery, and says when that is', async () => {
  shop.answers.push(answer(503, 'busy'), acknowledge)
  const { pay, notifications } = await makeOrder(manual)
  await pay()
  expect(notifications()).toMatchObject([
    {
      state: 'pending',
      nextAt: emulator.clock.now() + 120_000,
      deliveries: [{ outcome: 'refused', status: 503, body: 'busy' }],
    },
  ])
  await emulator.clock.advance('2 min')
  expect(notifications()).toMatchObject([{ state: 'acknowledged', deliveries: [{}, {}] }])
  expect(notifications()[0]).not.toHaveProperty('nextAt')
  await emulator.clock.advance('40 h')
  expect(shop.received).toHaveLength(2)
})

test.each([
  ['nothing', ''],
  ['text', 'success'],
  ['an unwrapped result', '{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}'],
  ['another message', ACKNOWLEDGEMENT.replace('"success"', '"success."')],
  ['a failure', ACKNOWLEDGEMENT.replace('"S"', '"F"')],
  ['more than the result', ACKNOWLEDGEMENT.replace('{"result"', '{"ok":true,"result"')],
  ['an endless answer', ACKNOWLEDGEMENT + ' '.repeat(200_000)],
  ['null', 'null'],
])('HTTP 200 with %s is no acknowledgement, and said so', async (_what, body) => {
  shop.answers.push(answer(200, body))
  const { pay, notifications } = await makeOrder(manual)
  await pay()
  expect(notifications()).toMatchObject([
    { state: 'pending', deliveries: [{ outcome: 'not-acknowledged', status: 200 }] },
  ])
})

test('the acknowledgement may have spaces and another order of its fields', async () => {
  const body =
    '{ "result": {"resultMessage":"success", "resultStatus":"S", "resultCode":"SUCCESS"} }\n'
  shop.answers.push(answer(200, body))
  const { pay, notifications } = await makeOrder(manual)
  await pay()
  expect(notifications()).toMatchObject([{ state: 'acknowledged' }])
})

test.each([201, 204, 302, 404])('HTTP %i is no acknowledgement', async (status) => {
  shop.answers.push((response) => {
    response.writeHead(status, { location: shop.url }).end(status === 204 ? '' : ACKNOWLEDGEMENT)
  })
  const { pay, notifications } = await makeOrder(manual)
  await pay()
  expect(notifications()).toMatchObject([{ deliveries: [{ outcome: 'refused', status }] }])
  // A redirect is not followed.
  expect(shop.received).toHaveLength(1)
})

test('a shop that breaks the connection is unreachable, and gets the notification again', async () => {
  shop.answers.push((response) => void response.destroy(), acknowledge)
  const { pay, notifications } = await makeOrder(manual)
  await pay()
  expect(notifications()).toMatchObject([
    {
      state: 'pending',
      deliveries: [{ outcome: 'unreachable', error: expect.any(String) as unknown }],
    },
  ])
  await emulator.clock.advance('2 min')
  expect(notifications()).toMatchObject([{ state: 'acknowledged' }])
})

test.each([
  ['https://shop.example/notify', 'not-sent'],
  ['http://127.0.0.1.shop.example/notify', 'not-sent'],
  ['http://localhost.example/notify', 'not-sent'],
  ['http://192.168.0.1/notify', 'not-sent'],
  ['http://0x7f.1:1/notify', 'pending'],
  ['http://[::1]:1/notify', 'pending'],
  ['http://localhost:1/notify', 'pending'],
  ['http://shop.invalid:1/notify', 'pending'],
])('a notification to %s is %s', async (paymentNotifyUrl, state) => {
  const { pay, notifications } = await makeOrder({ ...manual, paymentNotifyUrl })
  await pay()
  expect(notifications().at(-1)).toMatchObject({ state })
  expect(notifications().at(-1)!.deliveries).toHaveLength(state === 'pending' ? 1 : 0)
})

test('an order without an address is not notified', async () => {
  const before = emulator.notifications.list().length
  const { pay } = await makeOrder({ paymentNotifyUrl: null })
  await pay()
  expect(emulator.notifications.list()).toHaveLength(before)
})

test('a notification is sent once more on request, also when it was acknowledged', async () => {
  const { pay, notifications } = await makeOrder(manual)
  await pay()
  const [{ id }] = notifications() as [Notification]
  await emulator.notifications.resend(id)
  expect(shop.received).toHaveLength(2)
  expect(shop.received[1]!.body).toBe(shop.received[0]!.body)
  expect(notifications()).toMatchObject([{ state: 'acknowledged', deliveries: [{}, {}] }])
  await expect(emulator.notifications.resend('x')).rejects.toThrow(
    'no notification with the id "x"',
  )
})

test.each([
  ['between two deliveries', answer(500)],
  ['in the middle of a delivery', () => {}],
])('after close() %s nothing is sent any more', async (_when, reply) => {
  const brief = await startEmulator({ clock: 'manual' })
  shop.answers.push(reply)
  const merchant = createMerchant(brief)
  const { paymentSessionData: sessionData } = await merchant.create({
    ...order(),
    ...manual,
    paymentNotifyUrl: shop.url,
  })
  const body = JSON.stringify({ sessionData, methodType: 'CARD', cardNumber: visa })
  await fetch(new URL('api/pay', brief.pageUrl), { method: 'POST', body })
  await expect.poll(() => shop.received.length).toBe(1)
  const sending = brief.notifications.idle()
  await brief.close()
  await sending
  await brief.clock.advance('40 h')
  await brief.notifications.idle()
  expect(shop.received).toHaveLength(1)
})

/** The notifications that arrived, in order, and whether they are genuine. */
const arrivals = (): string[] =>
  shop.received.map(
    (each) => `${isGenuine(each) ? '' : 'false '}${String(each.json['notifyType'])}`,
  )

test('a delayed notification comes 5 minutes later, after the one behind it', async () => {
  emulator.fault({ on: 'PAYMENT_RESULT', does: 'delay' })
  const { pay } = await makeOrder()
  await pay()
  expect(arrivals()).toEqual(['CAPTURE_RESULT'])
  await emulator.clock.advance('5 min')
  expect(arrivals()).toEqual(['CAPTURE_RESULT', 'PAYMENT_RESULT'])
})

test('a duplicated notification comes twice', async () => {
  emulator.fault({ on: 'PAYMENT_RESULT', does: 'duplicate' })
  const { pay, notifications } = await makeOrder(manual)
  await pay()
  expect(arrivals()).toEqual(['PAYMENT_RESULT', 'PAYMENT_RESULT'])
  expect(notifications()).toMatchObject([
    { state: 'acknowledged', deliveries: [{ fault: 'duplicate' }, {}] },
  ])
})

test('a reordered notification is overtaken by the next one', async () => {
  emulator.fault({ on: 'PAYMENT_RESULT', does: 'reorder' })
  const { pay } = await makeOrder()
  await pay()
  expect(arrivals()).toEqual(['CAPTURE_RESULT', 'PAYMENT_RESULT'])
  await emulator.clock.advance('1 h')
  expect(shop.received).toHaveLength(2)
})

test('a reordered notification comes anyway when nothing overtakes it', async () => {
  emulator.fault({ on: 'PAYMENT_RESULT', does: 'reorder' })
  const { pay } = await makeOrder(manual)
  await pay()
  expect(arrivals()).toEqual([])
  await emulator.clock.advance('5 min')
  expect(arrivals()).toEqual(['PAYMENT_RESULT'])
})

test('a dropped notification is sent again on the schedule', async () => {
  const fault = emulator.fault({ on: 'PAYMENT_RESULT', does: 'drop', times: 2 })
  const { pay, notifications } = await makeOrder(manual)
  await pay()
  await emulator.clock.advance('2 min')
  expect(arrivals()).toEqual([])
  expect(fault.left).toBe(0)
  await emulator.clock.advance('10 min')
  expect(arrivals()).toEqual(['PAYMENT_RESULT'])
  expect(notifications()[0]!.deliveries.map(({ outcome }) => outcome)).toEqual([
    'dropped',
    'dropped',
    'acknowledged',
  ])
})

test('a forged notification comes before the genuine one, and its acknowledgement does not count', async () => {
  emulator.fault({ on: 'PAYMENT_RESULT', does: 'forge' })
  const { pay } = await makeOrder(manual)
  await pay()
  expect(arrivals()).toEqual(['false PAYMENT_RESULT', 'PAYMENT_RESULT'])
})

test('a corrupted notification does not verify; the genuine one follows on the schedule', async () => {
  emulator.fault({ on: 'PAYMENT_RESULT', does: 'corrupt' })
  const { pay, notifications } = await makeOrder(manual)
  await pay()
  expect(arrivals()).toEqual(['false PAYMENT_RESULT'])
  expect(notifications()).toMatchObject([{ state: 'pending', deliveries: [{ fault: 'corrupt' }] }])
  await emulator.clock.advance('2 min')
  expect(arrivals()).toEqual(['false PAYMENT_RESULT', 'PAYMENT_RESULT'])
})
