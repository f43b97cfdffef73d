import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmulator, type Emulator, type Scenario } from '../index.ts'
import { createMerchant, order, type Json, type Merchant } from '../test/merchant.ts'
import { outcomes } from '../scenarios/outcomes.ts'

let emulator: Emulator
let merchant: Merchant
beforeAll(async () => {
  emulator = await startEmulator()
  merchant = createMerchant(emulator)
})
afterAll(() => emulator.close())

const statuses = {
  success: 'SUCCESS',
  failure: 'FAIL',
  processing: 'PROCESSING',
  challenge: 'PROCESSING',
}

test.each(outcomes)('the card $card: $label', async ({ card, happens, paymentResultCode }) => {
  const { paymentRequestId, sessionData } = await session()
  expect(await merchant.inquire({ paymentRequestId })).toMatchObject({
    result: { resultCode: 'ORDER_NOT_EXIST', resultStatus: 'F' },
  })
  expect(await post('pay', { sessionData, methodType: 'CARD', cardNumber: card })).toMatchObject({
    session: { payment: { status: statuses[happens], result: { paymentResultCode } } },
  })
  await closeSession(happens)
  expect(await merchant.inquire({ paymentRequestId })).toMatchObject({
    result: { resultCode: 'SUCCESS', resultStatus: 'S' },
    paymentStatus: statuses[happens],
    paymentResultCode,
    paymentRequestId,
    paymentMethodType: 'CARD',
    paymentAmount: { currency: 'SGD', value: '6000' },
  })
})

/** A failed payment is final for the merchant once its session has ended. */
async function closeSession(happens: string): Promise<void> {
  if (happens === 'failure') {
    await emulator.clock.advance('1 h')
  }
}

test('a payment in process becomes a success on its own', async () => {
  const { sessionData, paymentRequestId } = await session()
  await post('pay', { sessionData, methodType: 'CARD', cardNumber: '4000000000000077' })
  await emulator.clock.advance('2 s')
  expect(await status(paymentRequestId)).toBe('SUCCESS')
})

test('a paid session cannot be paid again, and shows that it is paid', async () => {
  const { sessionData, paymentRequestId } = await session()
  await post('pay', { sessionData, methodType: 'CARD', cardNumber: '4111111111111111' })
  const { paymentId, paymentTime } = await merchant.inquire({ paymentRequestId })
  expect(paymentTime).toBeTypeOf('string')
  await post('pay', { sessionData, methodType: 'CARD', cardNumber: '4000000000000002' })
  expect(await merchant.inquire({ paymentRequestId })).toMatchObject({
    paymentId,
    paymentStatus: 'SUCCESS',
  })
  expect(await post('session', { sessionData })).toMatchObject({
    state: 'settled',
    payment: { status: 'SUCCESS' },
  })
})

test('after a declined card the session is still good, after a closed order it is not', async () => {
  const { sessionData, paymentRequestId } = await session()
  await post('pay', { sessionData, methodType: 'CARD', cardNumber: '4000000000009995' })
  expect(await post('session', { sessionData })).toMatchObject({ state: 'open' })
  await post('pay', { sessionData, methodType: 'CARD', cardNumber: '4000000000000341' })
  expect(await post('session', { sessionData })).toMatchObject({ state: 'settled' })
  await post('pay', { sessionData, methodType: 'CARD', cardNumber: '4111111111111111' })
  expect(await status(paymentRequestId)).toBe('FAIL')
})

test('a declined card is not the end of the payment while another card can pay it', async () => {
  const { sessionData, paymentRequestId } = await session()
  await post('pay', { sessionData, methodType: 'CARD', cardNumber: '4000000000009995' })
  const { paymentId, ...declined } = await merchant.inquire({ paymentRequestId })
  expect(declined).toMatchObject({
    paymentStatus: 'PROCESSING',
    paymentResultCode: 'PAYMENT_IN_PROCESS',
  })
  expect(declined).not.toHaveProperty('paymentResultInfo')
  await post('pay', { sessionData, methodType: 'CARD', cardNumber: '4111111111111111' })
  expect(await merchant.inquire({ paymentId })).toMatchObject({
    paymentId,
    paymentRequestId,
    paymentStatus: 'SUCCESS',
  })
})

test('the number of a card is not kept', async () => {
  const { sessionData, paymentRequestId } = await session()
  const answer = await post('pay', {
    sessionData,
    methodType: 'CARD',
    cardNumber: '4111111111111111',
  })
  const seen = JSON.stringify([answer, await merchant.inquire({ paymentRequestId })])
  expect(seen).not.toContain('4111111111111111')
  expect(seen).toContain('************1111')
})

test('a card of a real bank is declined', async () => {
  const { sessionData } = await session()
  expect(
    await post('pay', { sessionData, methodType: 'CARD', cardNumber: '4929000000006' }),
  ).toMatchObject({
    session: { payment: { result: { paymentResultCode: 'CARD_NOT_SUPPORTED' } } },
  })
})

