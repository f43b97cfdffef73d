import type { CheckoutOptions } from './options.ts'
import { retryWith } from './results.ts'
import { isOver, isUsable, type HeldSession } from './session.ts'
import type { Payment } from './state.ts'

/** Whether a retry would do something: it is allowed here, and a session can be had. `asked`: somebody answers `sessionRequired`. */
export function canRetry(
  { status, result, error }: Payment,
  held: HeldSession,
  { fetchSession }: CheckoutOptions,
  asked: boolean,
): boolean {
  const canRenew = !!fetchSession || held.fresh || asked
  switch (status) {
    case 'failed':
      return canRenew || (retryWith(result) === 'same-session' && isUsable(held))
    case 'canceled':
      return canRenew || isUsable(held)
    case 'error':
      return !!error?.retryable && (canRenew || isUsable(held))
    case 'expired':
      return canRenew
    default:
      return false
  }
}

/** Why a retry needs another session than the one at hand; `undefined` if it does not. */
export function renewalFor(
  { status, result, error }: Payment,
  { current, renew }: HeldSession,
): HeldSession['renew'] {
  if (status === 'failed' && retryWith(result) === 'new-session') return 'retry'
  const isOut = status === 'expired' || (current && isOver(current))
  return renew ?? (isOut || error?.code === 'SESSION_EXPIRED' ? 'expired' : undefined)
}
