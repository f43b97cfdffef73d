'use client'

export { AntomCheckout, type AntomCheckoutProps, type CheckoutRenderers } from './AntomCheckout.tsx'
export { useAntomCheckout, type UseAntomCheckout } from './useAntomCheckout.ts'
export { CheckoutError, preloadCheckout } from '@antom-checkout/core'
export type {
  Checkout,
  CheckoutCallbacks,
  CheckoutEventMap,
  CheckoutOptions,
  CheckoutState,
  PaymentEvent,
  PaymentStatus,
} from '@antom-checkout/core'
export type { ViewOptions, Words } from '@antom-checkout/core/view'
