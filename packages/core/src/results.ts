import { bareOf } from './bareOf.ts'
import type { PaymentResult, PaymentStatus } from './events.ts'

/** An answer of `inquiryPayment` (guide, "Inquire payments"). */
export const isPaymentStatus = (value: unknown): value is PaymentStatus =>
  typeof value === 'string' && /^(SUCCESS|FAIL|PROCESSING|CANCELLED|PENDING)$/.test(value)

/** After which failures Antom's own plugin lets the buyer retry with the same session (protocol §4.4). */
const sameSession =
  /^(UNKNOWN_EXCEPTION|USER_BALANCE_NOT_ENOUGH|ORDER_NOT_EXIST|PROCESS_FAIL|RISK_REJECT|ACCESS_DENIED|CARD_EXPIRED|INVALID_EXPIRY_DATE_FORMAT|INVALID_EXPIRATION_DATE|INVALID_CVV|INVALID_CARD_NUMBER|INVALID_CARD|SELECTED_CARD_BRAND_NOT_AVAILABLE|CARD_NOT_SUPPORTED|CARD_BIN_QUERY_ERROR|PAYMENT_IN_PROCESS|CURRENCY_NOT_SUPPORT|ISSUER_REJECTS_TRANSACTION|SUSPECTED_CARD|SYSTEM_ERROR|USER_AMOUNT_EXCEED_LIMIT|USER_KYC_NOT_QUALIFIED|USER_PAYMENT_VERIFICATION_FAILED|USER_STATUS_ABNORMAL|DO_NOT_HONOR|EXTERNAL_RESOURCE_LOAD_FAILED|SUBMIT_PAYMENT_TIMEOUT|PAYMENT_RESULT_TIMEOUT|USER_CANCELED|FORM_INVALID)$/

/** Which session a retry takes. Codes that nobody documents need a new one. */
export const retryWith = (result: PaymentResult | undefined): 'same-session' | 'new-session' =>
  !bareOf(result)['needChangeSessionForRetry'] && sameSession.test(codeOf(result))
    ? 'same-session'
    : 'new-session'

/** Failures after which the payment may still succeed (protocol §4.4). */
export const isOpenFail = (result: PaymentResult | undefined): boolean =>
  /^(PAYMENT_IN_PROCESS|\w+_TIMEOUT|UNKNOWN_EXCEPTION|SYSTEM_ERROR)$/.test(codeOf(result))

const codeOf = (result: PaymentResult | undefined): string =>
  `${bareOf(result)['paymentResultCode']}`
