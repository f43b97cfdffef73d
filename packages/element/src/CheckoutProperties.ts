import type { CheckoutOptions } from '@antom-checkout/core'
import type { ViewOptions } from '@antom-checkout/core/view'
import { attributeReaders, propertyNames, propertyOf, type PropertyName } from './attributes.ts'

/** On a server there are no elements, and importing this does nothing. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement

/**
 * What can be given to `<antom-checkout>`: as properties, and as attributes, too, where it can be written in HTML.
 *
 * In the place of Lit's `ReactiveElement`: with it `antom-checkout.js` has 2.1 kB more, 15.4 kB where 15 is the limit.
 */
export abstract class CheckoutProperties extends Base {
  static readonly observedAttributes: readonly string[] = [...propertyOf.keys()]
  static {
    for (const name of propertyNames) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: CheckoutProperties) {
          return this.#given[name]
        },
        set(this: CheckoutProperties, value: unknown) {
          this.#set(name, value)
        },
      })
    }
  }
  #given: Partial<Record<PropertyName, unknown>> = {}

  /** `sandbox`, `prod`, or the http(s) URL of a checkout page for local development. Required. */
  declare environment: CheckoutOptions['environment'] | undefined
  /** The `paymentSessionData` as it came; as a property also the whole `createPaymentSession` response, or `null`: still coming. */
  declare sessionData: CheckoutOptions['sessionData']
  /** How to get a session. In contrast to `session-url`, it is a function. */
  declare fetchSession: CheckoutOptions['fetchSession']
  /** The language, BCP 47 or Antom's spelling. Default: the document's. */
  declare locale: CheckoutOptions['locale']
  /** Where the SDK comes from: `{ src }`, or a function that loads its class. In HTML: `sdk-src`. */
  declare sdk: CheckoutOptions['sdk']
  /** When Antom's page is freed: `back-to-merchant` (default), when the buyer leaves its result page, or `result`: at once. */
  declare releaseOn: CheckoutOptions['releaseOn']
  /** Asks the merchant's server before `succeeded` counts as verified. */
  declare verifyPayment: CheckoutOptions['verifyPayment']
  /** How long each step may take, in milliseconds. In HTML: `session-timeout` and its like. */
  declare timeouts: CheckoutOptions['timeouts']
  /** Origins whose messages are believed besides the checkout page's own, separated by spaces. Default: none. */
  declare trustedOrigins: CheckoutOptions['trustedOrigins']
  /** Where the buyer can pay without this element. Default: the session's `normalUrl`. */
  declare hostedUrl: CheckoutOptions['hostedUrl']
  /** The frame's accessible name. Default: `Secure checkout`, in the buyer's language. */
  declare frameTitle: CheckoutOptions['frameTitle']
  /** `false`: the SDK's tracking script is not added. Default `true`. */
  declare analytics: CheckoutOptions['analytics']
  /** `false`: Antom's page and nothing else. As a property also other words: `{ words: { retry: 'Once more' } }`. Default `true`. */
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
  /** Where a session is asked for: gets a POST, and answers with the `createPaymentSession` response as JSON. */
  declare sessionUrl: string | undefined
  /** What the POST carries beside the `reason`: a JSON object. As a property also the object itself. */
  declare sessionParams: object | string | undefined
  /** Where the buyer goes after a payment, once Antom's page is freed. An http(s) or relative address, as are the following. */
  declare successUrl: string | undefined
  /** Where the buyer goes after a payment that failed, once Antom's page is freed. */
  declare failureUrl: string | undefined
  /** Where the buyer goes after canceling. */
  declare cancelUrl: string | undefined
  /** Where the buyer goes who comes back from Antom's page while the outcome is not known yet. */
  declare backUrl: string | undefined

  /** Called with each change. */
  protected abstract changed(name: PropertyName): void

  /** @internal An attribute that is taken away is a property that is not given. */
  attributeChangedCallback(attribute: string, _: string | null, value: string | null): void {
    this.#set(propertyOf.get(attribute)!, value ?? undefined)
  }

  /** @internal What was set before the element was defined lies above the properties, which shall have it. */
  connectedCallback(): void {
    for (const name of propertyNames) {
      if (!Object.hasOwn(this, name)) continue
      const value: unknown = this[name]
      delete (this as Partial<this>)[name]
      this.#set(name, value)
    }
  }

  /** A text is read as in HTML: frameworks write `analytics="false"` into the property. */
  #set(name: PropertyName, given: unknown): void {
    const value = typeof given === 'string' ? (attributeReaders[name]?.(given) ?? given) : given
    if (this.#given[name] === value) return
    this.#given[name] = value
    this.changed(name)
  }
}
