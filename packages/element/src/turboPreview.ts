import type { Checkout, CheckoutState, Stop } from '@antom-checkout/core'

const attribute = 'data-turbo-preview'

/** Turbo shows an old copy of the page, and replaces it once the server has answered. */
export const isPreview = (): boolean => document.documentElement.hasAttribute(attribute)

/** Shows a loading checkout, and calls `start` once the real page is shown. */
export function showPreview(
  checkout: Checkout,
  show: (checkout: Checkout) => Stop,
  start: () => void,
): Stop {
  const state: CheckoutState = {
    status: 'loading',
    phase: 'session',
    pageOpen: false,
    inFlight: false,
    canRetry: false,
  }
  const stopView = show({ ...checkout, state })
  let isStopped = false
  const go = (): void => {
    if (!isStopped) start()
  }
  const observer = new MutationObserver(() => {
    if (isPreview()) return
    // Turbo removes the attribute before it replaces the page, and may wait for style sheets in between.
    if ('Turbo' in window) addEventListener('turbo:render', go, { once: true })
    else setTimeout(go)
  })
  observer.observe(document.documentElement, { attributeFilter: [attribute] })
  return () => {
    isStopped = true
    stopView()
    observer.disconnect()
  }
}
