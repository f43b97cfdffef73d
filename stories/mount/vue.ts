import { callbackName } from '@antom-checkout/core'
import { AntomCheckout } from '@antom-checkout/vue'
import type { Checkout } from '@antom-checkout/core'
import { createApp, h } from 'vue'
import { heard, kebab } from './events.ts'
import type { Mount } from './mount.ts'

export const mountVue: Mount = (place, { options, view, tell, found }) => {
  const listeners = heard.map((name) => [
    callbackName(name),
    (event: unknown) => tell(kebab(name), event),
  ])
  const ref = (checkout: unknown): void => void (checkout && found(checkout as Checkout))
  const app = createApp({
    render: () => h(AntomCheckout, { ...options, ...Object.fromEntries(listeners), view, ref }),
  })
  app.mount(place)
  return () => app.unmount()
}
