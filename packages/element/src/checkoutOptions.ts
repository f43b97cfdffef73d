import { checkoutOptionNames, type CheckoutOptions } from '@antom-checkout/core'
import type { CheckoutProperties } from './CheckoutProperties.ts'
import { postForSession } from './postForSession.ts'
import { webAddress } from './webAddress.ts'

/** The options of a checkout, as the element has them. Each by name: one that is not given any more goes back to its default. */
export function checkoutOptions(element: CheckoutProperties): CheckoutOptions {
  const { sdkSrc: src, sdkIntegrity: integrity, sdkNonce: nonce, sessionUrl } = element
  return {
    ...(Object.fromEntries(
      checkoutOptionNames.map((name) => [name, element[name]]),
    ) as unknown as CheckoutOptions),
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
