import type { SessionReason } from './events.ts'
import { retryWith } from './results.ts'
import { isOver, type HeldSession } from './session.ts'
import type { Payment } from './state.ts'

/** Why a retry needs another session than the one at hand; `undefined` if it does not. */
export function renewalFor(
  { status, result, error }: Payment,
  { current, renew }: HeldSession,
): SessionReason | undefined {
  if (status === 'failed' && retryWith(result) === 'new-session') return 'retry'
  const isOut = status === 'expired' || error?.code === 'SESSION_EXPIRED' || isOver(current)
  return renew ?? (isOut ? 'expired' : undefined)
}

/** Whether a retry would do something. `canRenew`: another session can be had. */
export const canRetry = (payment: Payment, held: HeldSession, canRenew: boolean): boolean =>
  (/^(failed|canceled|expired)$/.test(payment.status) || !!payment.error?.retryable) &&
  (canRenew || (!!held.current && !renewalFor(payment, held)))
