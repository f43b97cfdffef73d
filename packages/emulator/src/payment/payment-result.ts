import type { Payment } from './payment.ts'
import type { Result } from '../gateway/result.ts'

/** What the page's messages carry as `result` (protocol §4.3). */
export interface PaymentResult {
  paymentStatus: string
  paymentResultCode: string
  paymentResultMessage: string
  result: Result
  needChangeSessionForRetry?: boolean
  cardPaymentResultInfo?: { cardNo: string; cardBrand: string }
}

// For merchants and their logs. What the buyer reads is in page/words.ts.
const messages: Record<string, string> = {
  SUCCESS: 'success.',
  PAYMENT_IN_PROCESS: 'The payment is being processed.',
  USER_BALANCE_NOT_ENOUGH: 'The user balance is not enough.',
  INVALID_CVV: 'The card verification value is invalid.',
  DO_NOT_HONOR: 'The issuing bank does not honor the payment.',
  USER_PAYMENT_VERIFICATION_FAILED: 'The user failed the verification of the payment.',
  CARD_NOT_SUPPORTED: 'The card is not supported.',
  ORDER_IS_CLOSED: 'The order is closed.',
  USER_CANCELED: 'The user canceled the payment.',
}

export function paymentMessage(resultCode: string): string {
  return messages[resultCode] ?? 'The payment failed.'
}

const resultStatus = { SUCCESS: 'S', PROCESSING: 'U', FAIL: 'F', CANCELLED: 'F' } as const

export function paymentResult(payment: Payment): PaymentResult {
  const { status, resultCode, card } = payment
  const message = paymentMessage(resultCode)
  return {
    paymentStatus: status,
    paymentResultCode: resultCode,
    paymentResultMessage: message,
    result: { resultCode, resultStatus: resultStatus[status], resultMessage: message },
    ...(status === 'FAIL' && { needChangeSessionForRetry: payment.needsNewSession }),
    ...(card &&
      status !== 'PROCESSING' && {
        cardPaymentResultInfo: { cardNo: card.masked, cardBrand: card.brand },
      }),
  }
}
