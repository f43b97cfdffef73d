import type { CheckoutState } from '../events.ts'
import { httpUrl, type CheckoutOptions } from '../options.ts'
import type { Supply } from '../session/supply.ts'
import { statusOf, type Payment } from './payment.ts'
import { retryWith } from './results.ts'
import { canRetry } from './retry.ts'

/** The state that merchants see. `isAsked`: there is a listener on `sessionRequired`. */
export function snapshot(
  payment: Payment,
  supply: Supply,
  { fetchSession, hostedUrl: given }: CheckoutOptions,
  isMounted: boolean,
  isAsked: boolean,
): CheckoutState {
  const { known, phase, pageOpen = false, heard, error } = payment
  const { claim, verified = false, inFlight = false } = known
  const result = claim?.result
  const status = statusOf(payment)
  const canRenew = !!fetchSession || supply.isFresh || isAsked
  const hostedUrl = httpUrl(given)?.href ?? supply.current?.normalUrl
  // No prototype: a polluted `Object.prototype` must not add a `hostedUrl`.
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
    canRetry: isMounted && canRetry(payment, supply, canRenew),
    ...(hostedUrl && { hostedUrl }),
  }) as unknown as CheckoutState
}

/** Whether both have the same fields. */
export const isSame = (a: CheckoutState, b: CheckoutState): boolean =>
  Object.keys({ ...a, ...b }).every((key) => a[key as never] === b[key as never])
