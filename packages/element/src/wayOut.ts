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
  { type }: CheckoutEventMap[CheckoutEventName],
): string | undefined {
  const { status, pageOpen } = element.state
  const attribute = attributes[status]
  const isOver = /^(payment|back|verification)/.test(type) && !pageOpen
  return isOver && attribute
    ? webAddress(`${attribute}-url`, element[`${attribute}Url`])
    : undefined
}
