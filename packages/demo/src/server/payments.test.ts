import type { AntomClient, InquiryPaymentResponse, PaymentStatus } from '@antom-checkout/server'
import { beforeEach, expect, test, vi } from 'vitest'
import { createOrder, statusOf, viewOf } from './order.ts'
import { createPayments } from './payments.ts'

const success = { resultCode: 'SUCCESS', resultStatus: 'S' } as const
const unsubmitted = { result: { resultCode: 'ORDER_NOT_EXIST', resultStatus: 'F' } } as const
const paidWith = (value: string) => paying('SUCCESS', { paymentAmount: { currency: 'SGD', value } })
const paying = (paymentStatus: PaymentStatus, more = {}): InquiryPaymentResponse => ({
  result: success,
  paymentStatus,
  ...more,
})

/** Antom, as far as the shop sees it: an answer for each paymentRequestId, and what it was asked. */
function fakeAntom() {
  const answers = new Map<string, InquiryPaymentResponse>()
  const createPaymentSession = vi.fn<AntomClient['createPaymentSession']>(
    async ({ paymentRequestId }) => ({
      result: success,
      paymentSessionData: `data of ${paymentRequestId}`,
      paymentSessionExpiryTime: '2030-01-01T01:00:00Z',
      normalUrl: `https://checkout.example/?${paymentRequestId}`,
    }),
  )
  const inquiryPayment = vi.fn<AntomClient['inquiryPayment']>(
    async ({ paymentRequestId }) => answers.get(paymentRequestId!) ?? unsubmitted,
  )
  return { answers, createPaymentSession, inquiryPayment }
}

let antom: ReturnType<typeof fakeAntom>
let order: ReturnType<typeof createOrder>
let now: number
beforeEach(() => {
  antom = fakeAntom()
  now = Date.parse('2030-01-01T00:00:00Z')
  order = createOrder('order1', [
    { sku: 'morning-mug', name: 'Morning mug', quantity: 1, price: 3400 },
    { sku: 'rice-bowl', name: 'Rice bowl', quantity: 1, price: 2800 },
  ])
})
const payments = () =>
  createPayments({ antom, shopUrl: () => 'http://localhost:4000', now: () => now })
const idOf = (attempt: number) => order.attempts.at(attempt)!.paymentRequestId

test('a session is asked for with the order’s amount, goods, buyer, and the way back to the order page', async () => {
  const session = await payments().session(order, 'initial')
  expect(session).toMatchObject({ paymentSessionData: `data of ${idOf(0)}` })
  expect(antom.createPaymentSession.mock.calls[0]![0]).toMatchObject({
    paymentAmount: { currency: 'SGD', value: '6200' },
    paymentRedirectUrl: 'http://localhost:4000/orders/order1',
    order: {
      referenceOrderId: 'order1',
      orderDescription: '1 × Morning mug, 1 × Rice bowl',
      buyer: { referenceBuyerId: 'guest' },
    },
  })
})

test('a reload gets the session that is still live, not a second one', async () => {
  const shop = payments()
  const first = await shop.session(order, 'initial')
  expect(await shop.session(order, 'initial')).toBe(first)
})

test('two tabs at once get one session', async () => {
  const shop = payments()
  const [first, second] = await Promise.all([
    shop.session(order, 'initial'),
    shop.session(order, 'initial'),
  ])
  expect(second).toBe(first)
  expect(order.attempts).toHaveLength(1)
})

test.each(['retry', 'expired'] as const)(
  '%s gets a session with a new paymentRequestId',
  async (reason) => {
    const shop = payments()
    await shop.session(order, 'initial')
    // The time that counts is the server's.
    if (reason === 'expired') now += 3_600_000
    await shop.session(order, reason)
    expect(new Set(order.attempts.map(({ paymentRequestId }) => paymentRequestId)).size).toBe(2)
  },
)

test('a reload after the session’s time gets a new one', async () => {
  const shop = payments()
  const first = await shop.session(order, 'initial')
  now += 3_600_000
  expect(await shop.session(order, 'initial')).not.toBe(first)
})

test.each([
  ['it is paid', 'SUCCESS', paidWith('6200')],
  ['it was paid with another amount', 'PROCESSING', paidWith('1')],
])('there is no further session once %s', async (_, paymentStatus, answer) => {
  const shop = payments()
  await shop.session(order, 'initial')
  antom.answers.set(idOf(0), answer)
  for (const reason of ['initial', 'retry', 'expired'] as const) {
    expect(await shop.session(order, reason)).toEqual({ paymentStatus })
  }
  expect(antom.createPaymentSession).toHaveBeenCalledOnce()
})

