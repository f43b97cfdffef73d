export { createCheckout } from './checkout.ts'
export { CheckoutError, type CheckoutErrorCode, type CheckoutErrorPhase } from './errors.ts'
export {
  callbackName,
  checkoutEventNames,
  type BlockReason,
  type CheckoutCallbacks,
  type CheckoutEventMap,
  type CheckoutEventName,
  type CheckoutState,
  type PaymentEvent,
  type PaymentResult,
  type PaymentStatus,
  type RedirectUrls,
  type SessionReason,
} from './events.ts'
export type { Stop } from './stop.ts'
export { languageAt } from './sdk/locale.ts'
export {
  checkoutOptionNames,
  optionsOf,
  pageOf as checkoutUrl,
  type CheckoutOptionName,
  type CheckoutOptions,
  type CheckoutTimeouts,
  type FetchSession,
  type PaymentSessionResponse,
  type SdkSource,
  type VerifyPayment,
} from './options.ts'
export { reservedHeight } from './page/reservedHeight.ts'
export { preloadCheckout } from './preload.ts'
export type { Sdk, SdkClass, SdkOptions } from './sdk/sdk.ts'
export type { Checkout } from './verbs.ts'
