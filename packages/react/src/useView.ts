'use client'

import type { Checkout, CheckoutOptions } from '@antom-checkout/core'
import { attachView, frameHost, type ViewOptions } from '@antom-checkout/core/view'
import { useCallback, useEffect, useState, type RefCallback } from 'react'

/** Draws a checkout into a shadow root of the element that the ref is for; with `view: false`, not at all. */
export function useView(
  checkout: Checkout,
  hostRef: RefCallback<Element>,
  {
    locale,
    view = true,
  }: Pick<CheckoutOptions, 'locale'> & {
    readonly view?: boolean | ViewOptions | undefined
  },
): RefCallback<HTMLElement> {
  const [root, setRoot] = useState<ShadowRoot | null>(null)
  // By value: merchants write options inline.
  const options = JSON.stringify({ locale, ...(typeof view === 'object' && view) })
  useEffect(
    () => (root ? attachView(root, checkout, JSON.parse(options) as ViewOptions) : undefined),
    [root, checkout, options],
  )
  const isOn = view !== false
  return useCallback(
    (element) => {
      if (!element) return
      const shadow = isOn ? (element.shadowRoot ?? element.attachShadow({ mode: 'open' })) : null
      setRoot(shadow)
      hostRef(shadow ? frameHost(shadow) : element)
    },
    [hostRef, isOn],
  )
}
