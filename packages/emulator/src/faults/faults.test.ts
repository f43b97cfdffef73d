import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmulator, type Emulator, type Fault } from '../index.ts'
import { createMerchant, order, sandbox, type Json } from '../test/merchant.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ clock: 'manual' })
})
afterAll(() => emulator.close())

const call = (operation: string, body: Json): Promise<Response> =>
  createMerchant(emulator).call(sandbox + operation, body)
const json = async (operation: string, body: Json): Promise<Json> =>
  (await (await call(operation, body)).json()) as Json

/** A paid order: something that can be refunded. */
async function paidOrder(): Promise<unknown> {
  const body = order()
  const { paymentSessionData: sessionData } = await json('createPaymentSession', body)
  await fetch(new URL('api/pay', emulator.pageUrl), {
    method: 'POST',
    body: JSON.stringify({ sessionData, methodType: 'CARD', cardNumber: '4111111111111111' }),
  })
  const { paymentRequestId } = body
  return (await json('inquiryPayment', { paymentRequestId }))['paymentId']
}

const refundOf = (paymentId: unknown): Json => ({
  refundRequestId: crypto.randomUUID(),
  paymentId,
  refundAmount: { currency: 'SGD', value: '1000' },
})

async function refundStatus({ refundRequestId }: Json): Promise<unknown> {
  return (await json('inquiryRefund', { refundRequestId }))['refundStatus']
}

test('a lost answer is lost after the call was done: the same request again gets the result', async () => {
  const refund = refundOf(await paidOrder())
  const fault = emulator.fault({ on: 'refund', does: 'lose-answer' })
  await expect(call('refund', refund)).rejects.toThrow('fetch failed')
  expect(fault).toMatchObject({ left: 0, fired: [emulator.clock.now()] })
  expect(await refundStatus(refund)).toBe('SUCCESS')
  expect(await json('refund', refund)).toMatchObject({ result: { resultStatus: 'S' } })
})

test('with an unsigned answer the call is done as well', async () => {
  const refund = refundOf(await paidOrder())
  emulator.fault({ on: 'refund', does: 'unsigned-answer' })
  const response = await call('refund', refund)
  expect(response.headers.has('signature')).toBe(false)
  expect(await response.json()).toMatchObject({ result: { resultStatus: 'S' } })
  expect(await refundStatus(refund)).toBe('SUCCESS')
})

test('U is signed, and nothing is done', async () => {
  const refund = refundOf(await paidOrder())
  emulator.fault({ on: 'refund', does: 'unknown' })
  const response = await call('refund', refund)
  expect(response.headers.has('signature')).toBe(true)
  expect(await response.json()).toMatchObject({ result: { resultStatus: 'U' } })
  expect(await refundStatus(refund)).toBeUndefined()
})

test('HTTP 500 has no JSON, as from a proxy, and nothing is done', async () => {
  const refund = refundOf(await paidOrder())
  emulator.fault({ on: 'refund', does: 'http-500' })
  const response = await call('refund', refund)
  expect(response.status).toBe(500)
  expect(response.headers.get('content-type')).toBe('text/html')
  expect(await refundStatus(refund)).toBeUndefined()
})

test('a time-out has no answer at all, also not when the emulator closes', async () => {
  const brief = await startEmulator()
  const fault = brief.fault({ on: 'createPaymentSession', does: 'time-out' })
  const waiting = createMerchant(brief)
    .call(`${sandbox}createPaymentSession`, order())
    .catch((error: Error) => error.message)
  await expect.poll(() => fault.left).toBe(0)
  await brief.close()
  expect(await waiting).toBe('fetch failed')
})

test('a fault happens as often as it was armed, on its own call alone', async () => {
  const fault = emulator.fault({ on: 'inquiryPayment', does: 'unknown', times: 2 })
  const status = async (operation: string): Promise<unknown> =>
    ((await json(operation, { paymentId: '1' }))['result'] as Json)['resultStatus']
  expect(await status('cancel')).toBe('F')
  expect([await status('inquiryPayment'), await status('inquiryPayment')]).toEqual(['U', 'U'])
  expect(await status('inquiryPayment')).toBe('F')
  expect(fault.fired).toHaveLength(2)

  const disarmed = emulator.fault({ on: 'inquiryPayment', does: 'unknown' })
  disarmed.disarm()
  expect(await status('inquiryPayment')).toBe('F')
  expect(disarmed).toMatchObject({ left: 0, fired: [] })
})

test('a request that is refused does not use up a fault', async () => {
  const fault = emulator.fault({ on: 'inquiryPayment', does: 'unknown' })
  const tampered = { headers: { signature: 'signature=x' } }
  await createMerchant(emulator).call(`${sandbox}inquiryPayment`, { paymentId: '1' }, tampered)
  expect(fault.left).toBe(1)
  fault.disarm()
})

test.each([
  [{ on: 'payForMe', does: 'unknown' }, '"on" one of "createPaymentSession"'],
  [{ on: 'refund', does: 'drop' }, 'on "refund" "does" one of "time-out"'],
  [{ on: 'PAYMENT_RESULT', does: 'unknown' }, 'on "PAYMENT_RESULT" "does" one of "delay"'],
  [{ on: 'refund', does: 'unknown', times: 0 }, '"times" must be a whole number'],
])('the fault %j is refused, and the known ones are named', (fault, message) => {
  expect(() => emulator.fault(fault as Fault)).toThrow(message)
})
