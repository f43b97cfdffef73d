import '@antom-checkout/element/define'
import type { Mount } from './Island.tsx'
import { logged } from './logged.ts'

/** The checkout as an element, in plain DOM. The shop draws one state itself: leaving without paying. */
export const mountElementCheckout: Mount = (place, checkout) => {
  const { onStateChange, ...options } = checkout
  const element = Object.assign(document.createElement('antom-checkout'), options)
  element.className = 'host'
  logged(element.checkout)
  element.innerHTML = left
  const retry = element.querySelector('button')!
  retry.addEventListener('click', () => void element.retry().catch(() => {})) // The state says it.
  element.addEventListener('antom-state-change', ({ detail }) => {
    retry.hidden = !detail.state.canRetry
    onStateChange(detail)
  })
  place.append(element)
  return () => element.remove()
}

const left = `
  <div slot="canceled" class="panel">
    <img class="scene" src="/drawings/empty-shelf.svg" alt="" width="200" height="140">
    <h2>You left before paying</h2>
    <p>Nothing was charged, and your cart is as it was.</p>
    <div class="actions">
      <button type="button" class="button">Pay again</button>
      <a class="text-button" href="/cart">Back to cart</a>
    </div>
  </div>`
