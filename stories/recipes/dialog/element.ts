import '@antom-checkout/element/define'
import type { CheckoutOptions } from '@antom-checkout/core'

export function checkout(
  place: HTMLElement,
  { className, ...options }: CheckoutOptions & { className: string },
): void {
  place.innerHTML = `
    <button>Pay $ 48.00</button>
    <dialog class="${className}" aria-label="Payment">
      <button>Close</button>
    </dialog>`
  const dialog = place.querySelector('dialog')!
  const [open, close] = place.querySelectorAll('button')
  // Closed, it is hidden and not taken out: what is being paid goes on. The browser gives the focus back.
  const element = Object.assign(document.createElement('antom-checkout'), options)
  open!.onclick = () => {
    if (!element.isConnected) dialog.append(element)
    dialog.showModal()
  }
  close!.onclick = () => dialog.close()
}
