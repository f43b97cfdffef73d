const bank = 'Your bank declined the payment. It can tell you why; another card may work.'
const date = 'The card has expired, or its date was mistyped.'
const limit = 'The amount is over the limit of that card or account.'

// What a buyer can do something about (Antom's paymentResultCode). The others, a stolen card among them, are not spelled out.
const reasons: Record<string, string> = {
  USER_BALANCE_NOT_ENOUGH: 'There is not enough money on that card or account.',
  INVALID_CVV: 'The security code did not match the card.',
  INVALID_CARD_NUMBER: 'The card number was mistyped.',
  CARD_EXPIRED: date,
  INVALID_EXPIRATION_DATE: date,
  INVALID_EXPIRY_DATE_FORMAT: date,
  CARD_NOT_SUPPORTED: 'That card cannot be used here. Another one may work.',
  DO_NOT_HONOR: bank,
  ISSUER_REJECTS_TRANSACTION: bank,
  USER_AMOUNT_EXCEED_LIMIT: limit,
  PAYMENT_AMOUNT_EXCEED_LIMIT: limit,
  ORDER_IS_CLOSED: 'This payment was closed before it went through.',
  USER_CANCELED: 'The payment was canceled in the wallet or at the bank.',
}

/** Why a payment failed, in the buyer's words. */
export function declineReason(code: string | undefined): string {
  return reasons[code ?? ''] ?? 'Another card, or another way to pay, may work.'
}
