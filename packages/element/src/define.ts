import { AntomCheckoutElement } from './AntomCheckoutElement.ts'

// So that whoever imports nothing but this has the types of its events, too.
export type { AntomCheckoutEventMap } from './events.ts'

if (!globalThis.customElements) {
  // On a server there is nothing to define.
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
