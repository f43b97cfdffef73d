export { AntomCheckout, type AntomCheckoutProps, type AntomCheckoutSlots } from './AntomCheckout.ts'
export { createAntomCheckout } from './plugin.ts'
export {
  useAntomCheckout,
  type CheckoutCallbacks,
  type UseAntomCheckout,
} from './useAntomCheckout.ts'
