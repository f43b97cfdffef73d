/// <reference types="node" />
// The merchant's own part of the README's shop.

// #region README
// orders.ts: yours
import type { OrderRequest } from '@antom-checkout/server'

const amount = { currency: 'SGD', value: '6000' }
const request: OrderRequest = {
  paymentAmount: amount,
  paymentRedirectUrl: 'https://shop.example/orders/1042',
  paymentNotifyUrl: 'https://shop.example/api/antom/notify',
  settlementStrategy: { settlementCurrency: 'SGD' },
  order: {
    referenceOrderId: '1042',
    orderDescription: 'Two bowls',
    orderAmount: amount,
    buyer: { referenceBuyerId: 'buyer-7' },
  },
}

/** Orders that were shipped, by the key of the effect. */
export const shipped: Map<string, string> = new Map()

interface Orders {
  readonly find: (orderId: string) => { readonly request: OrderRequest } | undefined
  readonly ship: (orderId: string, key: string) => void
}

export const orders: Orders = {
  find: (orderId) => (orderId === '1042' ? { request } : undefined),
  ship: (orderId, key) => shipped.set(key, orderId),
}

export async function buyersOrder(request: Request): Promise<string | undefined> {
  return request.headers.get('cookie') === 'buyer=7' ? '1042' : undefined
}
// #endregion
