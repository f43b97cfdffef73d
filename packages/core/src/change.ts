import type { CheckoutOptions } from './options.ts'
import { localeOf } from './page.ts'
import { statusOf, type Payment } from './state.ts'

/** Only new `sessionData` from the merchant can continue: there is nobody to ask for a session. */
const needsMerchant = ({ sessionData, fetchSession }: CheckoutOptions): boolean =>
  sessionData === null || !fetchSession

/** New `sessionData` is held for `retry()`: this payment may be paid, or its page may be in use. */
export const holds = ({ known, pageOpen }: Payment): boolean =>
  !!known.inFlight ||
  (!!known.submitted && !!pageOpen) ||
  (!!known.outcome && known.outcome !== 'failed')

/**
 * Whether changed options open the page anew: a new session (`isNew`) always, another page or language where one is shown.
 * `isAsked`: the merchant was asked for a session, so that a new one is the answer.
 */
export function remounts(
  before: CheckoutOptions,
  options: CheckoutOptions,
  payment: Payment,
  isNew: boolean,
  isAsked = false,
): boolean {
  const { stage, phase, pageOpen } = payment
  if (isNew && isAsked) return true
  if (holds(payment)) return false
  if (isNew) return true
  const status = statusOf(payment)
  const isLoading = status === 'loading'
  if (isLoading && phase === 'session' && needsMerchant(before) && !needsMerchant(options))
    return true
  if (!pageOpen && status !== 'error' && !isLoading) return false
  return (
    options.environment !== before.environment ||
    (!(stage === 'loading' && phase === 'session') && localeOf(options) !== localeOf(before))
  )
}
