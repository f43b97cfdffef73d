import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmulator, type Emulator } from '../index.ts'
import {
  createMerchant,
  order,
  production,
  sandbox,
  type Json,
  type Merchant,
  type Tampering,
} from '../test/merchant.ts'
import { parseSignatureHeader, verifySignature } from './signature.ts'

const success = { result: { resultCode: 'SUCCESS', resultStatus: 'S' } }

const unusableUrls = [
  'https://shop.test/\r\nevil: 1',
  'https://shop.test/a b',
  'https://user:pw@shop.test/',
  'https://evil@shop.test/',
  'https:shop.test',
  'https:\\\\shop.test',
  'https://shop.test\u0000',
  'ftp://shop.test/',
  '//shop.test',
  'https://',
]

let emulator: Emulator
let call: Merchant['call']
let create: Merchant['create']
beforeAll(async () => {
  emulator = await startEmulator()
  ;({ call, create } = createMerchant(emulator))
})
afterAll(() => emulator.close())

test.each([production, sandbox])(
  'a signed call to %s is answered, and the answer signed',
  async (prefix) => {
    const path = `${prefix}createPaymentSession`
    const response = await call(path, order())
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ result: { resultCode: 'SUCCESS', resultStatus: 'S' } })

    const { clientId, antomPublicKey } = emulator.credentials
    expect(response.headers.get('client-id')).toBe(clientId)
    const time = response.headers.get('response-time')!
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+]00:00$/)
    const { signature } = parseSignatureHeader(response.headers.get('signature')!)!
    const content = { method: 'POST', path, clientId, time, body: Buffer.from(text) }
    expect(verifySignature(content, signature, antomPublicKey)).toBe(true)
  },
)

test.each([
  '1685599933871',
  '2023-06-01T06:12:13+00:00',
  '2023-06-01T06:12:13+0000',
  '2019-07-12T12:08:56+05:30',
  '2023-06-01T14:12:13.123Z',
])('a request time is taken in all forms that SDKs send: %s', async (time) => {
  expect(await codeOf(call(`${sandbox}inquiryPayment`, { paymentId: '1' }, { time }))).toBe(
    'ORDER_NOT_EXIST',
  )
})

test('the query belongs to what is signed', async () => {
  expect(await codeOf(call(`${sandbox}inquiryPayment?a=%20b`, { paymentId: '1' }))).toBe(
    'ORDER_NOT_EXIST',
  )
  const tampered = call(
    `${sandbox}inquiryPayment?a=b`,
    { paymentId: '1' },
    { sentPath: `${sandbox}inquiryPayment` },
  )
  expect(await codeOf(tampered)).toBe('SIGNATURE_INVALID')
})

test.each<[string, Tampering, string]>([
  ['a body changed on the way', { sentBody: '{"paymentId":"2"}' }, 'SIGNATURE_INVALID'],
  ['a body with one space more', { sentBody: '{"paymentId": "1"}' }, 'SIGNATURE_INVALID'],
  ['the other path prefix', { sentPath: `${production}inquiryPayment` }, 'SIGNATURE_INVALID'],
  ['another request time', { headers: { 'request-time': '1' } }, 'SIGNATURE_INVALID'],
  [
    'a signature that is none',
    { headers: { signature: 'algorithm=RSA256,keyVersion=1,signature=x' } },
    'SIGNATURE_INVALID',
  ],
  ['no signature', { headers: { signature: '' } }, 'SIGNATURE_INVALID'],
  ['another client', { headers: { 'client-id': 'SANDBOX_SOMEBODY' } }, 'INVALID_CLIENT'],
  ['a request time that is none', { headers: { 'request-time': 'yesterday' } }, 'PARAM_ILLEGAL'],
  ...['2023-99-99Tgarbage', '2023-02-30T06:12:13Z', '2023-06-01T06:12:13', '1685599933.871'].map(
    (time): [string, Tampering, string] => [
      `the request time ${time}`,
      { headers: { 'request-time': time } },
      'PARAM_ILLEGAL',
    ],
  ),
  ['another method', { method: 'PUT' }, 'METHOD_NOT_SUPPORTED'],
])('%s is refused, in an answer that is not signed', async (_what, tampering, code) => {
  const response = await call(`${sandbox}inquiryPayment`, { paymentId: '1' }, tampering)
  expect(response.status).toBe(200)
  expect(response.headers.has('signature')).toBe(false)
  expect(await response.json()).toMatchObject({ result: { resultCode: code, resultStatus: 'F' } })
})

