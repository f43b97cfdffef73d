// The README's code, word for word: readme.test.ts sees to that, and runs it.

// #region README
import { createAntomClient } from '@antom-checkout/server'
import type {
  AntomClient,
  AntomClientOptions,
  CreatePaymentSessionResponse,
} from '@antom-checkout/server'

const amount = { currency: 'SGD', value: '6000' } // 60.00: the smallest unit, as text

export const connect = (options: AntomClientOptions): AntomClient => createAntomClient(options)

/** Goes to the browser as it is: <AntomCheckout sessionData={session} … /> */
export function startPayment(
  antom: AntomClient,
  paymentRequestId: string,
): Promise<CreatePaymentSessionResponse> {
  return antom.createPaymentSession({
    paymentRequestId, // new for every attempt; keep it with the order
    paymentAmount: amount,
    paymentRedirectUrl: 'https://shop.example/orders/1042',
    order: {
      referenceOrderId: '1042',
      orderDescription: 'Two bowls',
      orderAmount: amount,
      buyer: { referenceBuyerId: 'buyer-7' }, // cards need one
    },
  })
}

/** What the browser says is for display; this is what you ship on. */
export async function isPaid(antom: AntomClient, paymentRequestId: string): Promise<boolean> {
  const { paymentStatus, paymentAmount } = await antom.inquiryPayment({ paymentRequestId })
  const rightAmount =
    paymentAmount?.value === amount.value && paymentAmount.currency === amount.currency
  return paymentStatus === 'SUCCESS' && rightAmount
}
// #endregion

// #region README
import { verifySignature } from '@antom-checkout/server'

export async function isFromAntom(request: Request, antomPublicKey: string): Promise<boolean> {
  const { headers } = request
  const message = {
    path: new URL(request.url).pathname, // the public path, if a proxy rewrites it
    clientId: headers.get('client-id') ?? '',
    time: headers.get('request-time') ?? '',
    body: new Uint8Array(await request.arrayBuffer()),
  }
  return verifySignature(message, headers.get('signature') ?? '', antomPublicKey)
}
// #endregion
