import '@antom-checkout/element/define'
import type { CheckoutOptions } from '@antom-checkout/core'

export function checkout(place: HTMLElement, options: CheckoutOptions): void {
  place.innerHTML = `
    <section>
      <p role="status"></p>
      <button disabled>Once more</button>
      <antom-checkout view="false"></antom-checkout>
    </section>`
  const element = place.querySelector('antom-checkout')!
  const button = place.querySelector('button')!
  const status = place.querySelector('p')!
  element.addEventListener('antom-state-change', ({ detail }) => {
    status.textContent = `The checkout is ${detail.state.status}.`
    button.disabled = !detail.state.canRetry
  })
  button.onclick = () => void element.retry()
  Object.assign(element, options)
}
