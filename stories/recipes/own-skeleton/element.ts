import '@antom-checkout/element/define'
import type { CheckoutOptions } from '@antom-checkout/core'

export function checkout(place: HTMLElement, options: CheckoutOptions): void {
  place.innerHTML = `
    <antom-checkout>
      <p slot="loading" class="kiln">Warming the kiln …</p>
    </antom-checkout>`
  Object.assign(place.querySelector('antom-checkout')!, options)
}
