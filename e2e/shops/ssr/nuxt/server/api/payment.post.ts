/** Asks Antom for a session to pay the order with. */
export default defineEventHandler(async () => {
  const paymentRequestId = crypto.randomUUID()
  const amount = { currency: 'SGD', value: '6000' }
  const session = await antom().createPaymentSession({
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
})