test('an earlier attempt that was paid after all is seen', async () => {
  const shop = payments()
  await shop.session(order, 'initial')
  antom.answers.set(idOf(0), paying('FAIL'))
  await shop.session(order, 'retry')
  antom.answers.set(idOf(0), paidWith('6200'))
  expect(await shop.verify(order)).toBe('SUCCESS')
})

test.each<[InquiryPaymentResponse, PaymentStatus, string]>([
  [unsubmitted, 'PENDING', 'unpaid'],
  [paying('PENDING'), 'PROCESSING', 'processing'],
  [paying('PROCESSING'), 'PROCESSING', 'processing'],
  [paying('FAIL'), 'FAIL', 'failed'],
  [paying('CANCELLED'), 'CANCELLED', 'canceled'],
  [paidWith('6200'), 'SUCCESS', 'paid'],
  [paidWith('6199'), 'PROCESSING', 'review'],
])('verify: %j is %s, and the order %s', async (answer, paymentStatus, status) => {
  const shop = payments()
  await shop.session(order, 'initial')
  antom.answers.set(idOf(0), answer)
  expect(await shop.verify(order)).toBe(paymentStatus)
  expect(statusOf(order)).toBe(status)
})

test('an order that nobody tried to pay is PENDING, without asking Antom', async () => {
  expect(await payments().verify(order)).toBe('PENDING')
  expect(antom.inquiryPayment).not.toHaveBeenCalled()
})

test('a paid order is not asked about again, and stays paid', async () => {
  const shop = payments()
  await shop.session(order, 'initial')
  antom.answers.set(idOf(0), paidWith('6200'))
  await shop.verify(order)
  antom.answers.set(idOf(0), paying('FAIL'))
  expect(await shop.verify(order)).toBe('SUCCESS')
  expect(antom.inquiryPayment).toHaveBeenCalledTimes(1)
})

test('when Antom cannot be asked about an attempt, there is no new session', async () => {
  const shop = payments()
  await shop.session(order, 'initial')
  antom.inquiryPayment.mockRejectedValueOnce(new Error('no answer'))
  await expect(shop.session(order, 'retry')).rejects.toThrow('no answer')
  expect(antom.createPaymentSession).toHaveBeenCalledOnce()
  await expect(shop.session(order, 'retry')).resolves.toHaveProperty('paymentSessionData')
})

test.each([
  [
    'U',
    () =>
      antom.createPaymentSession.mockResolvedValueOnce({
        result: { resultCode: 'UNKNOWN_EXCEPTION', resultStatus: 'U' },
      }),
  ],
  ['no answer', () => antom.createPaymentSession.mockRejectedValueOnce(new Error('TIMEOUT'))],
])(
  'after %s it is tried once more, with a new paymentRequestId, and both are asked about',
  async (_, goWrong) => {
    goWrong()
    const shop = payments()
    expect(await shop.session(order, 'initial')).toMatchObject({ result: success })
    const ids = antom.createPaymentSession.mock.calls.map(([request]) => request.paymentRequestId)
    expect(new Set(ids).size).toBe(2)
    expect(order.attempts.map(({ paymentRequestId }) => paymentRequestId)).toEqual(ids)
  },
)

test('a refusal goes to the browser as it came', async () => {
  const refusal = { result: { resultCode: 'PARAM_ILLEGAL', resultStatus: 'F' } } as const
  antom.createPaymentSession.mockResolvedValue(refusal)
  expect(await payments().session(order, 'initial')).toBe(refusal)
  expect(antom.createPaymentSession).toHaveBeenCalledOnce()
})

test('a buyer who closed the wallet too early is shown the way back to the same payment', async () => {
  const shop = payments()
  await shop.session(order, 'initial')
  const session = await shop.session(order, 'initial')
  expect(viewOf(order, now).canResume).toBe(false)
  antom.answers.set(idOf(0), paying('PROCESSING'))
  expect(await shop.session(order, 'initial')).toBe(session)
  expect(viewOf(order, now).canResume).toBe(true)
  // To pay once more is another thing.
  expect(await shop.session(order, 'retry')).toEqual({ paymentStatus: 'PROCESSING' })
  now += 3_600_000
  expect(await shop.session(order, 'initial')).toEqual({ paymentStatus: 'PROCESSING' })
  expect(viewOf(order, now).canResume).toBe(false)
})
