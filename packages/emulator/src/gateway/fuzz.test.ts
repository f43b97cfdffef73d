import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmulator, type Emulator } from '../index.ts'
import { createMerchant, order, sandbox, type Json } from '../test/merchant.ts'

/** Every request is answered with a documented code that names the field, and never with an internal error. */

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

const amount = { currency: 'SGD', value: '100' }
const complete: Record<string, () => Json> = {
  createPaymentSession: () => ({
    ...order(),
    paymentNotifyUrl: 'https://shop.test/notify',
    paymentSessionExpiryTime: new Date(Date.now() + 600_000).toISOString(),
    locale: 'pt_BR',
    paymentFactor: { captureMode: 'MANUAL' },
    availablePaymentMethod: {
      paymentMethodTypeList: [
        { paymentMethodType: 'CARD', paymentMethodOrder: '1', expressCheckout: 'false' },
      ],
      paymentMethodMetaData: { payerEmail: 'a@b.test', cpf: '1', tokenizeMode: 'ENABLED' },
    },
    savedPaymentMethods: [{ paymentMethodType: 'CARD', paymentMethodId: 'x' }],
    metadata: '{}',
  }),
  inquiryPayment: () => ({ paymentId: '1', paymentRequestId: '2' }),
  capture: () => ({
    captureRequestId: '1',
    paymentId: '1',
    captureAmount: amount,
    isLastCapture: 'true',
  }),
  refund: () => ({
    refundRequestId: '1',
    paymentId: '1',
    refundAmount: amount,
    captureId: '1',
    refundReason: 'x',
    refundNotifyUrl: 'https://shop.test/notify',
  }),
  inquiryRefund: () => ({ refundId: '1', refundRequestId: '2' }),
  cancel: () => ({ paymentId: '1', paymentRequestId: '2' }),
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    [null],
    [[]],
    '\u0000',
    '9'.repeat(99),
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }),
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String),
)

/** The places of a body: the path of every field, and of everything in it. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) {
    return [path]
  }
  const inside = Object.entries(value).flatMap(([key, each]) => placesOf(each, [...path, key]))
  return [path, ...inside]
}

function replaced(value: unknown, [key, ...rest]: string[], other: unknown): unknown {
  if (key === undefined) {
    return other
  }
  const copy: unknown[] | Json = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as Json) }
  ;(copy as Json)[key] = replaced((copy as Json)[key], rest, other)
  return copy
}

test.each(Object.entries(complete))('%s takes or refuses every body', async (operation, body) => {
  const merchant = createMerchant(emulator)
  const places = placesOf(body())
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...places), odd), { minLength: 1, maxLength: 3 }),
      async (changes) => {
        let sent: unknown = body()
        for (const [path, other] of changes) {
          sent = replaced(sent, path, other)
        }
        const response = await merchant.call(`${sandbox}${operation}`, sent)
        expect(response.status).toBe(200)
        expect(response.headers.has('signature')).toBe(true)
        const { result } = (await response.json()) as { result: Record<string, string> }
        expect(result['resultCode']).toMatch(/^[A-Z_]+$/)
        expect(result['resultCode']).not.toBe('UNKNOWN_EXCEPTION')
        expect(result['resultMessage']!.length).toBeLessThanOrEqual(256)
        expect(result['resultMessage']).not.toMatch(/undefined|\[object|Invalid|received/)
        // A refused parameter is named, and so is what it must be.
        expect(`${result['resultCode']}: ${result['resultMessage']}`).toMatch(
          /^(?!PARAM_ILLEGAL)|^PARAM_ILLEGAL: (The body|[a-zA-Z0-9.]+) (must|needs|is|can) /,
        )
      },
    ),
    { numRuns: 100 },
  )
})
