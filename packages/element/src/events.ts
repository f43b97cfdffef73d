import type { CheckoutEventMap, CheckoutEventName } from '@antom-checkout/core'
import { kebab, type Kebab } from './kebab.ts'

/** The DOM events of `<antom-checkout>`: `antom-payment-successful`, `antom-state-change` … `detail` is the checkout's event. */
export type AntomCheckoutEventMap = {
  [Name in CheckoutEventName as `antom-${Kebab<Name>}`]: CustomEvent<CheckoutEventMap[Name]>
}

/** `paymentSuccessful` → `antom-payment-successful`. */
export const domEventName = (name: CheckoutEventName): keyof AntomCheckoutEventMap =>
  `antom-${kebab(name)}`

/** It bubbles, also out of shadow roots. Only a redirect can be prevented. */
export const domEvent = (detail: CheckoutEventMap[CheckoutEventName]): CustomEvent =>
  new CustomEvent(domEventName(detail.type), {
    detail,
    bubbles: true,
    composed: true,
    cancelable: detail.type === 'redirect',
  })

declare global {
  interface HTMLElementEventMap extends AntomCheckoutEventMap {}
}
