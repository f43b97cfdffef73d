import { callbackName } from '@antom-checkout/core'
import { AntomCheckout } from '@antom-checkout/react'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { heard } from './events.ts'
import type { Mount } from './mount.ts'

export const mountReact: Mount = (place, { options, view, tell, found }) => {
  const root = createRoot(place)
  const callbacks = heard
    .map(callbackName)
    .map((name) => [name, (event: unknown) => tell(name, event)])
  const ref = (checkout: Parameters<typeof found>[0] | null): void =>
    void (checkout && found(checkout))
  root.render(
    createElement(AntomCheckout, { ...options, ...Object.fromEntries(callbacks), view, ref }),
  )
  return () => root.unmount()
}
