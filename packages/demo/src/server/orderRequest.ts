import type { OrderRequest } from '@antom-checkout/server'
import { CURRENCY } from '../common/catalogue.ts'
import { amountOf, isCapturedByHand, totalOf, type Order } from './order.ts'

export interface Addresses {
  /** The shop, as the buyer's browser reaches it. */
  readonly shop: string
  /** The address that Antom sends notifications to; `undefined` if Antom cannot reach the shop. */
  readonly notify: string | undefined
}

const MAX_DESCRIPTION = 256

/** The request to Antom for an order. `createPayments` adds a `paymentRequestId` for each attempt. */
export function orderRequest(order: Order, { shop, notify }: Addresses): OrderRequest {
  const { id, lines } = order
  const amount = amountOf(totalOf(order))
  return {
    paymentAmount: amount,
    // A wallet or a bank sends the buyer here, straight to the page that knows how it went.
    paymentRedirectUrl: `${shop}/orders/${id}`,
    ...(notify !== undefined && { paymentNotifyUrl: notify }),
    settlementStrategy: { settlementCurrency: CURRENCY },
    ...(isCapturedByHand(order) && { paymentFactor: { captureMode: 'MANUAL' } }),
    order: {
      referenceOrderId: id,
      orderDescription: lines
        .map(({ name, quantity }) => `${quantity} × ${name}`)
        .join(', ')
        .slice(0, MAX_DESCRIPTION),
      orderAmount: amount,
      merchant: { referenceMerchantId: 'loam', merchantName: 'Loam' },
      buyer: { referenceBuyerId: 'guest' }, // without one, Antom's page refuses cards
      goods: lines.map(({ sku, name, quantity, price }) => ({
        referenceGoodsId: sku,
        goodsName: name,
        goodsUnitAmount: amountOf(price),
        goodsQuantity: String(quantity),
      })),
    },
  }
}
