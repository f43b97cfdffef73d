import '@antom-checkout/element/define'
import type { CheckoutOptions } from '@antom-checkout/core'

export function checkout(place: HTMLElement, options: CheckoutOptions): void {
  place.innerHTML = `
    <div class="pair">
      <antom-checkout></antom-checkout>
      <antom-checkout></antom-checkout>
    </div>`
  const [pot, cups] = place.querySelectorAll('antom-checkout')
  Object.assign(pot!, options, { sessionData: 'the-pot', frameTitle: 'Payment of the pot' })
  Object.assign(cups!, options, { sessionData: 'the-cups', frameTitle: 'Payment of the cups' })
}
