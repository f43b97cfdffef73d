import { createAntomClient } from '@antom-checkout/server'

export const connect = () =>
  createAntomClient({
    clientId: process.env.ANTOM_CLIENT_ID!,
    privateKey: process.env.ANTOM_PRIVATE_KEY!,
    antomPublicKey: process.env.ANTOM_PUBLIC_KEY!,
    gateway: process.env.ANTOM_GATEWAY!,
  })

/** Asks Antom for a session to pay the order with. */
export async function startPayment() {
  const paymentRequestId = crypto.randomUUID()
  const amount = { currency: 'SGD', value: '6000' }
  const session = await connect().createPaymentSession({
    paymentRequestId,
    paymentAmount: amount,
    paymentRedirectUrl: 'https://shop.example/orders/1042',
    order: {
      referenceOrderId: '1042',
      orderDescription: 'Two bowls',
      orderAmount: amount,
      buyer: { referenceBuyerId: 'buyer-7' },
    },
  })
  return { paymentRequestId, session, environment: process.env.ANTOM_ENVIRONMENT! }
}
