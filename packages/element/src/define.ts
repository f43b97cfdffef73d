import { AntomCheckoutElement } from './AntomCheckoutElement.ts'

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
