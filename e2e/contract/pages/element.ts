import { checkoutEventNames, type Checkout } from '@antom-checkout/core'
import '@antom-checkout/element/define'
import { callbackOf, everyOption, fill, type Given, type Subject } from './subject.ts'

export function createSubject(container: Element): Subject {
  const shown = new Map<string, HTMLElementTagNameMap['antom-checkout']>()
  const checkouts = new Map<string, Checkout>()
  const stops = new Map<string, AbortController>()

  return {
    version: 'element',
    async show(name, given) {
      const known = shown.get(name)
      const element = known ?? document.createElement('antom-checkout')
      Object.assign(element, { id: name, ...everyOption(given.options), view: given.view })
      fill(element, given.slots, () => void element.retry().catch(() => {}))
      stops.get(name)?.abort()
      stops.set(name, listen(element, given.callbacks))
      if (!known) container.append(element)
      shown.set(name, element)
      checkouts.set(name, element.checkout)
    },
    async hide(name) {
      shown.get(name)!.remove()
    },
    async again(name) {
      container.append(shown.get(name)!)
    },
    async putLast(name) {
      container.append(shown.get(name)!)
    },
    async remove(name) {
      shown.get(name)!.remove()
      shown.delete(name)
    },
    checkout: (name) => checkouts.get(name)!,
  }
}

function listen(element: Element, callbacks: Given['callbacks']): AbortController {
  const controller = new AbortController()
  for (const name of checkoutEventNames) {
    const callback = callbackOf(callbacks, name)
    const type = `antom-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    const hear = (event: Event): void => callback?.((event as CustomEvent<never>).detail)
    if (callback) element.addEventListener(type, hear, { signal: controller.signal })
  }
  return controller
}
