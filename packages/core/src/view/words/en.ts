import type { Words } from './words.ts'

export const words: Words = {
  lang: 'en',
  frame: 'Secure checkout',
  secure: 'Secure payment',
  slow: 'This is taking longer than usual.',
  inApp: 'This app’s browser may not be able to pay.',
  hosted: 'Pay on Antom’s page',
  loading: 'Opening the payment page',
  ready: 'The payment page is open',
  retry: 'Try again',
  resume: 'Continue to payment',
  verifying: 'Confirming your payment',
  verifyingText: 'This usually takes a few seconds. Please do not pay again.',
  processing: 'Your payment is being processed',
  processingText:
    'It can take a few minutes until your bank confirms it. You can leave this page. Please do not pay again.',
  succeeded: 'Payment complete',
  succeededText: 'Thank you. Your payment has been confirmed.',
  succeededUnverified: 'Thank you. You will see it confirmed with your order.',
  canceled: 'Payment not completed',
  canceledText:
    'You left before paying, and nothing was charged. You can continue whenever you like.',
  expired: 'The payment page has timed out',
  expiredText: 'For your security it is open for a limited time only. Please try again.',
  error: 'The payment page did not open',
  errorText: 'Nothing was charged. Please check your connection and try again.',
  errorFinal: 'Nothing was charged. Please try again later or contact the shop.',
  failed: 'The payment did not go through',
  failedCard: 'Please check the card number, expiry date and security code, or use another card.',
  failedFunds: 'The card or account does not cover this amount. Please choose another way to pay.',
  failedDeclined:
    'Your bank did not approve it. Please choose another way to pay, or contact your bank.',
  failedMethod: 'This way to pay cannot be used here. Please choose another one.',
  failedLate: 'It was canceled or took too long. Please try again.',
  failedClosed: 'This payment was already closed. Please start again.',
  failedOther: 'Something went wrong along the way. Please try again or choose another way to pay.',
}
