import type { Checkout } from '@antom-checkout/core'

const seen = new WeakSet<Checkout>()

/** With `?log` in the address, the console says what a checkout does. For the `ref` of a component. */
export function logged(checkout: unknown): void {
  if (!checkout || seen.has(checkout as Checkout) || !/[?&]log\b/.test(location.search)) return
  seen.add(checkout as Checkout)
  void import('@antom-checkout/core/log').then(({ logCheckout }) =>
    logCheckout(checkout as Checkout),
  )
}
