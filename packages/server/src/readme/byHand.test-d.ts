/// <reference types="node" />
// The README's code, word for word: readme.test.ts sees to that, and runs it.

// #region README
// byHand.ts
import {
  acknowledge,
  createAntomClient,
  NotificationError,
  readNotification,
  type CreatePaymentSessionResponse,
  type PaymentStatus,
} from '@antom-checkout/server'

const antomPublicKey = process.env['ANTOM_PUBLIC_KEY'] ?? ''
const antom = createAntomClient({
  clientId: process.env['ANTOM_CLIENT_ID'] ?? '',
  privateKey: process.env['ANTOM_PRIVATE_KEY'] ?? '',
  antomPublicKey,
  gateway: process.env['ANTOM_GATEWAY'] ?? '',
})

const amount = { currency: 'SGD', value: '6000' } // 60.00: the smallest unit, as text
/** Your database. */
const order = { id: '1042', amount, paymentRequestId: '', isPaid: false }

/** The answer goes to the browser as it is: <AntomCheckout sessionData={session} … /> */
export async function startPayment(): Promise<CreatePaymentSessionResponse> {
  order.paymentRequestId = crypto.randomUUID() // a new one for every attempt, kept before Antom is asked
  return antom.createPaymentSession({
    paymentRequestId: order.paymentRequestId,
    paymentAmount: order.amount,
    paymentRedirectUrl: `https://shop.example/orders/${order.id}`,
    paymentNotifyUrl: 'https://shop.example/api/antom/notify',
    settlementStrategy: { settlementCurrency: 'SGD' },
    order: {
      referenceOrderId: order.id,
      orderDescription: 'Two bowls',
      orderAmount: order.amount,
      buyer: { referenceBuyerId: 'buyer-7' }, // cards need one
    },
  })
}

/** The answer of `verifyPayment`. Paid is only SUCCESS, for the order's amount and currency. */
export async function paymentStatus(): Promise<PaymentStatus> {
  const { paymentRequestId } = order
  const payment = await antom.inquiryPayment({ paymentRequestId })
  if (payment.paymentStatus === 'SUCCESS' && !isAmountOfOrder(payment.paymentAmount)) {
    return 'PROCESSING' // somebody must look at it
  }
  return payment.paymentStatus ?? 'PROCESSING' // ORDER_NOT_EXIST: the buyer has not submitted yet
}

/** Antom's notifications. With cards, Apple Pay and Google Pay ship on CAPTURE_RESULT, not on PAYMENT_RESULT. */
async function notify(request: Request): Promise<Response> {
  try {
    const notification = await readNotification(request, { antomPublicKey })
    if (notification.notifyType === 'PAYMENT_RESULT' && notification.result.resultStatus === 'S') {
      const isOurs = notification.paymentRequestId === order.paymentRequestId
      order.isPaid ||= isOurs && isAmountOfOrder(notification.paymentAmount)
    }
    return acknowledge() // after it is stored, for every authentic notification
  } catch (error) {
    // Antom sends it again: two minutes later, then for a day.
    return new Response(null, { status: error instanceof NotificationError ? error.status : 503 })
  }
}

function isAmountOfOrder(paid: { currency: string; value: string } | undefined): boolean {
  return paid?.value === order.amount.value && paid.currency === order.amount.currency
}

/** POST …/session, …/verify and …/notify. Check before the first two that the order is the buyer's own. */
export async function handleByHand(request: Request): Promise<Response> {
  switch (new URL(request.url).pathname.split('/').at(-1)) {
    case 'session':
      return Response.json(await startPayment())
    case 'verify':
      return Response.json({ paymentStatus: await paymentStatus() })
    case 'notify':
      return notify(request)
    default:
      return new Response(null, { status: 404 })
  }
}
// #endregion

export const isPaid = (): boolean => order.isPaid
