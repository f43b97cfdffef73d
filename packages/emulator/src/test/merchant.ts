import type { Emulator } from '../index.ts'
import { signatureHeader } from '../gateway/signature.ts'

/** A merchant's server, as small as tests need it. */
export interface Merchant {
  /** Signs one request and sends it, or what tampering made of it. */
  call: (path: string, body: unknown, tampering?: Tampering) => Promise<Response>
  create: (body: Json) => Promise<Json>
  inquire: (body: Json) => Promise<Json>
}

export type Json = Record<string, unknown>

export const production = '/ams/api/v1/payments/'
export const sandbox = '/ams/sandbox/api/v1/payments/'

export interface Tampering {
  time?: string
  method?: string
  sentPath?: string
  sentBody?: string
  headers?: Record<string, string>
}

export function createMerchant({ gateway, credentials }: Emulator): Merchant {
  const call: Merchant['call'] = (path, body, tampering = {}) => {
    const { clientId, privateKey } = credentials
    const text = JSON.stringify(body) ?? 'not JSON'
    const time = tampering.time ?? String(Date.now())
    const signature = signatureHeader(
      { method: 'POST', path, clientId, time, body: Buffer.from(text) },
      privateKey,
    )
    return fetch(gateway + (tampering.sentPath ?? path), {
      method: tampering.method ?? 'POST',
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        'client-id': clientId,
        'request-time': time,
        signature,
        ...tampering.headers,
      },
      body: tampering.sentBody ?? text,
    })
  }
  const json = async (operation: string, body: Json): Promise<Json> =>
    (await (await call(sandbox + operation, body)).json()) as Json
  return {
    call,
    create: (body) => json('createPaymentSession', body),
    inquire: (body) => json('inquiryPayment', body),
  }
}

/** An order that Antom takes; every call is another one. */
export function order(): Json {
  return {
    productCode: 'CASHIER_PAYMENT',
    productScene: 'CHECKOUT_PAYMENT',
    paymentRequestId: crypto.randomUUID(),
    paymentAmount: { currency: 'SGD', value: '6000' },
    paymentRedirectUrl: 'http://localhost:8080/result',
    order: {
      referenceOrderId: 'ORDER_1',
      orderDescription: 'A bag',
      buyer: { referenceBuyerId: 'BUYER_1' },
      orderAmount: { currency: 'SGD', value: '6000' },
      goods: [
        {
          referenceGoodsId: 'BAG',
          goodsName: 'Classic bag',
          goodsUnitAmount: { currency: 'SGD', value: '3000' },
          goodsQuantity: '2',
        },
      ],
    },
  }
}
