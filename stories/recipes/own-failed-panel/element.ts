import '@antom-checkout/element/define'
import type { CheckoutOptions } from '@antom-checkout/core'

export function checkout(place: HTMLElement, options: CheckoutOptions): void {
  place.innerHTML = `
    <antom-checkout>
      <section slot="failed" class="panel">
        <h2>That did not work</h2>
        <p>Our people are happy to help: +1 555 0100.</p>
        <button>Pay another way</button>
      </section>
    </antom-checkout>`
  const element = place.querySelector('antom-checkout')!
  const button = place.querySelector('button')!
  element.addEventListener('antom-state-change', ({ detail }) => {
    button.hidden = !detail.state.canRetry
  })
  button.onclick = () => void element.retry()
  Object.assign(element, options)
}
