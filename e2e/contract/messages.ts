/** Messages of Antom's page. */

export const success = {
  code: 'SDK_PAYMENT_SUCCESSFUL',
  message: 'Paid.',
  result: { paymentStatus: 'SUCCESS' },
}
export const cancel = { code: 'SDK_PAYMENT_CANCEL' }
export const back = { code: 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT' }
export const processing = { code: 'SDK_PAYMENT_PROCESSING' }
export const error = { code: 'SDK_PAYMENT_ERROR' }
export const challenge = { code: 'SDK_PAYMENT_CHALLENGE' }
export const fail = (paymentResultCode: string): { code: string; result: object } => ({
  code: 'SDK_PAYMENT_FAIL',
  result: { paymentResultCode },
})
