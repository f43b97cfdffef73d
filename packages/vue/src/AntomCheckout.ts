import {
  checkoutEventNames,
  checkoutOptionNames,
  checkoutUrl,
  reservedHeight,
  type Checkout,
  type CheckoutCallbacks,
  type CheckoutOptions,
} from '@antom-checkout/core'
import { slotOf, type SlotContext, type SlotName, type ViewProps } from '@antom-checkout/core/view'
import {
  defineComponent,
  getCurrentInstance,
  h,
  onMounted,
  shallowRef,
  type AllowedComponentProps,
  type ComponentCustomProps,
  type ComponentOptionsMixin,
  type DefineComponent,
  type HTMLAttributes,
  type SlotsType,
  type VNodeProps,
} from 'vue'
import { useAntomCheckout } from './useAntomCheckout.ts'
import { useListeners } from './useListeners.ts'
import { useView } from './useView.ts'

/** `<template #failed="{ state, retry }">`: your own content in the place of the view's, state by state. */
export type AntomCheckoutSlots = {
  readonly [Name in SlotName]: SlotContext<Name>
}

/** The options of a checkout, a listener for each event, and how it looks. Attributes go to its `<div>`. */
export interface AntomCheckoutProps
  extends Partial<CheckoutOptions>, CheckoutCallbacks, ViewProps {}

/** The type that Vue infers has a name that Vue 3.3 does not know. */
type Component = DefineComponent<
  AntomCheckoutProps,
  Checkout,
  {},
  {},
  {},
  ComponentOptionsMixin,
  ComponentOptionsMixin,
  {},
  string,
  VNodeProps &
    AllowedComponentProps &
    ComponentCustomProps &
    Omit<HTMLAttributes, keyof AntomCheckoutProps | 'class' | 'style'>,
  AntomCheckoutProps,
  {},
  SlotsType<AntomCheckoutSlots>
>

const optional = { default: undefined }

/** Antom's Checkout Page in a `<div>`, with a look for every state. The template ref is the `Checkout`. */
export const AntomCheckout: Component = defineComponent({
  name: 'AntomCheckout',
  props: {
    ...Object.fromEntries(checkoutOptionNames.map((name) => [name, optional])),
    analytics: { type: Boolean, default: undefined },
    view: { type: [Boolean, Object], default: true },
  },
  emits: [...checkoutEventNames],
  setup(given, { emit, expose, slots }) {
    const props = given as AntomCheckoutProps
    const callbacks = useListeners(emit)
    const { checkout, hostRef, state } = useAntomCheckout(() => ({ ...props, ...callbacks() }))
    const divRef = useView(checkout, hostRef, props)
    expose(checkout)
    // On a server, the connection opens from the HTML, before any script has run. In a browser the core opens it.
    const isFromServer = shallowRef(
      typeof document === 'undefined' || !!getCurrentInstance()!.vnode.el,
    )
    onMounted(() => (isFromServer.value = false))
    const retry = (): void => void checkout.retry().catch(() => {})
    return () => {
      const slot = props.view !== false && slotOf(state.value)
      const render = slot && slots[slot]
      return h(
        'div',
        {
          'data-antom-checkout': '',
          ref: divRef,
          style: { minHeight: reservedHeight },
        },
        [
          ...(isFromServer.value
            ? [h('link', { rel: 'preconnect', href: checkoutUrl(props.environment!).origin })]
            : []),
          // Never empty: some themes hide every empty `<div>`.
          '\u00a0',
          ...(render ? [h('div', { key: slot, slot }, render({ state: state.value, retry }))] : []),
        ],
      )
    }
  },
}) as unknown as Component
