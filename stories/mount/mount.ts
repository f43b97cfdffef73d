import type { Checkout, CheckoutOptions, Stop } from '@antom-checkout/core'
import type { ViewOptions } from '@antom-checkout/core/view'

/** What a component is given, in any framework. */
export interface Given {
  readonly options: CheckoutOptions
  readonly view?: boolean | ViewOptions
  /** Hears every event, by its name in the framework. */
  readonly tell: (name: string, event: unknown) => void
  /** Gets the checkout behind the component. */
  readonly found: (checkout: Checkout) => void
}

/** Puts a framework's component into an element of the page. */
export type Mount = (place: HTMLElement, given: Given) => Stop
