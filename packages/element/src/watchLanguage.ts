import type { Stop } from '@antom-checkout/core'

/** Calls `changed` whenever a `lang` in the element's document, or in a shadow root around it, changes. */
export function watchLanguage(element: Element, changed: () => void): Stop {
  const observer = new MutationObserver(changed)
  for (let root = element.getRootNode(); ; root = (root as ShadowRoot).host.getRootNode()) {
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] })
    // The `lang` of the root's host is an attribute in the root around it.
    if (!(root instanceof ShadowRoot)) break
  }
  return () => observer.disconnect()
}
