import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmulator, type Emulator } from '../index.ts'
import { createMerchant, order, sandbox, type Json } from '../test/merchant.ts'

/** The money of a payment after the buyer has paid: captured, refunded, canceled. */

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ clock: 'manual' })
})
afterAll(() => emulator.close())

const sgd = (value: string | number): Json => ({ currency: 'SGD', value: String(value) })

async function ask(operation: string, body: Json): Promise<Json & { result: Json }> {
  const response = await createMerchant(emulator).call(sandbox + operation, body)
  return (await response.json()) as Json & { result: Json }
}

const code = (resultCode: string, resultStatus = 'F'): Json => ({
  result: { resultCode, resultStatus },
})
const done = code('SUCCESS', 'S')

interface Paid {
  paymentId: string
  paymentRequestId: string
  inquire: () => Promise<Json>
}

const card = { methodType: 'CARD', cardNumber: '4111111111111111' }

async function pay(fields: Json = {}, paying: Json = card): Promise<Paid> {
  const body = { ...order(), ...fields }
  const { paymentSessionData: sessionData } = await ask('createPaymentSession', body)
  const request = { method: 'POST', body: JSON.stringify({ sessionData, ...paying }) }
  const answer = (await (await fetch(new URL('api/pay', emulator.pageUrl), request)).json()) as {
    session: { payment: { walletUrl: string } }
  }
  if (paying['methodType'] === 'ALIPAY_CN') {
    await fetch(`${answer.session.payment.walletUrl}/confirm`, { method: 'POST' })
  }
  const paymentRequestId = String(body.paymentRequestId)
  const inquire = (): Promise<Json> => ask('inquiryPayment', { paymentRequestId })
  return { paymentId: String((await inquire())['paymentId']), paymentRequestId, inquire }
}

const manual = { paymentFactor: { captureMode: 'MANUAL' } }
const wallet = { methodType: 'ALIPAY_CN' }
const id = (): string => crypto.randomUUID()
const capture = (paymentId: string, value: string | number, more: Json = {}): Promise<Json> =>
  ask('capture', { captureRequestId: id(), paymentId, captureAmount: sgd(value), ...more })
const refund = (paymentId: string, value: string | number, more: Json = {}): Promise<Json> =>
  ask('refund', { refundRequestId: id(), paymentId, refundAmount: sgd(value), ...more })

test.each([
  {},
  { paymentFactor: { captureMode: 'AUTOMATIC' } },
  { paymentFactor: { captureMode: '' } },
])('a card payment is captured by itself: %j', async (fields) => {
  const { paymentId, paymentRequestId, inquire } = await pay(fields)
  expect(await inquire()).toMatchObject({
    paymentStatus: 'SUCCESS',
    authExpiryTime: expect.any(String) as unknown,
    transactions: [
      {
        transactionType: 'CAPTURE',
        transactionStatus: 'SUCCESS',
        transactionRequestId: paymentRequestId,
        transactionAmount: sgd(6000),
        transactionResult: { resultStatus: 'S' },
      },
    ],
  })
  expect(await capture(paymentId, 1)).toMatchObject(code('ORDER_STATUS_INVALID'))
})

test('a manual capture takes the money in parts, up to what was authorized', async () => {
  const { paymentId, inquire } = await pay(manual)
  expect(await inquire()).not.toHaveProperty('transactions')
  expect(await capture(paymentId, 6001)).toMatchObject(code('INVALID_AMOUNT'))
  const first = await capture(paymentId, 2000)
  expect(first).toMatchObject({ ...done, paymentId, captureAmount: sgd(2000) })
  expect(first['captureTime']).toBeTypeOf('string')
  expect(await capture(paymentId, 4001)).toMatchObject(code('INVALID_AMOUNT'))
  const second = await capture(paymentId, 4000)
  expect(second).toMatchObject(done)
  expect(await capture(paymentId, 1)).toMatchObject(code('ORDER_STATUS_INVALID'))
  expect(await inquire()).toMatchObject({
    transactions: [{ transactionId: first['captureId'] }, { transactionId: second['captureId'] }],
  })
})

test.each([true, 'true'])(
  'after the last capture (%j) the rest is released',
  async (isLastCapture) => {
    const { paymentId } = await pay(manual)
    expect(await capture(paymentId, 1000, { isLastCapture })).toMatchObject(done)
    expect(await capture(paymentId, 1000)).toMatchObject(code('ORDER_STATUS_INVALID'))
    expect(await refund(paymentId, 1001)).toMatchObject(code('REFUND_AMOUNT_EXCEED'))
  },
)

test('an authorization ends after 7 days', async () => {
  const { paymentId } = await pay(manual)
  await emulator.clock.advance('7 d')
  expect(await capture(paymentId, 1000)).toMatchObject(done)
  await emulator.clock.advance(1)
  expect(await capture(paymentId, 1000)).toMatchObject(code('ORDER_IS_CLOSED'))
})

