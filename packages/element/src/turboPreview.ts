import type { Checkout, Stop } from '@antom-checkout/core'

const attribute = 'data-turbo-preview'

/** Turbo shows an old copy of the page, and replaces it once the server has answered. */
export const isPreview = (): boolean => document.documentElement.hasAttribute(attribute)

/** Calls `start` once the page that shows is the real one. After the stop, `start` may still be called. */
export function afterPreview(start: () => void): Stop {
  const observer = new MutationObserver(() => {
    if (isPreview()) return
    // Turbo removes the attribute before it replaces the page, and may wait for style sheets in between.
    if ('Turbo' in window) addEventListener('turbo:render', start, { once: true })
    else setTimeout(start)
  })
  observer.observe(document.documentElement, { attributeFilter: [attribute] })
  return () => {
    observer.disconnect()
    removeEventListener('turbo:render', start)
  }
}

/** What the view shows in a preview: a checkout that is loading. */
export const loadingCheckout = (checkout: Checkout): Checkout => ({
  ...checkout,
  state: {
    status: 'loading',
    phase: 'session',
    pageOpen: false,
    inFlight: false,
    canRetry: false,
  },
})
