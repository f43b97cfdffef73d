import { describe, expect, test } from 'vitest'
import { terminalOf, type CreatePaymentSessionRequest } from '../index.ts'
import { client, fakeGateway, rejection, sessionAnswer, sessionRequest } from '../test/merchant.ts'

const sgd = (value: string) => ({ currency: 'SGD', value })
const goods = {
  referenceGoodsId: 'bag',
  goodsName: 'Classic Woman Bag',
  goodsUnitAmount: sgd('3000'),
  goodsQuantity: '2',
}
const request = sessionRequest
const ordered = (change: object) => ({ ...request, order: { ...request.order, ...change } })
const offered = (...paymentMethodTypeList: unknown[]) => ({
  ...ordered({ buyer: { referenceBuyerId: 'b-1' } }),
  availablePaymentMethod: { paymentMethodTypeList },
})
const priced = (amount: object) => ({
  ...ordered({ orderAmount: amount }),
  paymentAmount: amount,
})

/** The body that is sent for a request. */
async function sentFor(request: object, options = {}): Promise<Record<string, unknown>> {
  const { fetch, sent } = fakeGateway(sessionAnswer)
  await client(fetch, options).createPaymentSession(request as CreatePaymentSessionRequest)
  return JSON.parse(new TextDecoder().decode(sent[0]!.body)) as Record<string, unknown>
}

test('adds the fixed product of the Checkout Page and passes unlisted fields through', async () => {
  const passing = { merchantRegion: 'SG', metadata: { any: [1, true, null, 'text'] } }
  expect(await sentFor({ ...request, ...passing })).toEqual({
    ...request,
    ...passing,
    productCode: 'CASHIER_PAYMENT',
    productScene: 'CHECKOUT_PAYMENT',
  })
})

test('a product of the caller does not replace the Checkout Page', async () => {
  const sent = await sentFor({ ...request, productScene: 'ELEMENT_PAYMENT' })
  expect(sent['productScene']).toBe('CHECKOUT_PAYMENT')
})

test('quantities and orders may be numbers, and are sent as text', async () => {
  const method = { paymentMethodType: 'TNG', paymentMethodOrder: 0 }
  const sent = await sentFor({
    ...offered(method),
    order: { ...request.order, goods: [{ ...goods, goodsQuantity: 2 }] },
  })
  expect(sent).toMatchObject({
    order: { goods: [{ goodsQuantity: '2' }] },
    availablePaymentMethod: { paymentMethodTypeList: [{ paymentMethodOrder: '0' }] },
  })
})

test.each<[string, object]>([
  [
    'amounts beyond the safe integers',
    {
      ...priced(sgd('9999999999999998')),
      order: {
        ...request.order,
        orderAmount: sgd('9999999999999998'),
        goods: [{ ...goods, goodsUnitAmount: sgd('4999999999999999') }],
      },
    },
  ],
  ['rupiah that end with 00', priced({ currency: 'IDR', value: '100000' })],
  ['no goods in the list', ordered({ goods: [] })],
  ['a description in two lines', ordered({ orderDescription: 'Two bowls\nand a pot' })],
  ['null in optional fields', { ...request, locale: null, paymentFactor: null, env: null }],
  ['an empty locale', { ...request, locale: '' }],
  ['the locale "automatic"', { ...request, locale: 'automatic' }],
  ['manual capture', { ...request, paymentFactor: { captureMode: 'MANUAL' } }],
  ['an empty capture mode', { ...request, paymentFactor: { captureMode: '' } }],
  [
    'express checkout in the guide’s sample',
    offered(
      { paymentMethodType: 'ALIPAY_CN', expressCheckout: true, paymentMethodOrder: '0' },
      { paymentMethodType: 'TNG', expressCheckout: false, paymentMethodOrder: '1' },
    ),
  ],
  [
    'Mercado Pago with e-mail and CPF',
    {
      ...request,
      availablePaymentMethod: {
        paymentMethodMetaData: { payerEmail: '123221321@test.com', cpf: '2132321312' },
      },
    },
  ],
  [
    'no metadata for Przelewy24',
    { ...request, availablePaymentMethod: { paymentMethodMetaData: {} } },
  ],
  [
    'a saved card',
    {
      ...request,
      availablePaymentMethod: {
        paymentMethodMetaData: { tokenizeMode: 'ASKFORCONSENT', isCardOnFile: true },
      },
      savedPaymentMethods: [{ paymentMethodType: 'CARD', paymentMethodId: 'AL==' }],
    },
  ],
  ['a phone', { ...request, env: { ...terminalOf('Android 15'), clientIp: '203.0.113.7' } }],
  [
    'a session of half an hour',
    { ...request, paymentSessionExpiryTime: new Date(Date.now() + 1_800_000).toISOString() },
  ],
])('sends %s', async (_, right) => {
  expect(await sentFor(right)).toHaveProperty('paymentRequestId', 'PAY_1')
})

