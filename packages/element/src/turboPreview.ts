import type { Checkout, Stop } from '@antom-checkout/core'

const ATTRIBUTE = 'data-turbo-preview'

/** Turbo shows an old copy of the page, and replaces it once the server has answered. */
export const isPreview = (): boolean => document.documentElement.hasAttribute(ATTRIBUTE)

/** Calls `start` once the page that shows is the real one. */
export function afterPreview(start: () => void): Stop {
  const controller = new AbortController()
  const { signal } = controller
  const observer = new MutationObserver(() => {
    if (isPreview()) return
    observer.disconnect()
    const go = (): void => void (signal.aborted || start())
    // Turbo removes the attribute before it replaces the page, and may wait for style sheets in between.
    if ('Turbo' in window) addEventListener('turbo:render', go, { once: true, signal })
    else setTimeout(go)
  })
  observer.observe(document.documentElement, { attributeFilter: [ATTRIBUTE] })
  return () => {
    observer.disconnect()
    controller.abort()
  }
}

/** A checkout that looks as if it was loading, for the view. It does nothing. */
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
