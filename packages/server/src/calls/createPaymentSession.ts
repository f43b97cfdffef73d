import * as v from 'valibot'
import { timeOf } from '../exchange/timeOf.ts'
import {
  amount,
  currency,
  field,
  flag,
  list,
  oneOf,
  optional,
  shape,
  text,
  words,
} from '../request/fields.ts'
import { webAddress } from '../request/webAddress.ts'
import type { Call, CallContext, RequestBody } from './call.ts'
import { checkedAnswer, invalidAnswer } from './checkedAnswer.ts'
import { checkedRequest } from './checkedRequest.ts'
import { sessionRules } from './sessionRules.ts'
import type {
  CreatePaymentSessionRequest,
  CreatePaymentSessionResponse,
  PaymentSession,
} from './sessionTypes.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

const quantity = v.pipe(
  field<string | number>(
    (value) =>
      (typeof value === 'string' && /^[1-9]\d{0,15}$/.test(value)) ||
      (typeof value === 'number' && Number.isSafeInteger(value) && value > 0),
    'a positive integer',
    undefined,
    'shows',
  ),
  v.transform(String),
)

const goods = shape({
  referenceGoodsId: text(64),
  goodsName: words(256),
  goodsUnitAmount: amount,
  goodsQuantity: quantity,
  goodsDiscountAmount: optional(amount),
  deliveryMethodType: optional(oneOf('PHYSICAL', 'DIGITAL')),
})

const buyer = shape({
  referenceBuyerId: optional(text(64)),
  buyerPhoneNo: optional(text(24)),
  buyerEmail: optional(text(64)),
})

const paymentMethod = shape({
  paymentMethodType: text(64),
  paymentMethodOrder: optional(
    v.pipe(
      field<string | number>(
        (value) => /^(string|number)$/.test(typeof value) && /^\d{1,9}$/.test(String(value)),
        'a whole number, 0 or more',
        undefined,
        'shows',
      ),
      v.transform(String),
    ),
  ),
  expressCheckout: optional(flag),
})

const metaData = shape({
  payerEmail: optional(
    field<string>(
      (value) =>
        typeof value === 'string' && value.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(value),
      'an e-mail address',
    ),
  ),
  cpf: optional(
    field<string>(
      (value) => typeof value === 'string' && /^[\d.-]{1,18}$/.test(value),
      'digits, with dots and a hyphen or without',
    ),
  ),
  tokenizeMode: optional(text(64)),
  isCardOnFile: optional(flag),
})

function requestSchema({ isLoopbackGateway, isSandbox, now }: CallContext) {
  const redirect = isLoopbackGateway || isSandbox ? 'loopback' : 'https'
  return shape({
    paymentRequestId: text(64),
    paymentAmount: amount,
    paymentRedirectUrl: webAddress(2048, redirect),
    paymentNotifyUrl: optional(webAddress(2048, isLoopbackGateway ? 'loopback' : 'https')),
    order: shape({
      referenceOrderId: text(64),
      orderDescription: words(256),
      orderAmount: amount,
      goods: optional(list(goods, 100)),
      buyer: optional(buyer),
    }),
    settlementStrategy: optional(shape({ settlementCurrency: currency })),
    // The documents say 8 characters and, beside that, "automatic", which has 9. Empty means the browser's language.
    locale: optional(
      field<string>(
        (value) => typeof value === 'string' && /^[\w-]{0,9}$/.test(value),
        'a language such as "zh_CN", of at most 9 characters',
        undefined,
        'shows',
      ),
    ),
    paymentFactor: optional(shape({ captureMode: optional(oneOf('AUTOMATIC', 'MANUAL', '')) })),
    availablePaymentMethod: optional(
      shape({
        paymentMethodTypeList: optional(list(paymentMethod, 100, 1)),
        paymentMethodMetaData: optional(metaData),
      }),
    ),
    savedPaymentMethods: optional(
      list(shape({ paymentMethodType: text(64), paymentMethodId: text(2048) }), 100),
    ),
    env: optional(
      shape({
        terminalType: optional(oneOf('WEB', 'WAP', 'APP', 'MINI_APP')),
        osType: optional(oneOf('IOS', 'ANDROID')),
        clientIp: optional(text(64)),
      }),
    ),
    paymentSessionExpiryTime: optional(
      field<string>((value) => {
        const ahead = (timeOf(value) ?? Number.NaN) - now()
        return (
          typeof value === 'string' && value.includes('T') && ahead > 0 && ahead <= HOUR + MINUTE
        )
      }, 'an ISO 8601 time with its zone, within the next hour'),
    ),
    merchantRegion: optional(
      field<string>(
        (value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value),
        'two capital letters (ISO 3166)',
        undefined,
        'shows',
      ),
    ),
  })
}

const answerSchema = shape({
  paymentSessionData: optional(text(65_536)),
  paymentSessionExpiryTime: optional(text(64)),
  paymentSessionId: optional(text(256)),
  normalUrl: optional(text(65_536)),
})

export function createPaymentSession(
  context: CallContext,
): Call<CreatePaymentSessionRequest, CreatePaymentSessionResponse> {
  const schema = requestSchema(context)
  return {
    name: 'createPaymentSession',
    whenUnknown:
      'Antom may have made a session: call again with a NEW paymentRequestId, never with the same.',
    body(request) {
      const body = checkedRequest(schema, request) as RequestBody & CreatePaymentSessionRequest
      sessionRules(body, context.warn)
      return { ...body, productCode: 'CASHIER_PAYMENT', productScene: 'CHECKOUT_PAYMENT' }
    },
    answer(answer, body) {
      checkedAnswer(answerSchema, answer, body, {
        ids: ['paymentRequestId'],
        mustName: () => false,
      })
      const { result, paymentSessionData } = answer
      if (result.resultStatus === 'S') {
        if (paymentSessionData === undefined) {
          throw invalidAnswer(
            'An answer with resultStatus S must have paymentSessionData, but it has none. Call again with a NEW paymentRequestId.',
          )
        }
        return answer as PaymentSession
      }
      if (paymentSessionData !== undefined) {
        throw invalidAnswer(
          `An answer with paymentSessionData must have resultStatus S, but it was ${result.resultStatus}. Call again with a NEW paymentRequestId.`,
        )
      }
      return answer as CreatePaymentSessionResponse
    },
  }
}
