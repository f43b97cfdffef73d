'use client'

import type { Checkout, CheckoutOptions } from '@antom-checkout/core'
import { attachView, frameHost, type ViewOptions } from '@antom-checkout/core/view'
import { useCallback, useEffect, useState, type RefCallback } from 'react'

/** Draws a checkout into a shadow root of the element that the ref is for; with `view: false`, Antom's page alone. */
export function useView(
  checkout: Checkout,
  hostRef: RefCallback<Element>,
  {
    locale,
    view: given,
  }: Pick<CheckoutOptions, 'locale'> & { readonly view?: boolean | ViewOptions | undefined },
): RefCallback<HTMLElement> {
  const [root, setRoot] = useState<ShadowRoot | null>(null)
  const view = given ?? true
  // By value: merchants write options inline.
  const options = view && JSON.stringify({ locale, ...(typeof view === 'object' && view) })
  useEffect(() => {
    if (root && options) return attachView(root, checkout, JSON.parse(options) as ViewOptions)
  }, [root, checkout, options])
  return useCallback(
    (element) => {
      if (!element) return
      const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
      setRoot(shadow)
      hostRef(frameHost(shadow))
    },
    [hostRef],
  )
}
