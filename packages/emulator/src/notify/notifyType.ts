/** The subject of a notification: a payment, a capture or a refund. */
export type NotifyType = 'PAYMENT_RESULT' | 'CAPTURE_RESULT' | 'REFUND_RESULT'
