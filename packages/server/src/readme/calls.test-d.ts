// #region README
import type { AntomClient, CaptureResponse, RefundResponse } from '@antom-checkout/server'

const amount = { currency: 'SGD', value: '6000' }

/** With `paymentFactor: { captureMode: 'MANUAL' }`: when the goods leave, within seven days. */
export function capture(antom: AntomClient, paymentId: string): Promise<CaptureResponse> {
  return antom.capture({
    captureRequestId: `capture-${paymentId}`,
    paymentId,
    captureAmount: amount,
  })
}

/** `refundRequestId` is kept before Antom is asked: the same id is the same refund, also after a time-out. */
export async function refund(
  antom: AntomClient,
  paymentId: string,
  refundRequestId: string,
): Promise<RefundResponse> {
  const answer = await antom.refund({ refundRequestId, paymentId, refundAmount: amount })
  if (answer.result.resultStatus !== 'U') {
    return answer
  }
  const { refundStatus } = await antom.inquiryRefund({ refundRequestId }) // not decided yet: ask later
  return { ...answer, refundStatus }
}
// #endregion

// #region README
import { terminalOf } from '@antom-checkout/server'

export const env = (request: Request, clientIp: string): object => ({
  ...terminalOf(request.headers.get('user-agent')),
  clientIp, // the buyer's public address; Apple Pay needs it
})
// #endregion

// #region README
import { verifySignature } from '@antom-checkout/server'

/** `readNotification` does this, and more. For other messages, such as those that you stored. */
export async function isFromAntom(request: Request, antomPublicKey: string): Promise<boolean> {
  const { headers } = request
  const message = {
    path: new URL(request.url).pathname, // the public path, if a proxy rewrites it
    clientId: headers.get('client-id') ?? '',
    time: headers.get('request-time') ?? '',
    body: await request.arrayBuffer(), // the raw bytes
  }
  return verifySignature(message, headers.get('signature'), antomPublicKey)
}
// #endregion

// #region README
import { createKeyPair, signNotification } from '@antom-checkout/server/testing'

/** In your tests: a notification as Antom sends it. Give your endpoint `publicKey` as Antom's. */
export async function testNotification(): Promise<{ request: Request; publicKey: string }> {
  const { privateKey, publicKey } = await createKeyPair()
  const request = await signNotification({
    url: 'https://shop.example/api/antom/notify',
    privateKey,
    notification: {
      notifyType: 'PAYMENT_RESULT',
      result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' },
      paymentRequestId: 'PAY_1',
      paymentId: '20261128194010800100188690281017336',
      paymentAmount: { currency: 'SGD', value: '6000' },
    },
  })
  return { request, publicKey }
}
// #endregion
