import { createCheckout, type Checkout, type Stop } from '@antom-checkout/core'
import { attachView, frameHost } from '@antom-checkout/core/view'
import { everyOption, fill, type Given, type Subject } from './subject.ts'

export function createSubject(container: Element): Subject {
  const shown = new Map<string, HTMLElement>()
  const checkouts = new Map<string, Checkout>()
  const callbacks = new Map<string, Given['callbacks']>()
  /** How to end the view. */
  const stops = new Map<string, Stop>()
  const mount = (name: string): void =>
    void checkouts
      .get(name)!
      .mount(frameHost(shown.get(name)!.shadowRoot!))
      .catch(() => {})

  return {
    version: 'core',
    async show(name, given) {
      const known = shown.get(name)
      const host = known ?? document.createElement('div')
      const checkout = known ? checkouts.get(name)! : createCheckout(given.options)
      shown.set(name, host)
      checkouts.set(name, checkout)
      callbacks.set(name, given.callbacks)
      if (!known) checkout.listen(() => callbacks.get(name) ?? {})
      host.id = name
      fill(host, given.slots, () => void checkout.retry().catch(() => {}))
      const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
      stops.get(name)?.()
      stops.set(name, draw(root, checkout, given))
      checkout.setOptions(everyOption(given.options))
      if (known) return
      container.append(host)
      mount(name)
    },
    async hide(name) {
      checkouts.get(name)!.unmount()
      shown.get(name)!.remove()
    },
    async again(name) {
      container.append(shown.get(name)!)
      mount(name)
    },
    async putLast(name) {
      container.append(shown.get(name)!)
    },
    async remove(name) {
      checkouts.get(name)!.unmount()
      stops.get(name)!()
      shown.get(name)!.remove()
      shown.delete(name)
      stops.delete(name)
      callbacks.delete(name)
    },
    checkout: (name) => checkouts.get(name)!,
  }
}

function draw(root: ShadowRoot, checkout: Checkout, { options, view }: Given): Stop {
  if (view === false) return () => {}
  const words = typeof view === 'object' ? view : {}
  return attachView(root, checkout, { locale: options.locale, ...words })
}
