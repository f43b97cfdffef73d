import type { PaymentResult, PaymentStatus } from '../events.ts'
import { ownFields } from '../safe/ownFields.ts'

/** An answer of `inquiryPayment` (DESIGN.md#payment-statuses). */
export const isPaymentStatus = (value: unknown): value is PaymentStatus =>
  typeof value === 'string' && /^(SUCCESS|FAIL|PROCESSING|CANCELLED|PENDING)$/.test(value)

/** An answer that ends the verification. */
export type FinalStatus = 'SUCCESS' | 'FAIL' | 'CANCELLED'

export const isFinalStatus = (answer: unknown): answer is FinalStatus =>
  answer === 'SUCCESS' || answer === 'FAIL' || answer === 'CANCELLED'

/** The codes after which Antom's own plugin lets the buyer retry with the same session (DESIGN.md#result-codes). */
const sameSession =
  /^(USER_(BALANCE_NOT_ENOUGH|AMOUNT_EXCEED_LIMIT|KYC_NOT_QUALIFIED|PAYMENT_VERIFICATION_FAILED|STATUS_ABNORMAL|CANCELED)|INVALID_(CVV|CARD(_NUMBER)?|EXPIRATION_DATE|EXPIRY_DATE_FORMAT)|CARD_(EXPIRED|NOT_SUPPORTED|BIN_QUERY_ERROR)|PAYMENT_(IN_PROCESS|RESULT_TIMEOUT)|SUBMIT_PAYMENT_TIMEOUT|UNKNOWN_EXCEPTION|SYSTEM_ERROR|ORDER_NOT_EXIST|PROCESS_FAIL|RISK_REJECT|ACCESS_DENIED|SELECTED_CARD_BRAND_NOT_AVAILABLE|CURRENCY_NOT_SUPPORT|ISSUER_REJECTS_TRANSACTION|SUSPECTED_CARD|DO_NOT_HONOR|EXTERNAL_RESOURCE_LOAD_FAILED|FORM_INVALID)$/

/** The session that a retry takes. Codes that nobody documents need a new one. */
export const retryWith = (result: PaymentResult | undefined): 'same-session' | 'new-session' =>
  !ownFields(result)['needChangeSessionForRetry'] && sameSession.test(codeOf(result))
    ? 'same-session'
    : 'new-session'

/** Failures after which the payment may still succeed (DESIGN.md#words). */
export const isOpenFail = (result: PaymentResult | undefined): boolean =>
  /^(PAYMENT_IN_PROCESS|\w+_TIMEOUT|UNKNOWN_EXCEPTION|SYSTEM_ERROR)$/.test(codeOf(result))

const codeOf = (result: PaymentResult | undefined): string =>
  `${ownFields(result)['paymentResultCode']}`
