import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  AntomError,
  createAntomClient,
  readNotification,
  signRequest,
  verifySignature,
  type AntomClient,
} from './index.ts'
import {
  antomPublicKey,
  client,
  fakeGateway,
  merchantPublicKey,
  privateKey,
  sessionAnswer,
  sessionRequest,
} from './test/merchant.ts'

// Whatever JavaScript passes, only an AntomError comes out, and its message holds nothing secret.

const SECRET = 'SECRET-0123456789-SECRET'
const options = { numRuns: 300 }

/** Makes values that break code which expects data: cycles, BigInt, throwing getters, proxies, odd prototypes. */
const odd: fc.Arbitrary<() => unknown> = fc.oneof(
  fc
    .anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withTypedArray: true,
    })
    .map((value) => () => value),
  fc.constantFrom<(() => unknown)[]>(
    () => SECRET,
    () => [SECRET],
    () => ({ [SECRET]: SECRET }),
    () => 10n ** 400n,
    () => Symbol(SECRET),
    () => Number.NaN,
    () => Infinity,
    () => () => SECRET,
    () => ({ toString: null, valueOf: null, [Symbol.toPrimitive]: 5 }),
    () => {
      const cyclic: Record<string, unknown> = { secret: SECRET }
      cyclic['self'] = [cyclic]
      return cyclic
    },
    () => ({
      get broken() {
        throw new Error('broken getter')
      },
    }),
    () => ({
      toJSON() {
        throw new Error('broken toJSON')
      },
    }),
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {})
      revoke()
      return proxy
    },
    () => new Proxy({}, { get: () => SECRET, has: () => true, ownKeys: () => ['a', 'b'] }),
  ),
)

/** The object with one of its fields, at any depth, replaced by an odd value. */
function mutated(right: object): fc.Arbitrary<() => unknown> {
  const paths = pathsOf(right)
  return fc.tuple(fc.constantFrom(...paths), odd).map(
    ([path, value]) =>
      () =>
        replaced(right, path, value()),
  )
}

function pathsOf(value: unknown, above: string[] = []): string[][] {
  const below = Object.entries((typeof value === 'object' && value) || {}).flatMap(([key, inner]) =>
    pathsOf(inner, [...above, key]),
  )
  return [above, ...below]
}

function replaced(value: unknown, [key, ...rest]: string[], change: unknown): unknown {
  if (key === undefined) {
    return change
  }
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) }
  copy[key] = replaced(copy[key], rest, change)
  return copy
}

