import type { CheckoutOptions } from '../options.ts'
import { localeOf } from '../sdk/locale.ts'
import { sessionText } from '../session/session.ts'
import type { Supply } from '../session/supply.ts'
import { statusOf, type Payment } from './payment.ts'

/** `true` if only new `sessionData` from the merchant can continue: no session can be fetched. */
const needsMerchant = ({ sessionData, fetchSession }: CheckoutOptions): boolean =>
  sessionData === null || !fetchSession

/** Whether new `sessionData` is held for `retry()`: this payment may be paid, or its page may be in use. */
export const holds = ({ known, pageOpen }: Payment): boolean =>
  !!known.inFlight ||
  (!!known.submitted && !!pageOpen) ||
  (!!known.outcome && known.outcome !== 'failed')

/**
 * Why `sessionData` is not used now, as the key of a warning; `undefined` if it is used. `isNew`: it was not used yet.
 * `isAsked`: the merchant was asked for a session.
 */
export function unusedBecause(
  before: CheckoutOptions,
  changes: Partial<CheckoutOptions>,
  payment: Payment,
  { current }: Pick<Supply, 'current'>,
  isNew: boolean,
  isAsked: boolean,
): string | undefined {
  const { sessionData } = changes
  if (!isAsked) return isNew && holds(payment) ? statusOf(payment) : undefined
  // Adapters pass all options at every change: unchanged sessionData is not meant as an answer.
  const isMeant = !('environment' in changes) || sessionData !== before.sessionData
  return isMeant && current && sessionText(sessionData) === current.data ? 'replaced' : undefined
}

/**
 * Whether changed options open the page anew (DESIGN.md#option-table): a new session (`isNew`) does, another page or
 * language only while a page is shown. `isAsked`: the merchant was asked for a session, and a new one is the answer.
 */
export function remounts(
  before: CheckoutOptions,
  options: CheckoutOptions,
  payment: Payment,
  isNew: boolean,
  isAsked = false,
): boolean {
  if (isNew && isAsked) return true
  if (holds(payment)) return false
  const isEarly = payment.stage === 'loading' && payment.phase === 'session'
  return (
    isNew ||
    (isEarly && needsMerchant(before) && !needsMerchant(options)) ||
    ((payment.pageOpen || /^(error|loading)$/.test(statusOf(payment))) &&
      (options.environment !== before.environment ||
        (!isEarly && localeOf(options) !== localeOf(before))))
  )
}
