export {
  useAntomCheckout,
  type CheckoutCallbacks,
  type UseAntomCheckout,
} from './useAntomCheckout.ts'
