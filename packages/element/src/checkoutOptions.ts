import { optionsOf, type CheckoutOptions } from '@antom-checkout/core'
import { postForSession } from './postForSession.ts'
import { webAddress } from './webAddress.ts'

type Options = { readonly [Name in keyof CheckoutOptions]: CheckoutOptions[Name] | undefined }

/** The properties of the element that become options of its checkout. */
interface Properties extends Options {
  readonly sdkSrc: string | undefined
  readonly sdkIntegrity: string | undefined
  readonly sdkNonce: string | undefined
  readonly sessionUrl: string | undefined
  readonly sessionParams: object | string | undefined
  readonly sessionTimeout: number | undefined
  readonly sdkTimeout: number | undefined
  readonly pageTimeout: number | undefined
  readonly verificationTimeout: number | undefined
}

/** The options of the checkout, each by name: a missing option goes back to its default. */
export function checkoutOptions(element: Properties): CheckoutOptions {
  const { sdkSrc: src, sdkIntegrity: integrity, sdkNonce: nonce, sessionUrl } = element
  return {
    ...optionsOf(element),
    sdk:
      element.sdk ??
      (src ? { src, ...(integrity && { integrity }), ...(nonce && { nonce }) } : undefined),
    fetchSession:
      element.fetchSession ??
      (sessionUrl ? postForSession(sessionUrl, element.sessionParams) : undefined),
    hostedUrl: webAddress('hosted-url', element.hostedUrl),
    timeouts: {
      session: element.sessionTimeout,
      sdk: element.sdkTimeout,
      page: element.pageTimeout,
      verification: element.verificationTimeout,
      ...element.timeouts,
    },
  }
}