describe('an address on this machine', () => {
  const local = { ...request, paymentRedirectUrl: 'http://localhost:8080/orders/1' }
  const told = { ...request, paymentNotifyUrl: 'http://localhost:8080/notify' }

  test('goes with an emulator, for the buyer and for notifications', async () => {
    const gateway = 'http://localhost:4100'
    expect(
      await sentFor({ ...told, ...local, paymentNotifyUrl: told.paymentNotifyUrl }, { gateway }),
    ).toMatchObject({
      paymentRedirectUrl: local.paymentRedirectUrl,
      paymentNotifyUrl: told.paymentNotifyUrl,
    })
  })

  test('goes for the buyer in Antom’s sandbox, as in the guide’s sample', async () => {
    expect(await sentFor(local)).toMatchObject({ paymentRedirectUrl: local.paymentRedirectUrl })
  })

  test('does not go to production', async () => {
    const error = await rejection(sentFor(local, { clientId: '5X000' }))
    expect(error.message).toMatch(/^paymentRedirectUrl must be a whole https address/)
  })

  test('does not go for notifications: Antom cannot reach it', async () => {
    const error = await rejection(sentFor(told))
    expect(error.message).toMatch(/^paymentNotifyUrl must be a whole https address/)
  })
})

const cyclic: Record<string, unknown> = {}
cyclic['self'] = cyclic
const deep = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)) as unknown
const card = { paymentMethodType: 'CARD' }

