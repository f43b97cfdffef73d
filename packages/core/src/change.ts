import type { CheckoutOptions } from './options.ts'
import { localeOf } from './page.ts'
import { sessionText } from './session.ts'
import { isOutcome, type Payment } from './state.ts'

/** Another session than before was given. Sessions count by their text; one that is not given any more is no change. */
export const isNewSession = (before: CheckoutOptions, { sessionData }: CheckoutOptions): boolean =>
  sessionData !== undefined && sessionText(sessionData) !== sessionText(before.sessionData)

/** It is the merchant's turn: no session can be asked for. */
const waits = ({ sessionData, fetchSession }: CheckoutOptions): boolean =>
  sessionData === null || !fetchSession

/**
 * Whether changed options open the page anew: a session always, another page or language where one is shown. But a
 * submitted payment is never torn down for them, nor is an outcome forgotten: then they wait for a mount or retry.
 */
export function remounts(
  before: CheckoutOptions,
  options: CheckoutOptions,
  { status, phase, pageOpen, submitted }: Payment,
): boolean {
  if ((submitted && pageOpen) || (isOutcome(status) && status !== 'failed')) return false
  if (isNewSession(before, options)) return true
  if (status === 'loading' && phase === 'session' && waits(before) && !waits(options)) return true
  if (!pageOpen && status !== 'error' && status !== 'loading') return false
  return (
    options.environment !== before.environment ||
    (phase !== 'session' && localeOf(options) !== localeOf(before))
  )
}
