import type { SessionReason } from './events.ts'
import { retryWith } from './results.ts'
import { isOver, type HeldSession } from './session.ts'
import { isOutcome, type Payment } from './state.ts'

/** Why another session is needed than the one at hand; `undefined` if it is not. One that may be paid is not used again. */
export function renewalFor(
  { status, result, error }: Payment,
  { current, renew }: HeldSession,
): SessionReason | undefined {
  if (status === 'failed') {
    if (retryWith(result) === 'new-session') return 'retry'
  } else if (isOutcome(status)) return 'initial'
  const isOut = status === 'expired' || error?.code === 'SESSION_EXPIRED' || isOver(current)
  return renew ?? (isOut ? 'expired' : undefined)
}

/** A retry is allowed here. A submitted payment whose session ran out stays where it is: it may be paid yet. */
export const isRetryable = ({ status, submitted, pageOpen }: Payment): boolean =>
  /^(failed|canceled|error)$/.test(status) || (status === 'expired' && !(submitted && pageOpen))

/** Whether a retry would do something. `canRenew`: another session can be had. */
export const canRetry = (payment: Payment, held: HeldSession, canRenew: boolean): boolean =>
  isRetryable(payment) &&
  payment.error?.retryable !== false &&
  (canRenew || (!!held.current && !renewalFor(payment, held)))