test('the payment of a wallet is complete: there is nothing to capture', async () => {
  const { paymentId, inquire } = await pay(manual, wallet)
  expect(await inquire()).not.toHaveProperty('transactions')
  expect(await inquire()).not.toHaveProperty('authExpiryTime')
  expect(await capture(paymentId, 1000)).toMatchObject(code('ORDER_STATUS_INVALID'))
  expect(await refund(paymentId, 6000)).toMatchObject(done)
})

test('refunds are partial and repeated, within what was captured', async () => {
  const { paymentId, inquire } = await pay(manual)
  expect(await refund(paymentId, 1)).toMatchObject(code('ORDER_STATUS_INVALID'))
  await capture(paymentId, 5000)
  expect(await refund(paymentId, 5001)).toMatchObject(code('REFUND_AMOUNT_EXCEED'))
  expect(await refund(paymentId, 3000)).toMatchObject({ ...done, refundAmount: sgd(3000) })
  expect(await refund(paymentId, 2001)).toMatchObject(code('REFUND_AMOUNT_EXCEED'))
  expect(await refund(paymentId, 2000)).toMatchObject(done)
  expect(await refund(paymentId, 1)).toMatchObject(code('REFUND_AMOUNT_EXCEED'))
  const answer = await inquire()
  // A payment stays paid after a refund.
  expect(answer['paymentStatus']).toBe('SUCCESS')
  expect((answer['transactions'] as Json[]).map((each) => each['transactionType'])).toEqual([
    'CAPTURE',
    'REFUND',
    'REFUND',
  ])
})

test('a refund of one capture is within that capture', async () => {
  const { paymentId } = await pay(manual)
  const { captureId } = await capture(paymentId, 2000)
  await capture(paymentId, 4000)
  expect(await refund(paymentId, 2001, { captureId })).toMatchObject(code('REFUND_AMOUNT_EXCEED'))
  expect(await refund(paymentId, 1500, { captureId })).toMatchObject(done)
  expect(await refund(paymentId, 501, { captureId })).toMatchObject(code('REFUND_AMOUNT_EXCEED'))
  expect(await refund(paymentId, 4500)).toMatchObject(done)
  expect(await refund(paymentId, 1, { captureId })).toMatchObject(code('REFUND_AMOUNT_EXCEED'))
  expect(await refund(paymentId, 1, { captureId: '1' })).toMatchObject(code('PARAM_ILLEGAL'))
})

test('it is too late for a refund after a year', async () => {
  const { paymentId } = await pay()
  await emulator.clock.advance('365 d')
  expect(await refund(paymentId, 1)).toMatchObject(done)
  await emulator.clock.advance(1)
  expect(await refund(paymentId, 1)).toMatchObject(code('REFUND_WINDOW_EXCEED'))
})

test('a refund is found by either of its ids, and refundId wins', async () => {
  const { paymentId } = await pay()
  const refundRequestId = id()
  const { refundId } = await refund(paymentId, 1000, { refundRequestId })
  await refund(paymentId, 2000, { refundRequestId: `${refundRequestId}2` })
  const expected = {
    ...done,
    refundId,
    refundRequestId,
    refundAmount: sgd(1000),
    refundStatus: 'SUCCESS',
  }
  expect(await ask('inquiryRefund', { refundId })).toMatchObject(expected)
  expect(await ask('inquiryRefund', { refundRequestId })).toMatchObject(expected)
  expect(
    await ask('inquiryRefund', { refundId, refundRequestId: `${refundRequestId}2` }),
  ).toMatchObject(expected)
  expect(await ask('inquiryRefund', { refundId: '1' })).toMatchObject(code('REFUND_NOT_EXIST'))
  expect(await ask('inquiryRefund', {})).toMatchObject(code('PARAM_ILLEGAL'))
})

test.each(['capture', 'refund'])('the same %s twice is one, with one answer', async (operation) => {
  const { paymentId, inquire } = await pay(manual)
  await capture(paymentId, 3000)
  const body = { [`${operation}RequestId`]: id(), paymentId, [`${operation}Amount`]: sgd(1000) }
  const first = await ask(operation, body)
  expect(first).toMatchObject(done)
  await emulator.clock.advance('1 h')
  expect(await ask(operation, { ...body, unknown: null, captureType: null })).toEqual(first)
  expect((await inquire())['transactions']).toHaveLength(2)

  for (const other of [
    { [`${operation}Amount`]: sgd(999) },
    { paymentId: (await pay(manual)).paymentId },
    operation === 'capture' ? { isLastCapture: true } : { refundReason: 'another' },
  ]) {
    expect(await ask(operation, { ...body, ...other })).toMatchObject(
      code('REPEAT_REQ_INCONSISTENT'),
    )
  }
  expect((await inquire())['transactions']).toHaveLength(2)
})

