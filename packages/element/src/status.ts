import type { CheckoutState } from '@antom-checkout/core'

/** Lets style sheets select the status: `antom-checkout:state(ready)`. */
export function showStatus(
  internals: ElementInternals | undefined,
  status: CheckoutState['status'],
): void {
  try {
    internals?.states.clear()
    internals?.states.add(status)
  } catch {
    // Browsers from before 2024 have no states, or other names for them.
  }
}
