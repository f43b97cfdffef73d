import type { CheckoutEventMap, CheckoutOptions } from '@antom-checkout/core'
import { fetchSession, verify } from '../api.ts'

/** The options of all three checkouts: Antom's page, the shop's server, and the way out. */
export interface ShopCheckout extends CheckoutOptions {
  readonly onStateChange: (event: CheckoutEventMap['stateChange']) => void
}

export interface ShopCheckoutOptions {
  readonly orderId: string
  readonly environment: string
  /** Called with each state: whether a payment is in flight, so that Antom's page must stay where it is. */
  readonly onHold: (isHeld: boolean) => void
  /** Called once the buyer has left Antom's result page: the order page takes over, and asks the server itself. */
  readonly onDone: () => void
}

export function checkoutOf({
  orderId,
  environment,
  onHold,
  onDone,
}: ShopCheckoutOptions): ShopCheckout {
  return {
    environment,
    locale: 'en',
    frameTitle: 'Secure payment by Antom',
    analytics: false,
    fetchSession: ({ reason, signal }) => fetchSession(orderId, reason, signal),
    verifyPayment: async (_, { signal }) => (await verify(orderId, signal)).paymentStatus,
    onStateChange: ({ state }) => {
      onHold(state.inFlight)
      const isSettled = state.status === 'succeeded' || state.status === 'processing'
      if (isSettled && !state.pageOpen) onDone()
    },
  }
}