describe('a mistake is named before anything is sent:', () => {
  test.each<[string, unknown]>([
    ['The request must be an object, but it was missing', undefined],
    ['The request must be an object, but it was null', null],
    ['The request must be an object, but it was a text of 3 characters', 'PAY'],
    [
      'paymentRequestId must be a text of 1 to 64 characters in one line, but it was missing',
      { ...request, paymentRequestId: undefined },
    ],
    [
      'paymentRequestId must be a text of 1 to 64 characters in one line, but it was a text of 65 characters',
      { ...request, paymentRequestId: 'x'.repeat(65) },
    ],
    [
      'paymentRequestId must be a text of 1 to 64 characters in one line, but it was a text of 3',
      { ...request, paymentRequestId: 'a\nb' },
    ],
    [
      'paymentAmount must be { currency, value }, but it was a number',
      { ...request, paymentAmount: 6000 },
    ],
    [
      'paymentAmount must be { currency, value }, but it was missing',
      { ...request, paymentAmount: undefined },
    ],
    [
      'paymentAmount.value must be a positive integer as text of at most 16 digits, in the smallest unit of the currency, but it was "60.00". 60.00 is "6000"',
      priced(sgd('60.00')),
    ],
    ['paymentAmount.value must be a positive integer as text', priced(sgd('-1'))],
    ['paymentAmount.value must be a positive integer as text', priced(sgd('0'))],
    [
      'paymentAmount.value must be a positive integer as text',
      priced({ currency: 'SGD', value: 6000 }),
    ],
    [
      'paymentAmount.value must be JSON data, but it was a bigint. Write it as text',
      priced({ currency: 'SGD', value: 6000n }),
    ],
    [
      'paymentAmount.value must end with 00 in IDR, but it was "100050"',
      priced({ currency: 'IDR', value: '100050' }),
    ],
    [
      'paymentAmount.currency must be three capital letters (ISO 4217), but it was "sgd"',
      priced({ currency: 'sgd', value: '1' }),
    ],
    [
      'paymentRedirectUrl must be a whole https address (https://…)',
      { ...request, paymentRedirectUrl: '/orders/1' },
    ],
    [
      'paymentRedirectUrl must be a whole https address',
      { ...request, paymentRedirectUrl: 'javascript:alert(1)' },
    ],
    [
      'paymentRedirectUrl must be a whole https address',
      { ...request, paymentRedirectUrl: 'http://shop.example' },
    ],
    [
      'paymentRedirectUrl must be a whole https address',
      { ...request, paymentRedirectUrl: 'https://user:pw@shop.example' },
    ],
    [
      'paymentRedirectUrl must be a whole https address',
      { ...request, paymentRedirectUrl: 'https://shop\n.example' },
    ],
    [
      'paymentRedirectUrl must be a whole https address',
      { ...request, paymentRedirectUrl: 'https:shop.example' },
    ],
    [
      'paymentRedirectUrl must be a whole https address',
      { ...request, paymentRedirectUrl: 'https://user@shop.example' },
    ],
    [
      'paymentRedirectUrl must be a whole https address',
      { ...request, paymentRedirectUrl: `https://a.example/${'x'.repeat(2048)}` },
    ],
    [
      'paymentNotifyUrl must be a whole https address',
      { ...request, paymentNotifyUrl: 'ftp://shop.example' },
    ],
    ['order must be an object, but it was missing', { ...request, order: undefined }],
    [
      'order.referenceOrderId must be a text of 1 to 64 characters in one line, but it was empty',
      ordered({ referenceOrderId: '' }),
    ],
    [
      'order.orderDescription must be a text of 1 to 256 characters, but it was missing',
      ordered({ orderDescription: undefined }),
    ],
    [
      'order.orderAmount must be { currency, value }, but it was missing',
      ordered({ orderAmount: undefined }),
    ],
    [
      "order.orderAmount.currency must be the payment's (SGD), but it was USD",
      ordered({ orderAmount: { currency: 'USD', value: '6000' } }),
    ],
    [
      'order.orderAmount.value must be what the goods add up to (6000), but it was 6001',
      ordered({ orderAmount: sgd('6001'), goods: [goods] }),
    ],
    ['order.goods must be a list of 0 to 100, but it was an object', ordered({ goods: {} })],
    [
      'order.goods must be a list of 0 to 100, but it was a list of 101',
      ordered({ goods: Array.from({ length: 101 }, () => goods) }),
    ],
    ['order.goods[0] must be an object, but it was null', ordered({ goods: [null] })],
    [
      'order.goods[0].goodsName must be a text',
      ordered({ goods: [{ ...goods, goodsName: undefined }] }),
    ],
    [
      "order.goods[0].goodsUnitAmount.currency must be the payment's (SGD), but it was USD",
      ordered({ goods: [{ ...goods, goodsUnitAmount: { currency: 'USD', value: '3000' } }] }),
    ],
    [
      "order.goods[0].goodsDiscountAmount.currency must be the payment's (SGD), but it was USD",
      ordered({ goods: [{ ...goods, goodsDiscountAmount: { currency: 'USD', value: '1' } }] }),
    ],
    [
      'order.goods[1].goodsQuantity must be a positive integer, but it was "0.5"',
      ordered({ goods: [goods, { ...goods, goodsQuantity: '0.5' }] }),
    ],
    [
      'The request must be at most 200000 characters',
      ordered({ goods: [{ ...goods, goodsQuantity: '9'.repeat(6_000_000) }] }),
    ],
    [
      'order.goods[0].goodsQuantity must be JSON data, but it was a bigint',
      ordered({ goods: [{ ...goods, goodsQuantity: 2n }] }),
    ],
    [
      'order.buyer.buyerEmail must be a text of 1 to 64 characters',
      ordered({ buyer: { buyerEmail: 'e'.repeat(65) } }),
    ],
    [
      'order.buyer must have a referenceBuyerId, buyerEmail or buyerPhoneNo for cards',
      { ...request, availablePaymentMethod: { paymentMethodTypeList: [card] } },
    ],
    [
      'order.buyer must have a referenceBuyerId',
      {
        ...ordered({ buyer: { name: 'A' } }),
        availablePaymentMethod: { paymentMethodTypeList: [card] },
      },
    ],
    [
      'availablePaymentMethod.paymentMethodTypeList must be a list of 1 to 100, but it was a list of 0',
      offered(),
    ],
    [
      'availablePaymentMethod.paymentMethodTypeList[0].paymentMethodType must be a text',
      offered({}),
    ],
    [
      'availablePaymentMethod.paymentMethodTypeList[1].paymentMethodType must be another',
      offered(card, card),
    ],
    [
      'availablePaymentMethod.paymentMethodTypeList[0].expressCheckout must be false for this method',
      offered({ ...card, expressCheckout: true }),
    ],
    [
      'availablePaymentMethod.paymentMethodTypeList[0].expressCheckout must be false',
      offered({ ...card, expressCheckout: 'true' }),
    ],
    [
      'availablePaymentMethod.paymentMethodTypeList[0].expressCheckout must be true or false, but it was "yes"',
      offered({ ...card, expressCheckout: 'yes' }),
    ],
    [
      'availablePaymentMethod.paymentMethodTypeList[0].paymentMethodOrder must be a whole number',
      offered({ ...card, paymentMethodOrder: -1 }),
    ],
    [
      'availablePaymentMethod.paymentMethodMetaData.payerEmail must be an e-mail address',
      { ...request, availablePaymentMethod: { paymentMethodMetaData: { payerEmail: 'nobody' } } },
    ],
    [
      'availablePaymentMethod.paymentMethodMetaData.cpf must be digits',
      { ...request, availablePaymentMethod: { paymentMethodMetaData: { cpf: 'abc' } } },
    ],
    [
      'paymentFactor.captureMode must be "AUTOMATIC" or "MANUAL" or "", but it was "WHENEVER"',
      { ...request, paymentFactor: { captureMode: 'WHENEVER' } },
    ],
    [
      'settlementStrategy.settlementCurrency must be three capital letters',
      { ...request, settlementStrategy: {} },
    ],
    [
      'savedPaymentMethods[0].paymentMethodId must be a text',
      { ...request, savedPaymentMethods: [card] },
    ],
    ['env.terminalType must be "WEB" or "WAP"', { ...request, env: { terminalType: 'PHONE' } }],
    [
      'env.osType must be "IOS" or "ANDROID" with terminalType WAP, but it was missing',
      { ...request, env: { terminalType: 'WAP' } },
    ],
    [
      'paymentSessionExpiryTime must be an ISO 8601 time with its zone, within the next hour',
      { ...request, paymentSessionExpiryTime: 'Sat, 28 Nov 2026 12:00:00 GMT' },
    ],
    [
      'paymentSessionExpiryTime must be',
      { ...request, paymentSessionExpiryTime: new Date(Date.now() + 7_200_000).toISOString() },
    ],
    [
      'paymentSessionExpiryTime must be',
      { ...request, paymentSessionExpiryTime: new Date(Date.now() - 1000).toISOString() },
    ],
    ['locale must be a language', { ...request, locale: 'zh-Hant-TW' }],
    [
      'metadata.self must be JSON data, but it was an object that contains itself',
      { ...request, metadata: cyclic },
    ],
    [
      'The request must be at most 10000 values, nested at most 20 deep, but it was larger',
      { ...request, metadata: deep },
    ],
    [
      'The request must be at most 200000 characters',
      { ...request, metadata: 'x'.repeat(1_000_000) },
    ],
    ['metadata must be a finite number, but it was NaN', { ...request, metadata: Number.NaN }],
    [
      'metadata.run must be JSON data, but it was a function',
      { ...request, metadata: { run: () => {} } },
    ],
    ['metadata must be JSON data, but it was a symbol', { ...request, metadata: Symbol('a') }],
  ])('%s', async (message, wrong) => {
    const { fetch, sent } = fakeGateway(sessionAnswer)
    const error = await rejection(client(fetch).createPaymentSession(wrong as never))
    expect(error.message).toContain(message)
    expect(error).toMatchObject({ name: 'AntomError', code: 'INVALID_REQUEST' })
    expect(sent).toEqual([])
  })
})

test('a getter that throws is an AntomError with its cause', async () => {
  const cause = new Error('broken')
  const broken = {
    get order() {
      throw cause
    },
  }
  const error = await rejection(client(fakeGateway('').fetch).createPaymentSession(broken as never))
  expect(error).toMatchObject({ name: 'AntomError', code: 'INVALID_REQUEST', cause })
})

test('a polluted Object.prototype adds nothing to a request', async () => {
  const polluted = Object.prototype as Record<string, unknown>
  polluted['paymentNotifyUrl'] = 'https://evil.example'
  polluted['buyer'] = { referenceBuyerId: 'evil' }
  try {
    expect(await sentFor(request)).toEqual({
      ...request,
      productCode: 'CASHIER_PAYMENT',
      productScene: 'CHECKOUT_PAYMENT',
    })
    const cards = { ...request, availablePaymentMethod: { paymentMethodTypeList: [card] } }
    expect((await rejection(sentFor(cards))).message).toMatch(/^order\.buyer must have/)
  } finally {
    delete polluted['paymentNotifyUrl']
    delete polluted['buyer']
  }
})
