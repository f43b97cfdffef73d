'use client'

import {
  callbackName,
  checkoutEventNames,
  checkoutOptionNames,
  checkoutUrl,
  reservedHeight,
  type Checkout,
  type CheckoutCallbacks,
  type CheckoutOptions,
} from '@antom-checkout/core'
import {
  slotNames,
  slotOf,
  type SlotContext,
  type SlotName,
  type ViewProps,
} from '@antom-checkout/core/view'
import {
  forwardRef,
  useImperativeHandle,
  useSyncExternalStore,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { useAntomCheckout } from './useAntomCheckout.ts'
import { useView } from './useView.ts'

/** `renderFailed={({ state, retry }) => …}`: your own content in the place of the view's, state by state. */
export type CheckoutRenderers = {
  readonly [Name in SlotName as `render${Capitalize<Name>}`]?:
    | ((context: SlotContext<Name>) => ReactNode)
    | undefined
}

/** The options of a checkout, a callback for each event, how it looks, and what any `<div>` takes. */
export interface AntomCheckoutProps
  extends
    CheckoutOptions,
    CheckoutCallbacks,
    CheckoutRenderers,
    ViewProps,
    Omit<
      ComponentPropsWithoutRef<'div'>,
      'children' | 'dangerouslySetInnerHTML' | keyof CheckoutOptions | keyof CheckoutCallbacks
    > {
  /** Antom's page belongs inside. */
  readonly children?: never
}

/** Antom's Checkout Page in a `<div>`, with a look for every state. The ref is the `Checkout`. */
export const AntomCheckout: ForwardRefExoticComponent<
  AntomCheckoutProps & RefAttributes<Checkout>
> = forwardRef<Checkout, AntomCheckoutProps>(function AntomCheckout(props, ref) {
  const { checkout, hostRef, state } = useAntomCheckout(props)
  const divRef = useView(checkout, hostRef, props)
  const { minHeight = reservedHeight, ...style } = props.style ?? {}
  useImperativeHandle(ref, () => checkout, [checkout])
  // On a server, the connection opens from the HTML, before any script has run. In a browser the core opens it.
  const isFromServer = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  )
  const slot = props.view !== false && slotOf(state)
  const render = slot && (props[renderName(slot)] as CheckoutRenderers['renderFailed'])
  return (
    <div data-antom-checkout="" {...divProps(props)} ref={divRef} style={{ minHeight, ...style }}>
      {isFromServer && <link rel="preconnect" href={checkoutUrl(props.environment).origin} />}
      {/* Never empty: some themes hide every empty `<div>`. */}
      {'\u00a0'}
      {render && (
        <div key={slot} slot={slot}>
          {render({ state: state as never, retry: () => void checkout.retry().catch(() => {}) })}
        </div>
      )}
    </div>
  )
})

const neverChanges = () => () => {}

/** `failed` → `renderFailed`. */
const renderName = (slot: SlotName): keyof CheckoutRenderers =>
  `render${slot[0]!.toUpperCase()}${slot.slice(1)}` as keyof CheckoutRenderers

function divProps(props: AntomCheckoutProps): ComponentPropsWithoutRef<'div'> {
  const rest: Record<string, unknown> = { ...props }
  for (const name of [
    ...checkoutOptionNames,
    ...checkoutEventNames.map(callbackName),
    ...slotNames.map(renderName),
    'view',
  ]) {
    delete rest[name]
  }
  return rest
}
