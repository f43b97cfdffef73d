import type { CheckoutOptions } from '@antom-checkout/core'
import type { ViewOptions } from '@antom-checkout/core/view'
import {
  ReactiveElement,
  type PropertyDeclarations,
  type PropertyValues,
} from '@lit/reactive-element'
import { propertyDeclarations, readAttribute, type PropertyName } from './attributes.ts'

/** The properties of `<antom-checkout>`, each with its attribute. */
export class CheckoutProperties extends ReactiveElement {
  static override properties: PropertyDeclarations = propertyDeclarations

  /** `sandbox`, `prod`, or the http(s) URL of a checkout page for local development. Required. */
  declare environment: CheckoutOptions['environment'] | undefined
  /** The `paymentSessionData` as it came; as a property also the whole `createPaymentSession` response, or `null`: still coming. */
  declare sessionData: CheckoutOptions['sessionData']
  /** Gets a session. In contrast to `session-url`, it is a function. */
  declare fetchSession: CheckoutOptions['fetchSession']
  /** The language, BCP 47 or Antom's spelling. Default: the nearest `lang` around the element. */
  declare locale: CheckoutOptions['locale']
  /** Where the SDK comes from: `{ src }`, or a function that loads its class. In HTML: `sdk-src`. */
  declare sdk: CheckoutOptions['sdk']
  /** When Antom's page is freed: `back-to-merchant` (default), when the buyer leaves its result page, or `result`: as soon as there is a result. */
  declare releaseOn: CheckoutOptions['releaseOn']
  /** Asks the merchant's server how the payment went. Only its `SUCCESS` makes `succeeded` verified. */
  declare verifyPayment: CheckoutOptions['verifyPayment']
  /** How long each step may take, in milliseconds. In HTML: `session-timeout`, `sdk-timeout`, `page-timeout`, `verification-timeout`. */
  declare timeouts: CheckoutOptions['timeouts']
  /** Origins that are trusted besides the checkout page's own, separated by spaces. Default: none. */
  declare trustedOrigins: CheckoutOptions['trustedOrigins']
  /** Where the buyer can pay without this element. Default: the session's `normalUrl`. */
  declare hostedUrl: CheckoutOptions['hostedUrl']
  /** The frame's accessible name. Default: `Secure checkout`, in the buyer's language. */
  declare frameTitle: CheckoutOptions['frameTitle']
  /** `false`: the SDK's tracking script is not added. Also `0`, `no`, `off`, and unknown words. Default `true`. */
  declare analytics: CheckoutOptions['analytics']
  /** `false`: Antom's page and nothing else. In HTML also `0`, `no` or `off`. As a property also other words: `{ words: { retry: 'Once more' } }`. Default `true`. */
  declare view: boolean | ViewOptions | undefined
  /** The address of Antom's CDN script. Default: the SDK's module, loaded on demand. */
  declare sdkSrc: string | undefined
  /** The script's Subresource Integrity. */
  declare sdkIntegrity: string | undefined
  /** The script's nonce, under a Content-Security-Policy. */
  declare sdkNonce: string | undefined
  /** How long getting a session may take, in milliseconds. Default 15000. */
  declare sessionTimeout: number | undefined
  /** How long loading the SDK may take, in milliseconds. Default 15000. */
  declare sdkTimeout: number | undefined
  /** How long loading Antom's page may take, in milliseconds. Default 20000. */
  declare pageTimeout: number | undefined
  /** How long `verifyPayment` is asked again, in milliseconds. Default 60000. */
  declare verificationTimeout: number | undefined
  /** The address that returns a session: it gets a POST, and answers with the `createPaymentSession` response as JSON. */
  declare sessionUrl: string | undefined
  /** A JSON object that is sent with the `reason`. As a property also the object itself. */
  declare sessionParams: object | string | undefined
  /** Where the buyer is sent after a payment, once Antom's page is freed. An http(s) or relative address, as are the next three. */
  declare successUrl: string | undefined
  /** Where the buyer is sent after a payment that failed, once Antom's page is freed. */
  declare failureUrl: string | undefined
  /** Where the buyer is sent after canceling. */
  declare cancelUrl: string | undefined
  /** Where the buyer is sent after leaving Antom's page while the outcome is not known, also if `verifyPayment` gave no answer. */
  declare backUrl: string | undefined

  /** @internal Frameworks write `analytics="false"` into the property: a text is parsed like the attribute. */
  protected override willUpdate(changed: PropertyValues): void {
    for (const name of changed.keys() as Iterable<PropertyName>) {
      const value: unknown = this[name]
      if (typeof value === 'string') Object.assign(this, { [name]: readAttribute(name, value) })
    }
  }
}
