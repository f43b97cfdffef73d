import type { PaymentResult } from '../events.ts'
import type { Words } from './words/words.ts'

/** The reason why a payment failed, as a key of the words. */
export type Reason = keyof Words & `failed${string}`

/**
 * Antom's codes (DESIGN.md#result-codes) by what the buyer can do; the first match counts. Theft, fraud and risk read
 * as "declined by the bank": neither the code nor a hint at it is shown.
 */
const reasons = {
  failedCard: /^INVALID_(C|EX)|EXPIRED|^FORM_|_BIN_/,
  failedFunds: /BALANCE|(AMOUNT|COUNT)_EXCEED/,
  failedDeclined: /HONOR|REJECT|_CARD$|POLICY|BLOCKED|ACCOUNT|VERIF|AUTHENT/,
  failedMethod: /NOT_(SUPPORT|AVAIL)|OPTIONS|USER_STATUS|(KYC|PAYMENT)_NOT/,
  failedClosed: /^ORDER_/,
  failedLate: /TIMEOUT|SESSION|^USER_CANCEL/,
} satisfies Partial<Record<Reason, RegExp>>

export function reasonOf(result: PaymentResult | undefined): Reason {
  // Own properties only: a polluted `Object.prototype` must not choose the reason.
  const code = result && Object.hasOwn(result, 'paymentResultCode') && result.paymentResultCode
  const known = Object.keys(reasons) as (keyof typeof reasons)[]
  return known.find((reason) => reasons[reason].test(`${code}`)) ?? 'failedOther'
}
