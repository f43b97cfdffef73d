import type { Checkout, CheckoutOptions } from '@antom-checkout/core'
import { attachView, frameHost, type ViewOptions } from '@antom-checkout/core/view'
import { shallowRef, watch, type ShallowRef } from 'vue'

/** Draws a checkout into a shadow root of the element that the ref is for; with `view: false`, Antom's page alone. */
export function useView(
  checkout: Checkout,
  hostRef: ShallowRef<Element | null>,
  given: Pick<CheckoutOptions, 'locale'> & { readonly view?: boolean | ViewOptions | undefined },
): ShallowRef<HTMLElement | null> {
  const root = shallowRef<ShadowRoot | null>(null)
  // By value: merchants write options inline.
  const options = (): string | false => {
    const locale = given.locale
    const view = given.view ?? true
    return view && JSON.stringify({ locale, ...(typeof view === 'object' && view) })
  }
  watch([root, options] as const, ([shadow, text], _, onCleanup) => {
    if (shadow && text) onCleanup(attachView(shadow, checkout, JSON.parse(text) as ViewOptions))
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
