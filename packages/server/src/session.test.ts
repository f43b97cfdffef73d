import { describe, expect, test } from 'vitest'
import { sessionBody } from './session.ts'
import type { CreatePaymentSessionRequest } from './session.ts'

const sgd = (value: string) => ({ currency: 'SGD', value })
const goods = {
  referenceGoodsId: 'bag',
  goodsName: 'Classic Woman Bag',
  goodsUnitAmount: sgd('3000'),
  goodsQuantity: '2',
}
const request = {
  paymentRequestId: 'PAY_1',
  paymentAmount: sgd('6000'),
  paymentRedirectUrl: 'http://localhost:8080/orders/1',
  order: {
    referenceOrderId: 'ORDER_1',
    orderDescription: 'A bag',
    orderAmount: sgd('6000'),
    goods: [goods],
  },
} satisfies CreatePaymentSessionRequest
const ordered = (change: object) => ({ ...request, order: { ...request.order, ...change } })

test('adds what is fixed for the Checkout Page and passes the rest through', () => {
  expect(sessionBody({ ...request, merchantRegion: 'SG' })).toEqual({
    ...request,
    merchantRegion: 'SG',
    productCode: 'CASHIER_PAYMENT',
    productScene: 'CHECKOUT_PAYMENT',
  })
})

test('a product of the caller’s does not replace the Checkout Page’s', () => {
  expect(sessionBody({ ...request, productScene: 'ELEMENT_PAYMENT' })).toMatchObject({
    productScene: 'CHECKOUT_PAYMENT',
  })
})

test('amounts beyond the safe integers still add up', () => {
  const unit = sgd('4999999999999999')
  const whole = sgd('9999999999999998')
  expect(() =>
    sessionBody(ordered({ orderAmount: whole, goods: [{ ...goods, goodsUnitAmount: unit }] })),
  ).not.toThrow()
})

describe('a mistake is named before anything is sent:', () => {
  test.each<[string, object]>([
    [
      'paymentRequestId must be a text, but it was missing',
      { ...request, paymentRequestId: undefined },
    ],
    [
      'paymentRequestId must have at most 64 characters, but it has 65',
      { ...request, paymentRequestId: 'x'.repeat(65) },
    ],
    ['paymentAmount must be { currency, value }', { ...request, paymentAmount: 6000 }],
    [
      'paymentAmount.value must be a positive integer as text',
      { ...request, paymentAmount: { currency: 'SGD', value: 6000 } },
    ],
    [
      'paymentAmount.value must be a positive integer as text',
      { ...request, paymentAmount: sgd('60.00') },
    ],
    [
      'paymentAmount.value must be a positive integer as text',
      { ...request, paymentAmount: sgd('0') },
    ],
    [
      'paymentAmount.value must be a positive integer as text',
      { ...request, paymentAmount: sgd('-1') },
    ],
    [
      'paymentAmount.currency must be three capital letters',
      { ...request, paymentAmount: { currency: 'sgd', value: '1' } },
    ],
    ['paymentRedirectUrl must be a whole URL', { ...request, paymentRedirectUrl: '/orders/1' }],
    ['order must be an object', { ...request, order: undefined }],
    ['order.referenceOrderId must be a text', ordered({ referenceOrderId: '' })],
    ['order.orderDescription must be a text', ordered({ orderDescription: undefined })],
    ['order.orderAmount must be { currency, value }', ordered({ orderAmount: undefined })],
    [
      'order.orderAmount.value must be what the goods add up to (6000), but it was 6001',
      ordered({ orderAmount: sgd('6001') }),
    ],
    [
      'order.goods[0].goodsName must be a text',
      ordered({ goods: [{ ...goods, goodsName: undefined }] }),
    ],
    [
      'order.goods[0].goodsUnitAmount.currency must be the order',
      ordered({ orderAmount: { currency: 'USD', value: '6000' } }),
    ],
    [
      'order.goods[1].goodsQuantity must be a positive integer',
      ordered({ goods: [goods, { ...goods, goodsQuantity: '0.5' }] }),
    ],
  ])('%s', (message, wrong) => {
    const check = () => sessionBody(wrong as CreatePaymentSessionRequest)
    expect(check).toThrow(message)
    expect(check).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })
})
