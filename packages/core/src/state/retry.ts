import type { SessionReason } from '../events.ts'
import { isOver } from '../session/session.ts'
import type { Supply } from '../session/supply.ts'
import { statusOf, type Payment } from './payment.ts'
import { retryWith } from './results.ts'

/** The reason to fetch a new session; `undefined`: reuse the current one. */
export function renewalFor(
  payment: Payment,
  { current, renewal }: Pick<Supply, 'current' | 'renewal'>,
): SessionReason | undefined {
  const status = statusOf(payment)
  if (status === 'failed' && retryWith(payment.known.claim?.result) === 'new-session') {
    return 'retry'
  }
  const isOut =
    status === 'expired' ||
    (status === 'error' && payment.error?.code === 'SESSION_EXPIRED') ||
    isOver(current)
  return renewal ?? (isOut ? 'expired' : undefined)
}

/** A retry is allowed: nothing is in flight, and nothing is paid. */
export const isRetryable = (payment: Payment): boolean =>
  !payment.known.inFlight &&
  /^(failed|canceled|expired|error|processing|verifying)$/.test(statusOf(payment))

/** Whether a retry would do something. `canRenew`: a new session can be obtained. */
export const canRetry = (
  payment: Payment,
  supply: Pick<Supply, 'current' | 'renewal'>,
  canRenew: boolean,
): boolean =>
  isRetryable(payment) &&
  !(statusOf(payment) === 'error' && payment.error?.retryable === false) &&
  (canRenew || (!!supply.current && !renewalFor(payment, supply)))
