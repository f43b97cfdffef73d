import * as v from 'valibot'
import { knownMethodTypes, mayBeExpress } from '../payment/paymentMethods.ts'
import type {
  AskedMethod,
  CreatePaymentSessionRequest,
  Goods,
  MetaData,
  Order,
  SavedPaymentMethod,
} from '../payment/sessionRequest.ts'
import type { Amount } from './amount.ts'
import {
  amount,
  flag,
  list,
  optional,
  optionalText,
  record,
  ruled,
  text,
  webUrl,
  whole,
  type Schema,
} from './fields.ts'
import { readIsoTime } from './isoTime.ts'
import { readRequest, type ReadRequest } from './request.ts'

// PROTOCOL.md, "createPaymentSession". Fields that the emulator has no use for are let through unread.

const goods = record<Goods>({
  referenceGoodsId: text(64),
  goodsName: text(256),
  goodsUnitAmount: amount,
  goodsQuantity: whole(1, 999_999_999),
  goodsSkuName: optionalText(2048),
})

const order: Schema<Order> = ruled(
  record<Order>({
    referenceOrderId: text(64),
    orderDescription: text(256),
    orderAmount: amount,
    goods: optional(list(goods, 100)),
    buyer: optional(
      record({
        referenceBuyerId: optionalText(64),
        buyerPhoneNo: optionalText(24),
        buyerEmail: optionalText(64),
      }),
    ),
    merchant: optional(record({ merchantName: optionalText(256) })),
  }),
  ['orderAmount', 'value'],
  (value) =>
    !value.goods?.length ||
    goodsTotal(value.goods, value.orderAmount.currency) === value.orderAmount.value,
  'must equal the sum of goodsUnitAmount.value × goodsQuantity, in one currency',
)

const method: Schema<AskedMethod> = ruled(
  record<AskedMethod>({
    paymentMethodType: text(64),
    paymentMethodOrder: optional(whole(0, 999_999)),
    expressCheckout: optional(flag),
  }),
  ['expressCheckout'],
  ({ paymentMethodType, expressCheckout }) =>
    !expressCheckout ||
    mayBeExpress(paymentMethodType) ||
    !knownMethodTypes.includes(paymentMethodType),
  'can be true for ALIPAY_CN, APPLEPAY and GOOGLEPAY only',
)

const schema: Schema<CreatePaymentSessionRequest> = ruled(
  record<CreatePaymentSessionRequest>({
    productCode: v.literal('CASHIER_PAYMENT', 'must be "CASHIER_PAYMENT"'),
    productScene: v.literal('CHECKOUT_PAYMENT', 'must be "CHECKOUT_PAYMENT"'),
    paymentRequestId: text(64),
    paymentAmount: amount,
    paymentRedirectUrl: webUrl(2048),
    paymentNotifyUrl: optional(webUrl(2048)),
    paymentSessionExpiryTime: optional(
      v.pipe(
        v.string('must be a string'),
        v.check(
          (time) => readIsoTime(time) !== undefined,
          'must be an ISO 8601 time with an offset, such as "2025-03-19T16:21:06+08:00"',
        ),
      ),
    ),
    // The documents say 8 characters and, beside that, "automatic".
    locale: optional(
      v.pipe(
        v.string('must be a string'),
        v.maxLength(9, 'must have at most 8 characters, or be "automatic"'),
      ),
    ),
    paymentFactor: optional(
      record({
        captureMode: optional(
          v.picklist(['AUTOMATIC', 'MANUAL', ''], 'must be "AUTOMATIC" or "MANUAL"'),
        ),
      }),
    ),
    order,
    availablePaymentMethod: optional(
      record({
        paymentMethodTypeList: optional(list(method, 200)),
        paymentMethodMetaData: optional(
          record<MetaData>({
            payerEmail: optionalText(64),
            cpf: optionalText(32),
            tokenizeMode: optional(
              v.picklist(
                ['ASKFORCONSENT', 'ENABLED', 'DISABLED', ''],
                'must be "ASKFORCONSENT", "ENABLED" or "DISABLED"',
              ),
            ),
          }),
        ),
      }),
    ),
    savedPaymentMethods: optional(
      list(
        record<SavedPaymentMethod>({
          paymentMethodType: optionalText(64),
          paymentMethodId: optionalText(128),
        }),
        100,
      ),
    ),
  }),
  ['paymentAmount', 'currency'],
  ({ paymentAmount, order: { orderAmount } }) => paymentAmount.currency === orderAmount.currency,
  'must be the currency of order.orderAmount',
)

export function readCreatePaymentSession(body: unknown): ReadRequest<CreatePaymentSessionRequest> {
  return readRequest(schema, body)
}

/** Σ unit × quantity, or undefined when the goods have another currency than the order. */
function goodsTotal(
  items: readonly { goodsUnitAmount: Amount; goodsQuantity: number }[],
  currency: string,
): string | undefined {
  if (items.some(({ goodsUnitAmount }) => goodsUnitAmount.currency !== currency)) {
    return undefined
  }
  const total = items.reduce(
    (sum, { goodsUnitAmount, goodsQuantity }) =>
      sum + BigInt(goodsUnitAmount.value) * BigInt(goodsQuantity),
    0n,
  )
  return String(total)
}