test('a final refusal stays one; a mistake in the request may be mended under the same id', async () => {
  const { paymentId } = await pay(manual)
  const refundRequestId = id()
  const tooEarly = await refund(paymentId, 1000, { refundRequestId })
  await capture(paymentId, 3000)
  expect(await refund(paymentId, 1000, { refundRequestId })).toEqual(tooEarly)

  const captureRequestId = id()
  const dollars = { captureRequestId, captureAmount: { currency: 'USD', value: '1000' } }
  expect(await capture(paymentId, 1000, dollars)).toMatchObject(code('PARAM_ILLEGAL'))
  expect(await capture(paymentId, 1000, { captureRequestId })).toMatchObject(done)
})

test('only a payment that is paid can be captured or refunded', async () => {
  const pending = await pay({}, { methodType: 'CARD', cardNumber: '4000000000000259' })
  const declined = await pay({}, { methodType: 'CARD', cardNumber: '4000000000009995' })
  const closed = await pay({}, { methodType: 'CARD', cardNumber: '4000000000000341' })
  for (const move of [capture, refund]) {
    expect(await move(pending.paymentId, 1)).toMatchObject(code('ORDER_STATUS_INVALID'))
    expect(await move(declined.paymentId, 1)).toMatchObject(code('ORDER_STATUS_INVALID'))
    expect(await move(closed.paymentId, 1)).toMatchObject(code('ORDER_IS_CLOSED'))
    expect(await move('1', 1)).toMatchObject(code('ORDER_NOT_EXIST'))
  }
})

test('a canceled payment is canceled for everybody, however often it is asked', async () => {
  const { paymentId, paymentRequestId, inquire } = await pay()
  const canceled = await ask('cancel', { paymentRequestId })
  expect(canceled).toMatchObject({ ...done, paymentId, paymentRequestId })
  await emulator.clock.advance('1 d')
  expect(await ask('cancel', { paymentId, paymentRequestId: 'another' })).toEqual(canceled)
  expect(await inquire()).toMatchObject({
    paymentStatus: 'CANCELLED',
    paymentResultCode: 'ORDER_IS_CANCELED',
    transactions: [{ transactionStatus: 'CANCELLED' }],
  })
  expect(await refund(paymentId, 1)).toMatchObject(code('ORDER_IS_CANCELED'))
  expect(await capture(paymentId, 1)).toMatchObject(code('ORDER_IS_CANCELED'))
})

test('a session cannot be paid after its payment was canceled', async () => {
  const body = order()
  const { paymentSessionData: sessionData } = await ask('createPaymentSession', body)
  const submit = (cardNumber: string): Promise<Response> =>
    fetch(new URL('api/pay', emulator.pageUrl), {
      method: 'POST',
      body: JSON.stringify({ sessionData, methodType: 'CARD', cardNumber }),
    })
  const { paymentRequestId } = body
  // Nobody has submitted anything: there is no payment yet.
  expect(await ask('cancel', { paymentRequestId })).toMatchObject(code('ORDER_NOT_EXIST'))
  await submit('4000000000009995')
  expect(await ask('cancel', { paymentRequestId })).toMatchObject(done)
  await submit('4111111111111111')
  expect(await ask('inquiryPayment', { paymentRequestId })).toMatchObject({
    paymentStatus: 'CANCELLED',
  })
})

test('a payment in process that is canceled is not paid later', async () => {
  const { paymentId, inquire } = await pay(
    {},
    { methodType: 'CARD', cardNumber: '4000000000000077' },
  )
  expect(await ask('cancel', { paymentId })).toMatchObject(done)
  await emulator.clock.advance('1 min')
  expect(await inquire()).toMatchObject({ paymentStatus: 'CANCELLED' })
})

test('a payment can be canceled until 00:15 of the next day, unless it was refunded or has failed', async () => {
  const toQuarterPast = 86_400_000 - (emulator.clock.now() % 86_400_000) + 15 * 60_000
  const [late, justInTime, refunded] = [await pay(), await pay(), await pay()]
  const failed = await pay({}, { methodType: 'CARD', cardNumber: '4000000000000341' })
  await refund(refunded.paymentId, 1)
  const cancel = ({ paymentId }: Paid): Promise<Json> => ask('cancel', { paymentId })
  expect(await cancel(refunded)).toMatchObject(code('ORDER_STATUS_INVALID'))
  expect(await cancel(failed)).toMatchObject(code('ORDER_IS_CLOSED'))
  await emulator.clock.advance(toQuarterPast)
  expect(await cancel(justInTime)).toMatchObject(done)
  await emulator.clock.advance(1)
  expect(await cancel(late)).toMatchObject(code('CANCEL_WINDOW_EXCEED'))
  expect(await ask('cancel', {})).toMatchObject(code('PARAM_ILLEGAL'))
})
