import type { Attempt, Card } from './attempt.ts'
import type { Result } from '../gateway/result.ts'

/** The `result` of the page's messages (PROTOCOL.md, "The result of a message"). */
export interface PaymentResult {
  paymentStatus: string
  paymentResultCode: string
  paymentResultMessage: string
  result: Result
  needChangeSessionForRetry?: boolean
  cardPaymentResultInfo?: CardInfo
}

// For merchants and their logs. The buyer's words are in page/words.ts.
const messages: Readonly<Record<string, string>> = {
  SUCCESS: 'success.',
  PAYMENT_IN_PROCESS: 'The payment is being processed.',
  USER_BALANCE_NOT_ENOUGH: 'The user balance is not enough.',
  INVALID_CVV: 'The card verification value is invalid.',
  DO_NOT_HONOR: 'The issuing bank does not honor the payment.',
  USER_PAYMENT_VERIFICATION_FAILED: 'The user failed the verification of the payment.',
  CARD_NOT_SUPPORTED: 'The card is not supported.',
  ORDER_IS_CLOSED: 'The order is closed.',
  USER_CANCELED: 'The user canceled the payment.',
  ORDER_IS_CANCELED: 'The order is canceled.',
}

export function paymentMessage(resultCode: string): string {
  return messages[resultCode] ?? 'The payment failed.'
}

const resultStatus = { SUCCESS: 'S', PROCESSING: 'U', FAIL: 'F', CANCELLED: 'F' } as const

export function paymentResult(attempt: Attempt): PaymentResult {
  const { status, resultCode, card } = attempt
  const message = paymentMessage(resultCode)
  return {
    paymentStatus: status,
    paymentResultCode: resultCode,
    paymentResultMessage: message,
    result: { resultCode, resultStatus: resultStatus[status], resultMessage: message },
    ...(status === 'FAIL' && { needChangeSessionForRetry: attempt.needsNewSession }),
    ...(card &&
      status !== 'PROCESSING' && {
        cardPaymentResultInfo: cardInfo(attempt, card),
      }),
  }
}

/** A card in an answer of Antom. The token of a saved card is there once the card was charged. */
export interface CardInfo {
  cardNo: string
  cardBrand: string
  cardToken?: string
}

export function cardInfo({ status }: Attempt, { masked, brand, token }: Card): CardInfo {
  return {
    cardNo: masked,
    cardBrand: brand,
    ...(token && status === 'SUCCESS' && { cardToken: token }),
  }
}
