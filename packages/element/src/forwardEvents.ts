import {
  callbackName,
  checkoutEventNames,
  type Checkout,
  type CheckoutCallbacks,
  type CheckoutEventMap,
  type CheckoutEventName,
} from '@antom-checkout/core'
import { domEvent } from './events.ts'
import type { SessionQuestion } from './sessionQuestion.ts'

/** Dispatches each event of a checkout on its element. A redirect that a listener prevents is not followed. */
export function forwardEvents(
  checkout: Checkout,
  element: HTMLElement,
  question: SessionQuestion,
): void {
  const forward = (event: CheckoutEventMap[CheckoutEventName]): void => {
    const dispatch = (): boolean => element.dispatchEvent(domEvent(event))
    if (event.type === 'sessionRequired') question.ask(event, dispatch)
    else if (!dispatch() && event.type === 'redirect') event.preventDefault()
  }
  const callbacks: CheckoutCallbacks = Object.fromEntries(
    checkoutEventNames.map((name) => [callbackName(name), forward]),
  )
  checkout.listen(() => callbacks)
}
