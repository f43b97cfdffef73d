import type { Checkout, CheckoutOptions } from '@antom-checkout/core'
import { attachView, frameHost, viewText, type ViewProps } from '@antom-checkout/core/view'
import { shallowRef, watch, type ShallowRef } from 'vue'

/** Draws a checkout into the shadow root of the returned ref's element; with `view: false`, Antom's page alone. */
export function useView(
  checkout: Checkout,
  hostRef: ShallowRef<Element | null>,
  props: ViewProps & Pick<CheckoutOptions, 'locale'>,
): ShallowRef<HTMLElement | null> {
  const root = shallowRef<ShadowRoot | null>(null)
  watch([root, () => viewText(props)] as const, ([shadow, options], _, onCleanup) => {
    if (shadow && options) onCleanup(attachView(shadow, checkout, JSON.parse(options)))
  })
  const divRef = shallowRef<HTMLElement | null>(null)
  watch(
    divRef,
    (element) => {
      const shadow = element && (element.shadowRoot ?? element.attachShadow({ mode: 'open' }))
      root.value = shadow
      hostRef.value = shadow && frameHost(shadow)
    },
    { flush: 'sync' },
  )
  return divRef
}
