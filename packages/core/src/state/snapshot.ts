import type { CheckoutState } from '../events.ts'
import { retryWith } from './results.ts'
import { statusOf, type Payment } from './payment.ts'

/** The payment as the outside sees it. */
export function snapshot(payment: Payment, canRetry = false, hostedUrl?: string): CheckoutState {
  const { known, phase, pageOpen = false, heard, error } = payment
  const { claim, verified = false, inFlight = false } = known
  const result = claim?.result
  const status = statusOf(payment)
  // No prototype: nobody shall read a `hostedUrl` that `Object.prototype` was polluted with.
  return Object.freeze({
    __proto__: null,
    status,
    ...(status === 'loading' && { phase }),
    ...(status === 'ready' && heard && { heard }),
    ...(/^(processing|succeeded|failed)$/.test(status) && result && { result }),
    ...(/^(succeeded|failed)$/.test(status) && { verified }),
    ...(status === 'failed' && { retryWith: retryWith(result) }),
    ...(status === 'error' && { error }),
    pageOpen,
    inFlight,
    canRetry,
    ...(hostedUrl && { hostedUrl }),
  }) as unknown as CheckoutState
}

/** Both say the same. */
export const isSame = (a: CheckoutState, b: CheckoutState): boolean =>
  Object.keys({ ...a, ...b }).every((key) => a[key as never] === b[key as never])
