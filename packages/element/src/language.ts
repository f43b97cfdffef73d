import type { Stop } from '@antom-checkout/core'

/** The `lang` of an element or of its nearest ancestor that has one, also across shadow roots. */
export function languageAt(element: Element): string | undefined {
  const closest = element.closest('[lang]:not([lang=""])')
  if (closest) return closest.getAttribute('lang')!
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? languageAt(root.host) : undefined
}

/** Calls `changed` whenever a `lang` in the element's document or in a shadow root around it changes. */
export function watchLanguage(element: Element, changed: () => void): Stop {
  const observer = new MutationObserver(changed)
  for (let root = element.getRootNode(); ; root = (root as ShadowRoot).host.getRootNode()) {
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] })
    // The root's host has its `lang` in the root around it.
    if (!(root instanceof ShadowRoot)) break
  }
  return () => observer.disconnect()
}
