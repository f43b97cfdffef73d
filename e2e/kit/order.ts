import type { AntomClient } from '@antom-checkout/server'

/** The request for a session of an order at the shop. The buyer comes back to `paymentRedirectUrl`. */
export const order = (
  paymentRedirectUrl: string,
): Parameters<AntomClient['createPaymentSession']>[0] => ({
  paymentRequestId: crypto.randomUUID(),
  paymentAmount: { currency: 'SGD', value: '6000' },
  paymentRedirectUrl,
  order: {
    referenceOrderId: 'ORDER_1',
    orderDescription: 'Two rice bowls',
    buyer: { referenceBuyerId: 'BUYER_1' },
    orderAmount: { currency: 'SGD', value: '6000' },
  },
})
