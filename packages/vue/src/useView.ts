import type { Checkout, CheckoutOptions } from '@antom-checkout/core'
import { attachView, frameHost, type ViewOptions } from '@antom-checkout/core/view'
import { shallowRef, watch, type ShallowRef } from 'vue'

/** Draws a checkout into a shadow root of the element that the ref is for; with `view: false`, not at all. */
export function useView(
  checkout: Checkout,
  hostRef: ShallowRef<Element | null>,
  props: Pick<CheckoutOptions, 'locale'> & { readonly view?: boolean | ViewOptions | undefined },
): ShallowRef<HTMLElement | null> {
  const divRef = shallowRef<HTMLElement | null>(null)
  const root = shallowRef<ShadowRoot | null>(null)
  watch(
    divRef,
    (element) => {
      const shadow = () => element!.shadowRoot ?? element!.attachShadow({ mode: 'open' })
      root.value = element && props.view !== false ? shadow() : null
      hostRef.value = root.value ? frameHost(root.value) : element
    },
    { flush: 'sync' },
  )
  // By value: merchants write options inline.
  const options = (): string =>
    JSON.stringify({
      locale: props.locale,
      ...(typeof props.view === 'object' && props.view),
    })
  watch([root, options] as const, ([shadow, text], _, onCleanup) => {
    if (shadow) onCleanup(attachView(shadow, checkout, JSON.parse(text) as ViewOptions))
  })
  return divRef
}
