import * as v from 'valibot'
import { readRequest, type ReadRequest } from './request.ts'

export interface Amount {
  currency: string
  /** Digits, in the currency's smallest unit. */
  value: string
}

interface Goods {
  referenceGoodsId: string
  goodsName: string
  goodsUnitAmount: Amount
  goodsQuantity: string | number
  goodsSkuName?: string | undefined
}

/** The fields of createPaymentSession that the emulator reads (protocol §3.1); every other field is let through unread. */
export interface CreatePaymentSessionRequest {
  productCode: string
  productScene: string
  paymentRequestId: string
  paymentAmount: Amount
  paymentRedirectUrl: string
  paymentNotifyUrl?: string | undefined
  paymentSessionExpiryTime?: string | undefined
  locale?: string | undefined
  order: {
    referenceOrderId: string
    orderDescription: string
    orderAmount: Amount
    goods?: Goods[] | undefined
    buyer?: Record<string, unknown> | undefined
    merchant?: { merchantName?: string | undefined } | undefined
  }
  availablePaymentMethod?:
    | {
        paymentMethodTypeList?:
          | { paymentMethodType: string; paymentMethodOrder?: string | number | undefined }[]
          | undefined
      }
    | undefined
}

const text = (max: number) =>
  v.pipe(
    v.string(),
    v.nonEmpty('must not be empty'),
    v.maxLength(max, `must have at most ${max} characters`),
  )

const webUrl = (max: number) => v.pipe(text(max), v.check(isWebUrl, 'must be an http(s) URL'))

const amount = v.looseObject({
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as "SGD"')),
  value: v.pipe(
    v.string('must be a string of digits, in the smallest unit of the currency'),
    v.regex(
      /^[1-9]\d{0,15}$/,
      'must be a positive number of at most 16 digits, in the smallest unit of the currency',
    ),
  ),
})

const goods = v.looseObject({
  referenceGoodsId: text(64),
  goodsName: text(256),
  goodsUnitAmount: amount,
  // Documents: every field a string; official samples: numbers as well.
  goodsQuantity: v.union(
    [v.pipe(v.string(), v.regex(/^[1-9]\d*$/)), v.pipe(v.number(), v.integer(), v.minValue(1))],
    'must be a whole number, 1 or more',
  ),
  goodsSkuName: v.optional(v.string()),
})

const order = v.pipe(
  v.looseObject({
    referenceOrderId: text(64),
    orderDescription: text(256),
    orderAmount: amount,
    goods: v.optional(v.pipe(v.array(goods), v.maxLength(100, 'must have at most 100 entries'))),
    buyer: v.optional(v.looseObject({})),
    merchant: v.optional(v.looseObject({ merchantName: v.optional(v.string()) })),
  }),
  v.forward(
    v.check(
      (value) =>
        !value.goods?.length ||
        goodsTotal(value.goods, value.orderAmount.currency) === value.orderAmount.value,
      'must equal the sum of goodsUnitAmount.value × goodsQuantity, in one currency',
    ),
    ['orderAmount', 'value'],
  ),
)

const schema = v.looseObject({
  productCode: v.literal('CASHIER_PAYMENT', 'must be "CASHIER_PAYMENT"'),
  productScene: v.literal('CHECKOUT_PAYMENT', 'must be "CHECKOUT_PAYMENT"'),
  paymentRequestId: text(64),
  paymentAmount: amount,
  paymentRedirectUrl: webUrl(2048),
  paymentNotifyUrl: v.optional(webUrl(2048)),
  paymentSessionExpiryTime: v.optional(
    v.pipe(v.string(), v.check(isTime, 'must be an ISO 8601 time')),
  ),
  // The documents say 8 characters and, beside that, "automatic".
  locale: v.optional(
    v.pipe(v.string(), v.maxLength(9, 'must have at most 8 characters, or be "automatic"')),
  ),
  order,
  availablePaymentMethod: v.optional(
    v.looseObject({
      paymentMethodTypeList: v.optional(
        v.array(
          v.looseObject({
            paymentMethodType: text(64),
            paymentMethodOrder: v.optional(v.union([v.string(), v.number()])),
          }),
        ),
      ),
    }),
  ),
}) satisfies v.GenericSchema<unknown, CreatePaymentSessionRequest>

export function readCreatePaymentSession(body: unknown): ReadRequest<CreatePaymentSessionRequest> {
  return readRequest(schema, body)
}

/** Σ unit × quantity, or undefined when the goods have another currency than the order. */
function goodsTotal(list: readonly Goods[], currency: string): string | undefined {
  if (list.some((item) => item.goodsUnitAmount.currency !== currency)) return undefined
  return String(
    list.reduce(
      (sum, item) => sum + BigInt(item.goodsUnitAmount.value) * BigInt(item.goodsQuantity),
      0n,
    ),
  )
}

function isWebUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}

function isTime(time: string): boolean {
  return !Number.isNaN(Date.parse(time))
}
