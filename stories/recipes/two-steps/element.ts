import '@antom-checkout/element/define'
import { preloadCheckout, type CheckoutOptions } from '@antom-checkout/core'

export function checkout(place: HTMLElement, options: CheckoutOptions): void {
  place.innerHTML = `
    <form class="step">
      <label>Where shall it go? <input required autocomplete="street-address" /></label>
      <button>On to the payment</button>
    </form>
    <section class="step" hidden>
      <button>Back to the address</button>
    </section>`
  const form = place.querySelector('form')!
  const section = place.querySelector('section')!
  const element = Object.assign(document.createElement('antom-checkout'), options)
  // While the buyer types, what comes next is fetched. A session is asked for in the second step only.
  preloadCheckout(options)
  const show = (step: 1 | 2) => {
    form.hidden = step === 2
    section.hidden = step === 1
    if (step === 2) section.append(element)
    else element.remove()
  }
  form.onsubmit = (event) => {
    event.preventDefault()
    show(2)
  }
  section.querySelector('button')!.onclick = () => show(1)
}
