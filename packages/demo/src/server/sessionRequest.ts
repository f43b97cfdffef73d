import type { CreatePaymentSessionRequest } from '@antom-checkout/server'
import type { Order } from './order.ts'

/** What Antom is asked for one attempt to pay an order. */
export function sessionRequest(
  order: Order,
  paymentRequestId: string,
  shopUrl: string,
): CreatePaymentSessionRequest {
  const { id, amount, lines } = order
  return {
    paymentRequestId,
    paymentAmount: amount,
    // A wallet or a bank sends the buyer here, straight to the page that asks Antom how it went.
    paymentRedirectUrl: `${shopUrl}/orders/${id}`,
    order: {
      referenceOrderId: id,
      orderDescription: lines
        .map(({ name, quantity }) => `${quantity} × ${name}`)
        .join(', ')
        .slice(0, 256),
      orderAmount: amount,
      merchant: { referenceMerchantId: 'loam', merchantName: 'Loam' },
      buyer: { referenceBuyerId: 'guest' }, // without one, Antom's page refuses cards
      goods: lines.map(({ sku, name, quantity, price }) => ({
        referenceGoodsId: sku,
        goodsName: name,
        goodsUnitAmount: { currency: amount.currency, value: String(price) },
        goodsQuantity: String(quantity),
      })),
    },
  }
}
