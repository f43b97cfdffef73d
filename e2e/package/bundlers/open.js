import { AntomCheckout } from '@antom-checkout/react'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

/** Draws the checkout that the page's address asks for. */
export function open(sdk) {
  const { environment, sessionData } = Object.fromEntries(new URLSearchParams(location.search))
  const onReady = () => (document.title = 'ready')
  createRoot(document.querySelector('#root')).render(
    createElement(AntomCheckout, { environment, sessionData, sdk, analytics: false, onReady }),
  )
}
