import type { CheckoutEventMap, CheckoutOptions, CheckoutState } from '@antom-checkout/core'
import { fetchSession, verify } from '../api.ts'
import { navigate } from '../location.ts'

type Callback<Name extends keyof CheckoutEventMap> = (event: CheckoutEventMap[Name]) => void

/** What each of the three checkouts is given: Antom's page, the shop's server, and where it all ends. */
export interface ShopCheckout extends CheckoutOptions {
  readonly onStateChange: Callback<'stateChange'>
  readonly onPaymentNotice: Callback<'paymentNotice'>
  readonly onRedirect: Callback<'redirect'>
}

/** `onHold`: Antom's page must be left alone from here on, or no longer. */
export function checkoutOf(
  orderId: string,
  environment: string,
  onHold: (isHeld: boolean) => void,
): ShopCheckout {
  let isHeld = false
  const hold = (next: boolean): void => onHold((isHeld = next))
  return {
    environment,
    locale: 'en',
    frameTitle: 'Secure payment by Antom',
    analytics: false,
    fetchSession: ({ reason, signal }) => fetchSession(orderId, reason, signal),
    verifyPayment: async (_, { signal }) => (await verify(orderId, signal)).paymentStatus,
    // Submitted, if not decided: a bank asks for a code, or a wallet was opened.
    onPaymentNotice: () => hold(true),
    onRedirect: () => hold(true),
    onStateChange: ({ state }) => {
      hold(isUnderWay(state) || (isHeld && state.pageOpen))
      // Once the buyer has left Antom's result page, the order page takes over, and asks the server itself.
      const isSettled = state.status === 'succeeded' || state.status === 'processing'
      if (isSettled && !state.pageOpen) navigate(`/orders/${orderId}`, { replace: true })
    },
  }
}

/** Also after a failure, while Antom's page is still there: it lets the buyer try again. */
const isUnderWay = ({ status, pageOpen }: CheckoutState): boolean =>
  /^(processing|verifying|succeeded)$/.test(status) || (status === 'failed' && pageOpen)