test('a key version that the merchant does not have is named', async () => {
  const headers = { signature: 'algorithm=RSA256, keyVersion=2, signature=abc' }
  expect(await codeOf(call(`${sandbox}inquiryPayment`, {}, { headers }))).toBe('KEY_NOT_FOUND')
})

test('a call that Antom does not have is refused, in an answer that SDKs can verify', async () => {
  const response = await call(`${sandbox}payForMe`, {})
  expect(response.headers.has('signature')).toBe(true)
  expect(await codeOf(Promise.resolve(response))).toBe('NO_INTERFACE_DEF')
})

test.each(['/ams', '/ams/', '/ams/api/v1/orders/capture', `${production}capture/x`])(
  'the unknown path %s is answered in JSON, unsigned, with HTTP 200',
  async (path) => {
    for (const method of ['GET', 'POST']) {
      const response = await fetch(emulator.gateway + path, { method })
      expect(response.status).toBe(200)
      expect(response.headers.has('signature')).toBe(false)
      expect(await response.json()).toMatchObject({
        result: { resultCode: 'NO_INTERFACE_DEF', resultStatus: 'F' },
      })
    }
  },
)

test('the time of an answer is the time of the emulator', async () => {
  const later = await startEmulator({ clock: 'manual' })
  await later.clock.advance('40 d')
  const response = await createMerchant(later).call(`${sandbox}inquiryPayment`, { paymentId: '1' })
  const time = Date.parse(response.headers.get('response-time')!)
  expect(time).toBe(Math.floor(later.clock.now() / 1000) * 1000)
  await later.close()
})

test('the session has the form of Antom’s', async () => {
  const answer = await create(order())
  const data = String(answer['paymentSessionData'])
  const [reference, region, version, json] = data.split('&&')
  expect(Buffer.from(reference!, 'base64')).toHaveLength(64)
  expect([region, version]).toEqual(['SG', '188'])
  const details = JSON.parse(Buffer.from(json!, 'base64').toString()) as Json
  expect(details).toMatchObject({ paymentSessionConfig: { productScene: 'CHECKOUT_PAYMENT' } })
  expect(JSON.parse(String(details['extendInfo']))).toMatchObject({ locale: 'en_US' })
  expect(data.length).toBeLessThanOrEqual(4096)
  expect(String(answer['paymentSessionId']).length).toBeLessThanOrEqual(64)
  expect(answer['normalUrl']).toBe(`${emulator.pageUrl}?sessionData=${encodeURIComponent(data)}`)
})

test('a session lasts an hour, or shorter when asked to', async () => {
  const usual = Date.parse(String((await create(order()))['paymentSessionExpiryTime']))
  expect(usual - Date.now()).toBeGreaterThan(59 * 60_000)
  expect(usual - Date.now()).toBeLessThanOrEqual(60 * 60_000)

  const asked = inMinutes(5)
  const shorter = await create({ ...order(), paymentSessionExpiryTime: asked })
  expect(Date.parse(String(shorter['paymentSessionExpiryTime']))).toBe(
    Math.floor(Date.parse(asked) / 1000) * 1000,
  )
})

test.each([
  inMinutes(61),
  inMinutes(-1),
  'soon',
  new Date(Date.now() + 300_000).toUTCString(),
  inMinutes(5).slice(0, 19),
  '2026-02-30T10:00:00Z',
])('a session cannot last until %s', async (paymentSessionExpiryTime) => {
  expect(await create({ ...order(), paymentSessionExpiryTime })).toMatchObject(
    illegal('paymentSessionExpiryTime'),
  )
})

test.each([
  'productCode',
  'productScene',
  'paymentRequestId',
  'paymentAmount',
  'paymentAmount.currency',
  'paymentAmount.value',
  'paymentRedirectUrl',
  'order',
  'order.referenceOrderId',
  'order.orderDescription',
  'order.orderAmount',
  'order.orderAmount.currency',
  'order.orderAmount.value',
  'order.goods.0.referenceGoodsId',
  'order.goods.0.goodsName',
  'order.goods.0.goodsUnitAmount',
  'order.goods.0.goodsQuantity',
])('an order without %s is refused by that name', async (field) => {
  expect(await create(changed(order(), field, undefined))).toMatchObject(
    illegal(`${field} is required`),
  )
})