function expectSafe(error: unknown, code?: string): void {
  expect(error).toBeInstanceOf(AntomError)
  expect((error as AntomError).code).toBe(code ?? (error as AntomError).code)
  const { message } = error as AntomError
  expect(message).not.toContain(SECRET)
  expect(message).not.toContain(privateKey.slice(0, 16))
  expect(message).not.toMatch(/undefined|\[object|NaN seconds/)
  expect(message.length).toBeLessThan(700)
}

const clientOptions = {
  clientId: 'SANDBOX_TEST',
  privateKey,
  antomPublicKey: [antomPublicKey],
  gateway: 'https://gateway.example',
  agentToken: 'agent',
  timeout: 1000,
  tolerance: 1000,
}

test('createAntomClient throws nothing but an AntomError', () => {
  expect.hasAssertions()
  fc.assert(
    fc.property(mutated(clientOptions), (given) => {
      try {
        createAntomClient(given() as typeof clientOptions)
      } catch (error) {
        expectSafe(error, 'INVALID_CONFIG')
      }
    }),
    options,
  )
})

const sgd = { currency: 'SGD', value: '6000' }
const whole = {
  ...sessionRequest,
  paymentNotifyUrl: 'https://shop.example/notify',
  settlementStrategy: { settlementCurrency: 'SGD' },
  locale: 'zh_CN',
  paymentFactor: { captureMode: 'MANUAL' },
  order: {
    ...sessionRequest.order,
    goods: [{ referenceGoodsId: 'a', goodsName: 'A', goodsUnitAmount: sgd, goodsQuantity: 1 }],
    buyer: { referenceBuyerId: 'b', buyerEmail: 'b@shop.example', buyerPhoneNo: '1' },
  },
  availablePaymentMethod: {
    paymentMethodTypeList: [
      { paymentMethodType: 'CARD', paymentMethodOrder: '0', expressCheckout: false },
    ],
    paymentMethodMetaData: { payerEmail: 'b@shop.example', cpf: '2132321312', isCardOnFile: true },
  },
  savedPaymentMethods: [{ paymentMethodType: 'CARD', paymentMethodId: 'token' }],
  env: { terminalType: 'WAP', osType: 'IOS', clientIp: '203.0.113.7' },
  metadata: { any: 'text' },
}
const requests: Record<keyof AntomClient, object> = {
  createPaymentSession: whole,
  inquiryPayment: { paymentRequestId: 'PAY_1', paymentId: 'PID_1' },
  capture: {
    captureRequestId: 'CAP_1',
    paymentId: 'PID_1',
    captureAmount: sgd,
    isLastCapture: true,
  },
  refund: {
    refundRequestId: 'REF_1',
    paymentId: 'PID_1',
    refundAmount: sgd,
    refundNotifyUrl: 'https://a.example',
  },
  inquiryRefund: { refundRequestId: 'REF_1', refundId: 'RID_1' },
  cancel: { paymentRequestId: 'PAY_1', paymentId: 'PID_1' },
}
const names = Object.keys(requests) as (keyof AntomClient)[]

test.each(names)(
  '%s rejects with nothing but an AntomError, whatever it is asked',
  async (name) => {
    const { fetch, sent } = fakeGateway({ result: { resultCode: 'A', resultStatus: 'F' } })
    const antom = client(fetch)
    let wrongSent = 0
    await fc.assert(
      fc.asyncProperty(mutated(requests[name]), async (request) => {
        sent.length = 0
        await antom[name](request() as never).catch((error: unknown) => {
          expectSafe(error, 'INVALID_REQUEST')
          wrongSent += sent.length
        })
      }),
      options,
    )
    expect(wrongSent).toBe(0)
  },
)

test.each(names)(
  '%s rejects with nothing but an AntomError, whatever its options are',
  async (name) => {
    expect.hasAssertions()
    const antom = client(fakeGateway({ result: { resultCode: 'A', resultStatus: 'F' } }).fetch)
    await fc.assert(
      fc.asyncProperty(mutated({ signal: undefined }), async (given) => {
        await antom[name](requests[name] as never, given() as never).catch((error: unknown) =>
          expectSafe(error),
        )
      }),
      options,
    )
  },
)

test('signRequest and verifySignature reject with nothing but an AntomError', async () => {
  expect.hasAssertions()
  const message = { method: 'POST', path: '/a', clientId: 'A', time: '1', body: 'body' }
  const calls = fc.oneof(
    fc.record({
      message: mutated(message),
      header: fc.constant<() => unknown>(() => 'signature=AAAA'),
      key: fc.constant<() => unknown>(() => merchantPublicKey),
    }),
    fc.record({
      message: fc.constant<() => unknown>(() => message),
      header: odd,
      key: fc.constant<() => unknown>(() => [merchantPublicKey]),
    }),
    fc.record({
      message: fc.constant<() => unknown>(() => message),
      header: fc.constant<() => unknown>(() => 'signature=AAAA'),
      key: odd,
    }),
  )
  await fc.assert(
    fc.asyncProperty(calls, async ({ message: given, header, key }) => {
      await verifySignature(given() as never, header() as never, key() as never).catch(
        (error: unknown) => expectSafe(error),
      )
      await signRequest(given() as never, privateKey).catch((error: unknown) => expectSafe(error))
      await signRequest(message, key() as never).catch((error: unknown) => expectSafe(error))
    }),
    options,
  )
})

test('whatever a signed answer holds, a call resolves with it or rejects with an AntomError', async () => {
  expect.hasAssertions()
  const answers = {
    createPaymentSession: sessionAnswer,
    inquiryPayment: {
      result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
      paymentStatus: 'SUCCESS',
      paymentId: 'PID_1',
      paymentRequestId: 'PAY_1',
      paymentAmount: sgd,
      transactions: [
        { transactionType: 'CAPTURE', transactionStatus: 'SUCCESS', transactionAmount: sgd },
      ],
    },
  }
  const json = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(SECRET, 5, null, [], {}))
  for (const [name, right] of Object.entries(answers) as ['inquiryPayment', object][]) {
    const changes = fc.tuple(fc.constantFrom(...pathsOf(right)), json)
    await fc.assert(
      fc.asyncProperty(changes, async ([path, value]) => {
        const { fetch } = fakeGateway(replaced(right, path, value))
        await client(fetch)
          [name](requests[name] as never)
          .catch((error: unknown) => expectSafe(error))
      }),
      { numRuns: Math.ceil(options.numRuns / 3) },
    )
  }
})

test('whatever fetch does, a call rejects with nothing but an AntomError', async () => {
  expect.hasAssertions()
  const responses = fc.oneof(
    odd,
    fc.tuple(odd, odd, odd).map(([headers, body, arrayBuffer]) => () => ({
      status: 200,
      headers: headers(),
      body: body(),
      arrayBuffer: arrayBuffer(),
    })),
    odd.map((body) => () => ({ status: 200, headers: new Headers(), body: body() })),
  )
  await fc.assert(
    fc.asyncProperty(responses, fc.boolean(), async (response, isThrown) => {
      const fetch = (): never => {
        if (isThrown) {
          throw response()
        }
        return response() as never
      }
      const antom = client(fetch as never, { timeout: 50 })
      await antom
        .inquiryPayment({ paymentRequestId: 'PAY_1' })
        .then(() => expect.fail('it must not resolve'), expectSafe)
    }),
    options,
  )
})

test('readNotification rejects with nothing but an AntomError or a NotificationError', async () => {
  expect.hasAssertions()
  const right = { antomPublicKey, publicPath: '/notify', tolerance: 1000 }
  const notification = () =>
    new Request('https://shop.example/notify', {
      method: 'POST',
      headers: { signature: 'signature=AAAA', 'client-id': 'A', 'request-time': '1' },
      body: SECRET,
    })
  const calls = fc.oneof(
    fc.tuple(fc.constant<() => unknown>(notification), mutated(right)),
    fc.tuple(
      odd,
      fc.constant<() => unknown>(() => right),
    ),
  )
  await fc.assert(
    fc.asyncProperty(calls, async ([request, given]) => {
      const error: unknown = await readNotification(request() as never, given() as never).catch(
        (thrown: unknown) => thrown,
      )
      expect((error as Error).name).toMatch(/^(Antom|Notification)Error$/)
      expect((error as Error).message).not.toContain(SECRET)
    }),
    options,
  )
})
