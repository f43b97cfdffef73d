import type { CheckoutEventMap, CheckoutOptions } from '@antom-checkout/core'
import { fetchSession, verify } from '../api.ts'
import { navigate } from '../location.ts'

/** What each of the three checkouts is given: Antom's page, the shop's server, and where it all ends. */
export interface ShopCheckout extends CheckoutOptions {
  readonly onStateChange: (event: CheckoutEventMap['stateChange']) => void
}

/** `onHold` is called with each state: whether a payment is in flight, so that Antom's page must stay where it is. */
export function checkoutOf(
  orderId: string,
  environment: string,
  onHold: (isHeld: boolean) => void,
): ShopCheckout {
  return {
    environment,
    locale: 'en',
    frameTitle: 'Secure payment by Antom',
    analytics: false,
    fetchSession: ({ reason, signal }) => fetchSession(orderId, reason, signal),
    verifyPayment: async (_, { signal }) => (await verify(orderId, signal)).paymentStatus,
    onStateChange: ({ state }) => {
      onHold(state.inFlight)
      // Once the buyer has left Antom's result page, the order page takes over, and asks the server itself.
      const isSettled = state.status === 'succeeded' || state.status === 'processing'
      if (isSettled && !state.pageOpen) navigate(`/orders/${orderId}`, { replace: true })
    },
  }
}
