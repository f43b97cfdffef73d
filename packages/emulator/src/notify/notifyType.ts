/** What a notification is about: a payment, a capture or a refund. */
export type NotifyType = 'PAYMENT_RESULT' | 'CAPTURE_RESULT' | 'REFUND_RESULT'
