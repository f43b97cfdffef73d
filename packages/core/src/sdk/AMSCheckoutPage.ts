import { AMSCheckoutPage as VendorClass } from '@alipay/ams-checkout/esm/core/component/ckp/index.js'
import type { SdkClass } from './sdk.ts'

/**
 * Antom's class for the option `sdk`. In contrast to the default, it is part of the bundle that imports it, so there is
 * no second request. For a page that is itself loaded for the checkout.
 */
export const AMSCheckoutPage: SdkClass = VendorClass as SdkClass