test('an order without a buyer cannot be paid by card, as with Antom', async () => {
  const body = order()
  delete (body['order'] as Json)['buyer']
  const { sessionData, paymentRequestId } = await session(body)
  const answer = await post('pay', {
    sessionData,
    methodType: 'CARD',
    cardNumber: '4111111111111111',
  })
  expect(answer).toEqual({ problem: 'buyer-missing' })
  expect(await merchant.inquire({ paymentRequestId })).toMatchObject({
    result: { resultCode: 'ORDER_NOT_EXIST' },
  })
})

test.each([
  ['confirm', 'SUCCESS', 'SUCCESS'],
  ['cancel', 'FAIL', 'USER_CANCELED'],
])('in a wallet, to %s makes it %s', async (decision, paymentStatus, paymentResultCode) => {
  const { sessionData, paymentRequestId } = await session()
  const { payment } = await paying({ sessionData, methodType: 'ALIPAY_CN' })
  const { paymentId, ...before } = await merchant.inquire({ paymentRequestId })
  expect(before).toMatchObject({
    paymentStatus: 'PROCESSING',
    pspCustomerInfo: { pspName: 'ALIPAY_CN' },
  })
  await fetch(`${payment.walletUrl}/${decision}`, { method: 'POST' })
  await closeSession(decision === 'cancel' ? 'failure' : 'success')
  expect(await merchant.inquire({ paymentId })).toMatchObject({ paymentStatus, paymentResultCode })
})

test('a session that ran out cannot be paid', async () => {
  const { sessionData, paymentRequestId } = await session()
  await emulator.clock.advance('59 min')
  expect(await post('session', { sessionData })).toMatchObject({ state: 'open' })
  await emulator.clock.advance('1 min')
  expect(await post('session', { sessionData })).toMatchObject({ state: 'expired' })
  await post('pay', { sessionData, methodType: 'CARD', cardNumber: '4111111111111111' })
  expect(await merchant.inquire({ paymentRequestId })).toMatchObject({
    result: { resultCode: 'ORDER_NOT_EXIST' },
  })
})

test('a session that nobody made is unknown', async () => {
  expect(await post('session', { sessionData: 'made&&up' })).toEqual({ state: 'unknown' })
})

test('the page shows the methods that the session asked for, in its order, each once', async () => {
  const { sessionData } = await session(
    asking({
      paymentMethodTypeList: [
        { paymentMethodType: 'P24' },
        { paymentMethodType: 'TNG', paymentMethodOrder: '10' },
        { paymentMethodType: 'BARTER', paymentMethodOrder: 0 },
        { paymentMethodType: 'CARD', paymentMethodOrder: 9 },
        { paymentMethodType: 'GOOGLEPAY', paymentMethodOrder: 11, expressCheckout: 'true' },
        { paymentMethodType: 'CARD', paymentMethodOrder: 12 },
        { paymentMethodType: 'GOOGLEPAY', paymentMethodOrder: 12, expressCheckout: false },
      ],
      paymentMethodMetaData: { payerEmail: 'buyer@shop.test' },
    }),
  )
  const view = (await post('session', { sessionData })) as {
    methods: { type: string; express: boolean }[]
  }
  expect(view.methods.map(({ type, express }) => [type, express])).toEqual([
    ['CARD', false],
    ['TNG', false],
    ['GOOGLEPAY', true],
    ['P24', false],
  ])
  expect(view).toMatchObject({ details: { payerEmail: 'buyer@shop.test' } })
})

test('a session that names no methods shows the usual ones', async () => {
  const { sessionData } = await session(asking({ paymentMethodTypeList: [] }))
  const view = (await post('session', { sessionData })) as { methods: { type: string }[] }
  expect(view.methods.map(({ type }) => type)).toEqual(['CARD', 'ALIPAY_CN', 'WECHATPAY'])
})

test.each(['APPLEPAY', 'GOOGLEPAY'])('%s pays at once, and is captured', async (methodType) => {
  const { sessionData, paymentRequestId } = await session(
    asking({ paymentMethodTypeList: [{ paymentMethodType: methodType, expressCheckout: true }] }),
  )
  await post('pay', { sessionData, methodType })
  expect(await merchant.inquire({ paymentRequestId })).toMatchObject({
    paymentStatus: 'SUCCESS',
    paymentMethodType: methodType,
    transactions: [{ transactionType: 'CAPTURE' }],
  })
})

const email = 'buyer@shop.test'
test.each([
  ['P24', {}, false],
  ['P24', { payerEmail: 'buyer' }, false],
  ['P24', { payerEmail: email }, true],
  ['MERCADOPAGO_BR', { payerEmail: email }, false],
  ['MERCADOPAGO_BR', { payerEmail: email, cpf: '2132321312' }, false],
  ['MERCADOPAGO_BR', { payerEmail: email, cpf: '123.456.789-09' }, true],
  ['MERCADOPAGO_MX', { payerEmail: email }, true],
])('%s with %j: is it taken? %s', async (methodType, details, isTaken) => {
  const { sessionData, paymentRequestId } = await session(
    asking({ paymentMethodTypeList: [{ paymentMethodType: methodType }] }),
  )
  const answer = await post('pay', { sessionData, methodType, details })
  expect(answer).toMatchObject(
    isTaken ? { session: { payment: { status: 'PROCESSING' } } } : { problem: 'details-wrong' },
  )
  expect(await merchant.inquire({ paymentRequestId })).toMatchObject({
    result: { resultCode: isTaken ? 'SUCCESS' : 'ORDER_NOT_EXIST' },
  })
})

