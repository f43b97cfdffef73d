import type { PaymentResult, PaymentStatus } from './events.ts'

/** An answer of `inquiryPayment` (guide, "Inquire payments"). */
export const isPaymentStatus = (value: unknown): value is PaymentStatus =>
  /^(SUCCESS|FAIL|PROCESSING|CANCELLED|PENDING)$/.test(value as string)

/** After which failures Antom's own plugin lets the buyer retry with the same session (protocol §4.4), by families. */
const sameSession =
  /^(USER_\w+|(SELECTED_)?CARD_\w+|INVALID_(CARD|CVV|EXPIR)\w*|\w+_TIMEOUT|PAYMENT_IN_PROCESS|PROCESS_FAIL|RISK_REJECT|ACCESS_DENIED|ORDER_NOT_EXIST|UNKNOWN_EXCEPTION|CURRENCY_NOT_SUPPORT|ISSUER_REJECTS_TRANSACTION|SUSPECTED_CARD|SYSTEM_ERROR|DO_NOT_HONOR|EXTERNAL_RESOURCE_LOAD_FAILED|FORM_INVALID)$/

/** Which session a retry takes. Codes that nobody documents need a new one. */
export const retryWith = (result: PaymentResult | undefined): 'same-session' | 'new-session' =>
  !result?.needChangeSessionForRetry && sameSession.test(codeOf(result))
    ? 'same-session'
    : 'new-session'

/** Failures after which the payment may still succeed (protocol §4.4). */
export const isOpenFail = (result: PaymentResult | undefined): boolean =>
  /^(PAYMENT_IN_PROCESS|\w+_TIMEOUT|UNKNOWN_EXCEPTION|SYSTEM_ERROR)$/.test(codeOf(result))

const codeOf = (result: PaymentResult | undefined): string => `${result?.paymentResultCode}`
