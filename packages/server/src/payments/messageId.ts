import type { Notification } from '../notification/notification.ts'

/**
 * The name of a message. Antom sends no event id, and delivers a message several times: these fields tell it from others.
 * A type that nobody knows yet may have other fields, so its whole content is its name.
 */
export async function messageId(notification: Notification): Promise<string> {
  const { result, notifyType } = notification
  const parts = (...ids: readonly (string | undefined)[]): string =>
    [notifyType, ...ids.filter((id) => id !== undefined), result.resultStatus].join('|')
  switch (notification.notifyType) {
    case 'PAYMENT_RESULT':
    case 'PAYMENT_PENDING':
      return parts(notification.paymentRequestId, notification.paymentId)
    case 'CAPTURE_RESULT':
      return parts(notification.paymentId, notification.captureId ?? notification.captureRequestId)
    case 'REFUND_RESULT':
      return parts(
        notification.refundRequestId,
        notification.refundId,
        String(notification.refundStatus ?? ''),
      )
    default:
      return parts(await digestOf(notification))
  }
}

async function digestOf(notification: unknown): Promise<string> {
  const content = new TextEncoder().encode(JSON.stringify(notification))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