const card = { methodType: 'CARD', cardNumber: '4111111111111111' }

test.each([
  ['ASKFORCONSENT', true, true],
  ['ASKFORCONSENT', false, false],
  ['ENABLED', false, true],
  ['DISABLED', true, false],
  [undefined, true, false],
])(
  'with tokenizeMode %s and consent %s, is a card saved? %s',
  async (tokenizeMode, saveCard, isSaved) => {
    const { sessionData, paymentRequestId } = await session(
      asking({ paymentMethodMetaData: { tokenizeMode } }),
    )
    await post('pay', { sessionData, ...card, saveCard })
    const { paymentResultInfo } = await merchant.inquire({ paymentRequestId })
    expect(Object.hasOwn(paymentResultInfo as Json, 'cardToken')).toBe(isSaved)
  },
)

test('a saved card is offered where the session asks for it, and pays without its number', async () => {
  const first = await session(asking({ paymentMethodMetaData: { tokenizeMode: 'ENABLED' } }))
  await post('pay', { sessionData: first.sessionData, ...card })
  const { paymentResultInfo } = await merchant.inquire(first)
  const { cardToken: savedCard } = paymentResultInfo as { cardToken: string }

  const other = await session()
  await post('pay', { sessionData: other.sessionData, methodType: 'CARD', savedCard })
  expect(await status(other.paymentRequestId)).toBeUndefined()

  const { sessionData, paymentRequestId } = await session({
    ...order(),
    savedPaymentMethods: [
      { paymentMethodType: 'CARD', paymentMethodId: savedCard },
      { paymentMethodType: 'CARD', paymentMethodId: 'of another emulator' },
    ],
  })
  expect(await post('session', { sessionData })).toMatchObject({
    savedCards: [{ token: savedCard, label: 'Visa •••• 1111' }],
  })
  await post('pay', { sessionData, methodType: 'CARD', savedCard })
  expect(await merchant.inquire({ paymentRequestId })).toMatchObject({
    paymentStatus: 'SUCCESS',
    paymentResultInfo: { cardNo: '************1111', cardBrand: 'VISA' },
  })
})

test.each([
  ['pt_BR', 'pt_BR'],
  ['automatic', undefined],
  ['', undefined],
  [undefined, undefined],
])('the locale %j of a session is that of its page: %j', async (locale, expected) => {
  const { sessionData } = await session({ ...order(), locale })
  expect(((await post('session', { sessionData })) as Json)['locale']).toBe(expected)
})

test.each(['', 'no JSON', 'null', '7', '{}', '{"sessionData":7}'])(
  'a request of the page that makes no sense is 400, said in JSON: %s',
  async (body) => {
    for (const what of ['session', 'pay']) {
      const address = new URL(`api/${what}`, emulator.pageUrl)
      const response = await fetch(address, { method: 'POST', body })
      expect(response.status).toBe(400)
      expect(await response.json()).toHaveProperty('problem')
    }
  },
)

test('a forced scenario wins over the card', async () => {
  const scenario: Scenario = 'do-not-honor'
  const forced = await startEmulator({ scenario })
  const { paymentSessionData: sessionData, ...answer } =
    await createMerchant(forced).create(order())
  expect(answer).toMatchObject({ result: { resultStatus: 'S' } })
  const body = { sessionData, methodType: 'CARD', cardNumber: '4111111111111111' }
  expect(await post('pay', body, forced)).toMatchObject({
    session: { payment: { status: 'FAIL', result: { paymentResultCode: 'DO_NOT_HONOR' } } },
  })
  await forced.close()
})

async function paying(body: Json): Promise<{ payment: { walletUrl: string } }> {
  return ((await post('pay', body)) as { session: { payment: { walletUrl: string } } }).session
}

function asking(availablePaymentMethod: Json): Json {
  return { ...order(), availablePaymentMethod }
}

async function session(
  body: Json = order(),
): Promise<{ sessionData: string; paymentRequestId: string }> {
  const answer = await merchant.create(body)
  return {
    sessionData: String(answer['paymentSessionData']),
    paymentRequestId: String(body['paymentRequestId']),
  }
}

async function status(paymentRequestId: string): Promise<unknown> {
  return (await merchant.inquire({ paymentRequestId }))['paymentStatus']
}

/** Sends a request as the page does. */
async function post(
  what: 'session' | 'pay',
  body: Json,
  at: Emulator = emulator,
): Promise<unknown> {
  const address = new URL(`api/${what}`, at.pageUrl)
  const headers = { 'content-type': 'application/json' }
  return (await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })).json()
}