test.each([
  ['productCode', 'AGREEMENT_PAYMENT'],
  ['productScene', 'ELEMENT_PAYMENT'],
  ['paymentRequestId', 'x'.repeat(65)],
  ['paymentRequestId', ''],
  ['paymentAmount.currency', 'dollars'],
  ['paymentAmount.value', '60.00'],
  ['paymentAmount.value', '-6000'],
  ['paymentAmount.value', '0'],
  ['paymentAmount.value', 6000],
  ['paymentRedirectUrl', 'javascript:alert(1)'],
  ['order.referenceOrderId', 'x'.repeat(65)],
  ['order.orderDescription', 'x'.repeat(257)],
  ['order.goods.0.goodsQuantity', '0'],
  ['order.goods.0.goodsQuantity', 1.5],
  ['order.goods.0.goodsQuantity', '9'.repeat(11)],
  ['paymentAmount.currency', 'ZZZ'],
  ['paymentAmount.currency', 'constructor'],
  ['order.goods', {}],
  ['order.goods', [null], 'order.goods.0'],
  ['order.goods.0.goodsUnitAmount', []],
  ['order.buyer', ['BUYER_1']],
  ['order.buyer.referenceBuyerId', 'x'.repeat(65)],
  ['order.buyer.buyerPhoneNo', '1'.repeat(25)],
  ['order.buyer.buyerEmail', `${'x'.repeat(60)}@x.io`],
  ['paymentFactor', { captureMode: 'WHENEVER' }, 'paymentFactor.captureMode'],
  ['paymentFactor', 'MANUAL'],
  ...unusableUrls.flatMap((url): [string, unknown][] => [
    ['paymentRedirectUrl', url],
    ['paymentNotifyUrl', url],
  ]),
  ['paymentRedirectUrl', `https://shop.test/${'x'.repeat(2048)}`],
  ['locale', 'x'.repeat(10)],
  ['availablePaymentMethod', methods({ paymentMethodOrder: -1 }), list('paymentMethodOrder')],
  ['availablePaymentMethod', methods({ paymentMethodOrder: 'first' }), list('paymentMethodOrder')],
  ['availablePaymentMethod', methods({ expressCheckout: 'yes' }), list('expressCheckout')],
  ['availablePaymentMethod', methods({ expressCheckout: true }), list('expressCheckout')],
  [
    'availablePaymentMethod',
    { paymentMethodMetaData: { tokenizeMode: 'PERHAPS' } },
    'availablePaymentMethod.paymentMethodMetaData.tokenizeMode',
  ],
] as [field: string, value: unknown, named?: string][])(
  '%s cannot be %j',
  async (field, value, named = field) => {
    const answer = await create(changed(order(), field, value))
    expect(answer).toMatchObject(illegal(`${named} `))
    const { resultMessage } = answer['result'] as { resultMessage: string }
    // A message never repeats what was sent.
    expect(resultMessage.length).toBeLessThanOrEqual(256)
    expect(resultMessage).not.toMatch(/xxx|1111|9{10}|ZZZ|WHENEVER|PERHAPS|evil|received/)
  },
)

test('an amount in IDR ends in 00', async () => {
  const wrong = { currency: 'IDR', value: '100050' }
  const right = { currency: 'IDR', value: '100000' }
  const inRupiah = changed(order(), 'order.goods', undefined)
  expect(
    await create(changed(changed(inRupiah, 'paymentAmount', wrong), 'order.orderAmount', right)),
  ).toMatchObject(illegal('paymentAmount.value must end in 00'))
  expect(
    await create(changed(changed(inRupiah, 'paymentAmount', right), 'order.orderAmount', right)),
  ).toMatchObject(success)
})

test('payment and order are in one currency', async () => {
  expect(
    await create(changed(order(), 'paymentAmount', { currency: 'JPY', value: '6000' })),
  ).toMatchObject(illegal('paymentAmount.currency must be the currency of order.orderAmount'))
})

