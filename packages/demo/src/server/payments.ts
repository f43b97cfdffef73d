import { createPayments, type AntomClient, type Payments, type Store } from '@antom-checkout/server'
import type { Changes } from './changes.ts'
import type { Desk } from './desk.ts'
import type { Orders } from './orders.ts'
import { orderRequest, type Addresses } from './orderRequest.ts'

/** Methods with two steps: the buyer's payment authorizes the money, a capture takes it. */
export const capturedLater: readonly string[] = ['CARD', 'APPLEPAY', 'GOOGLEPAY']

export interface ShopPaymentsOptions {
  readonly antom: AntomClient
  readonly antomPublicKey: string
  readonly store: Store
  readonly orders: Orders
  readonly desk: Desk
  readonly changes: Changes
  readonly addresses: () => Addresses
}

/** All that the shop adds to `createPayments`: its orders, and its work when one is paid. */
export function createShopPayments({
  antom,
  antomPublicKey,
  store,
  orders,
  desk,
  changes,
  addresses,
}: ShopPaymentsOptions): Payments {
  return createPayments({
    antom,
    antomPublicKey,
    store,
    shipOnCapture: capturedLater,
    order: async (orderId) => {
      const order = await orders.find(orderId)
      return order && { request: orderRequest(order, addresses()) }
    },
    onPaid: async ({ orderId, key }) => {
      await desk.pack(key, orderId)
      changes.tell()
    },
    onReview: async (event) => {
      await desk.review(event)
      changes.tell()
    },
    onAuthorized: changes.tell,
    onFailed: changes.tell,
    onRefunded: changes.tell,
  })
}
