'use client'

import {
  checkoutEventNames,
  checkoutOptionNames,
  type Checkout,
  type CheckoutOptions,
} from '@antom-checkout/core'
import {
  forwardRef,
  useImperativeHandle,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react'
import { callbackName, useAntomCheckout, type CheckoutCallbacks } from './useAntomCheckout.ts'

/** The options of a checkout, a callback for each event, and what any `<div>` takes. */
export interface AntomCheckoutProps
  extends
    CheckoutOptions,
    CheckoutCallbacks,
    Omit<
      ComponentPropsWithoutRef<'div'>,
      'children' | 'dangerouslySetInnerHTML' | keyof CheckoutOptions | keyof CheckoutCallbacks
    > {
  /** The inside belongs to Antom's page. */
  readonly children?: never
}

/** Antom's Checkout Page in a `<div>`. The ref gives the `Checkout`. */
export const AntomCheckout: ForwardRefExoticComponent<
  AntomCheckoutProps & RefAttributes<Checkout>
> = forwardRef<Checkout, AntomCheckoutProps>(function AntomCheckout(props, ref) {
  const { checkout, hostRef } = useAntomCheckout(props)
  useImperativeHandle(ref, () => checkout, [checkout])
  const { style: { minHeight = 'var(--antom-min-height, 600px)', ...style } = {}, ...rest } =
    divProps(props)
  return <div {...rest} ref={hostRef} style={{ minHeight, ...style }} />
})

function divProps(props: AntomCheckoutProps): ComponentPropsWithoutRef<'div'> {
  const rest: Record<string, unknown> = { ...props }
  for (const name of [...checkoutOptionNames, ...checkoutEventNames.map(callbackName)]) {
    delete rest[name]
  }
  return rest
}
