import { AntomCheckoutElement } from './AntomCheckoutElement.ts'

// For the types of the events: many pages import only this module.
export type { AntomCheckoutEventMap } from './events.ts'

if (!globalThis.document) {
  // On a server there is nothing to define, although Lit adds a stand-in for `customElements`.
} else if (customElements.get('antom-checkout')) {
  console.warn(
    '<antom-checkout> is defined already, maybe by another version of @antom-checkout/element. That one stays.',
  )
} else customElements.define('antom-checkout', AntomCheckoutElement)

declare global {
  interface HTMLElementTagNameMap {
    'antom-checkout': AntomCheckoutElement
  }
}
