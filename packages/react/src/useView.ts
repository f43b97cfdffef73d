'use client'

import type { Checkout, CheckoutOptions } from '@antom-checkout/core'
import { attachView, frameHost, viewText, type ViewProps } from '@antom-checkout/core/view'
import { useCallback, useEffect, useState, type RefCallback } from 'react'

/** Draws a checkout into the shadow root of the returned ref's element; with `view: false`, Antom's page alone. */
export function useView(
  checkout: Checkout,
  hostRef: RefCallback<Element>,
  props: ViewProps & Pick<CheckoutOptions, 'locale'>,
): RefCallback<HTMLElement> {
  const [root, setRoot] = useState<ShadowRoot | null>(null)
  const options = viewText(props)
  useEffect(() => {
    if (root && options) return attachView(root, checkout, JSON.parse(options))
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