test('a field that may be missing may also be null', async () => {
  const body = {
    ...order(),
    paymentNotifyUrl: null,
    paymentSessionExpiryTime: null,
    locale: null,
    paymentFactor: { captureMode: null },
    availablePaymentMethod: { paymentMethodTypeList: null, paymentMethodMetaData: null },
    savedPaymentMethods: null,
    env: null,
  }
  const withNulls = changed(body, 'order.buyer', { buyerEmail: null, referenceBuyerId: 'BUYER_1' })
  const { paymentSessionData } = await create(withNulls)
  expect(paymentSessionData).toBeTypeOf('string')
  expect(await create({ ...body, paymentFactor: null, order: null })).toMatchObject(
    illegal('order is required'),
  )
})

test('the samples of the guide are taken as they are', async () => {
  const sample = changed(order(), 'availablePaymentMethod', {
    paymentMethodTypeList: [
      { paymentMethodType: 'ALIPAY_CN', expressCheckout: true, paymentMethodOrder: '0' },
      { paymentMethodType: 'TNG', expressCheckout: false, paymentMethodOrder: '1' },
    ],
    paymentMethodMetaData: { payerEmail: '123221321@test.com', cpf: '2132321312' },
  })
  expect(await create(sample)).toMatchObject(success)
})

test('a list that names only methods that the emulator does not know is refused, and not widened', async () => {
  const answer = await create(
    changed(order(), 'availablePaymentMethod', {
      paymentMethodTypeList: [{ paymentMethodType: 'BARTER' }],
    }),
  )
  expect(answer).toMatchObject({ result: { resultCode: 'NO_PAY_OPTIONS', resultStatus: 'F' } })
  expect(answer).not.toHaveProperty('paymentSessionData')
})

test('goods must add up to the order, in its currency', async () => {
  const wrong = illegal('order.orderAmount.value must equal the sum')
  expect(await create(changed(order(), 'order.goods.0.goodsQuantity', '3'))).toMatchObject(wrong)
  expect(
    await create(changed(order(), 'order.goods.0.goodsUnitAmount.currency', 'USD')),
  ).toMatchObject(wrong)
  expect(await create(changed(order(), 'order.goods', undefined))).toMatchObject({
    result: { resultStatus: 'S' },
  })
})

test('fields that the emulator does not know are ignored', async () => {
  const answer = await create({ ...order(), env: { terminalType: 'WEB' }, fieldOfNextYear: [1] })
  expect(answer).toMatchObject({ result: { resultStatus: 'S' } })
})

test('a body that is not JSON is refused', async () => {
  const response = await call(`${sandbox}createPaymentSession`, undefined)
  expect(await response.json()).toMatchObject({ result: { resultCode: 'PARAM_ILLEGAL' } })
})

test('the same order again is the same session, another order under its id is refused', async () => {
  const first = order()
  const { paymentSessionData } = await create(first)
  const reordered = Object.fromEntries(Object.entries(first).reverse())
  expect(await create(reordered)).toMatchObject({ paymentSessionData })
  const other = await create(changed(first, 'order.orderDescription', 'Something else'))
  expect(other).toMatchObject({
    result: { resultCode: 'REPEAT_REQ_INCONSISTENT', resultStatus: 'F' },
  })
})

test('an inquiry needs an id', async () => {
  const response = await call(`${sandbox}inquiryPayment`, {})
  expect(await response.json()).toMatchObject(illegal('paymentRequestId or paymentId'))
})

function methods(fields: Json): Json {
  return { paymentMethodTypeList: [{ paymentMethodType: 'CARD', ...fields }] }
}

function list(field: string): string {
  return `availablePaymentMethod.paymentMethodTypeList.0.${field}`
}

async function codeOf(response: Promise<Response>): Promise<string> {
  return ((await (await response).json()) as { result: { resultCode: string } }).result.resultCode
}

/** A copy with the value at `path` replaced, or removed by undefined. */
function changed(original: Json, path: string, value: unknown): Json {
  const copy = structuredClone(original)
  const keys = path.split('.')
  const last = keys.pop()!
  const parent = keys.reduce<Json>((at, key) => at[key] as Json, copy)
  parent[last] = value
  return copy
}

function illegal(message: string): Json {
  const resultMessage: unknown = expect.stringContaining(message)
  return { result: { resultCode: 'PARAM_ILLEGAL', resultStatus: 'F', resultMessage } }
}

function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString()
}
