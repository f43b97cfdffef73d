import type { CheckoutEventMap, CheckoutEventName, CheckoutState } from '@antom-checkout/core'
import type { AntomCheckoutElement } from './AntomCheckoutElement.ts'
import { webAddress } from './webAddress.ts'

/** The attribute that says where the buyer goes, by how the payment stands. */
const attributes: Partial<
  Record<CheckoutState['status'], 'success' | 'failure' | 'cancel' | 'back'>
> = {
  succeeded: 'success',
  failed: 'failure',
  canceled: 'cancel',
  processing: 'back',
}

/**
 * Where the buyer goes with an event; `undefined`: stays here. A payment event is told only of an open page: after one
 * without a page, it is this event that has freed it. Who unmounts the checkout is not sent anywhere.
 */
export function wayOut(
  element: AntomCheckoutElement,
  event: CheckoutEventMap[CheckoutEventName],
): string | undefined {
  const { status, pageOpen } = element.state
  const attribute = attributes[status]
  const isOver = isPaidAlready(event) || /^(payment|back|verification)/.test(event.type)
  const url =
    isOver && !pageOpen && attribute && webAddress(`${attribute}-url`, element[`${attribute}Url`])
  // Where the buyer is already: that would load for ever.
  return url && url !== location.href ? url : undefined
}

/**
 * Instead of a session came word that the order is paid: after a reload, or on the way back from a wallet. The other outcomes
 * are shown and lead nowhere, since a page that leads back here would send the buyer round in circles.
 */
export const isPaidAlready = (event: CheckoutEventMap[CheckoutEventName]): boolean =>
  event.type === 'stateChange' &&
  event.previous.status === 'loading' &&
  event.state.status === 'succeeded'
