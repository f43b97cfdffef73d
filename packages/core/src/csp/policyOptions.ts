import { CheckoutError } from '../errors.ts'
import { mistake } from '../explain/mistakes.ts'
import { invalidOption, type CheckoutOptions, type SdkSource } from '../options.ts'

/** The options of the checkout that matter to a policy, and two more. */
export interface PolicyOptions extends Pick<CheckoutOptions, 'environment' | 'analytics'> {
  /**
   * The same as for the checkout. Default: the npm module. The class, or a function that loads it, counts as part of
   * your bundle.
   */
  readonly sdk?: SdkSource | undefined
  /**
   * Lets the frame show Antom's page and nothing else. Default `false`: any `https:` page, since payment methods may
   * take the frame to a page of a bank or a wallet, whose addresses are not known beforehand.
   */
  readonly strict?: boolean | undefined
  /** Also asks for Trusted Types. They need `analytics: false`. Default `false`. */
  readonly trustedTypes?: boolean | undefined
}

/** @throws CheckoutError `INVALID_OPTIONS` */
export function checkPolicyOptions(options: PolicyOptions): void {
  const { environment, sdk, analytics } = options
  const given = { environment, sdk, analytics }
  const wrong = invalidOption(given)
  const says = (message: string): CheckoutError => new CheckoutError('INVALID_OPTIONS', message)
  if (wrong) throw says(mistake(says(wrong), given))
  const { nonce } = scriptOf(sdk) ?? {}
  // A value in a header must not end its directive.
  if (nonce !== undefined && !/^[\w+/-]+={0,2}$/.test(nonce)) {
    throw says(
      'sdk.nonce must be base64 text, but it was something else. Make a new one for each response.',
    )
  }
  if (options.trustedTypes && analytics !== false) {
    throw says(
      'analytics must be false with trustedTypes, but it was not: the tracker of the SDK assigns a plain address.',
    )
  }
}

/** Antom's script on a CDN; `undefined` if the SDK is part of the merchant's own bundle. */
export function scriptOf(
  sdk: SdkSource | undefined,
): Extract<SdkSource, { readonly src: string }> | undefined {
  return typeof sdk === 'function' ? undefined : sdk
}

/** The script's address if it is on another host. A relative one is on the merchant's own. Policies ignore queries. */
export function foreignAddress(src: string): string | undefined {
  const here = 'https://here.invalid'
  const { origin, pathname } = new URL(src, here)
  if (origin === here) return undefined
  return `${origin}${pathname}`.replaceAll(';', '%3B').replaceAll(',', '%2C')
}
