import { checkoutEventNames, type CheckoutEventName } from '@antom-checkout/core'

/**
 * What stories listen to. That somebody hears `sessionRequired` is a way to get a session, and would offer the buyer a retry
 * that cannot work here.
 */
export const heard: readonly CheckoutEventName[] = checkoutEventNames.filter(
  (name) => name !== 'sessionRequired',
)

/** `paymentFailed` → `payment-failed`. */
export const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
