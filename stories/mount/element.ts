import '@antom-checkout/element/define'
import { heard, kebab } from './events.ts'
import type { Mount } from './mount.ts'

export const mountElement: Mount = (place, { options, view, tell, found }) => {
  const element = document.createElement('antom-checkout')
  Object.assign(element, options, { view })
  for (const name of heard.map((name) => `antom-${kebab(name)}`)) {
    element.addEventListener(name, (event) => tell(name, (event as CustomEvent).detail))
  }
  found(element.checkout)
  place.append(element)
  return () => element.remove()
}
