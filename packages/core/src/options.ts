import type { PaymentEvent, PaymentStatus, SessionReason } from './events.ts'
import type { SdkClass } from './sdk/sdk.ts'

/** The fields of `createPaymentSession`'s answer that this package reads. */
export interface ResponseFields {
  readonly paymentSessionData?: string | undefined
  /** ISO 8601. */
  readonly paymentSessionExpiryTime?: string | undefined
  readonly normalUrl?: string | undefined
  readonly result?: ResponseResult | undefined
  /** Instead of a session: the order needs no payment any more (after a reload, in a second tab). */
  readonly paymentStatus?: PaymentStatus | undefined
}

interface ResponseResult {
  readonly resultStatus?: string | undefined
  readonly resultCode?: string | undefined
  readonly resultMessage?: string | undefined
}

/** An answer must have one of these fields, so a mistyped field does not compile. */
type RequiredField =
  | { readonly paymentSessionData: string | undefined }
  | { readonly paymentStatus: PaymentStatus }
  | { readonly result: ResponseResult }

/**
 * The answer of `createPaymentSession` as it came, or `{ paymentStatus }`: the order needs no payment any more. Other
 * fields are ignored.
 */
export type PaymentSessionResponse = ResponseFields &
  // An interface has no index signature, and an object literal may only have known fields: both must be accepted.
  (RequiredField | (RequiredField & { readonly [field: string]: unknown }))

/** Gets a session from the merchant's server. `signal` aborts when the answer is not needed any more. */
export type FetchSession = (request: {
  readonly reason: SessionReason
  readonly signal: AbortSignal
}) => Promise<PaymentSessionResponse>

/** Asks the merchant's server how the payment went (`inquiryPayment`). Throwing means "no answer". */
export type VerifyPayment = (
  event: PaymentEvent,
  context: { readonly signal: AbortSignal },
) => Promise<PaymentStatus>

/** Antom's CDN script, its class (from `@antom-checkout/core/sdk`), or a function that loads the class. */
export type SdkSource =
  | {
      readonly src: string
      readonly integrity?: string | undefined
      readonly nonce?: string | undefined
    }
  | SdkClass
  | (() => Promise<SdkClass>)

/** How long each step may take, in milliseconds. */
export interface CheckoutTimeouts {
  /** `fetchSession`. Default 15 000. */
  readonly session?: number | undefined
  /** The SDK's module or script. Default 15 000. */
  readonly sdk?: number | undefined
  /** Antom's page, until its frame has loaded. Default 20 000. */
  readonly page?: number | undefined
  /** How long `verifyPayment` is asked again while the outcome is open. Default 60 000. */
  readonly verification?: number | undefined
}

export interface CheckoutOptions {
  /** `sandbox`, `prod`, or the http(s) URL of a checkout page for local development. Required. */
  readonly environment: 'sandbox' | 'prod' | (string & {})
  /**
   * The `paymentSessionData` as it came, or the whole `createPaymentSession` response, or `{ paymentStatus }`: the
   * order needs no payment any more. `null`: the session is still coming. In contrast to `fetchSession`, the checkout
   * cannot get another session by itself.
   */
  readonly sessionData?: string | PaymentSessionResponse | null | undefined
  /** Gets a session: the first one if there is no `sessionData`, and each later one. */
  readonly fetchSession?: FetchSession | undefined
  /** BCP 47 or Antom's spelling. Default: the document's language. */
  readonly locale?: string | undefined
  /** Where the SDK comes from. Default: the npm module, loaded on demand. */
  readonly sdk?: SdkSource | undefined
  /** When Antom's page is freed: when the buyer leaves its result page (default), or as soon as there is a result. */
  readonly releaseOn?: 'back-to-merchant' | 'result' | undefined
  /** Asks the merchant's server how the payment went. Only its `SUCCESS` makes `succeeded` verified. */
  readonly verifyPayment?: VerifyPayment | undefined
  readonly timeouts?: CheckoutTimeouts | undefined
  /** Origins that are trusted besides the checkout page's own. Default: none. */
  readonly trustedOrigins?: readonly string[] | undefined
  /** An http(s) address where the buyer can pay without this checkout. Default: the session's `normalUrl`. */
  readonly hostedUrl?: string | undefined
  /** The frame's accessible name, in the buyer's language. Default `Secure checkout`. */
  readonly frameTitle?: string | undefined
  /** `false`: the SDK's tracking script is not added. Default `true`. */
  readonly analytics?: boolean | undefined
}

export type CheckoutOptionName = keyof CheckoutOptions

/** The text as a URL of any scheme; `undefined` if it is none. */
export function urlOf(value: unknown): URL | undefined {
  try {
    return new URL(value as string)
  } catch {
    return undefined
  }
}

/** The text as an http(s) URL; `undefined` if it is none, such as `javascript:`. */
export const httpUrl = (value: unknown): URL | undefined =>
  // Most values are no URL, and each state reads some: this check is a hundred times faster than a caught exception.
  /^\s*https?:/i.test(value as string) ? urlOf(value) : undefined

/** A `typeof` or a check per option. The messages are in `mistakes.ts`, which is loaded only when a rule fails. */
const holds: Record<CheckoutOptionName, string | ((value: any) => unknown)> = {
  environment: (value) => /^(sandbox|prod)$/.test(value) || httpUrl(value),
  sessionData: (value) => /^(string|object)$/.test(typeof value),
  fetchSession: 'function',
  locale: 'string',
  sdk: (value) => typeof value === 'function' || value?.src,
  releaseOn: (value) => /^(result|back-to-merchant)$/.test(value),
  verifyPayment: 'function',
  timeouts: (value) =>
    value && Object.values(value).every((ms: any) => ms === undefined || (ms > 0 && ms < 2 ** 31)),
  trustedOrigins: (value) =>
    Array.isArray(value) && value.every((origin) => httpUrl(origin)?.origin === origin),
  hostedUrl: httpUrl,
  frameTitle: 'string',
  analytics: 'boolean',
}

/** The names of `CheckoutOptions`, for adapters. */
export const checkoutOptionNames: readonly CheckoutOptionName[] = Object.keys(
  holds,
) as CheckoutOptionName[]

/** All options by name, for adapters: a missing option goes back to its default. */
export const optionsOf = (given: object): CheckoutOptions =>
  Object.fromEntries(
    checkoutOptionNames.map((name) => [name, (given as Partial<CheckoutOptions>)[name]]),
  ) as unknown as CheckoutOptions

/** The address of the checkout page (DESIGN.md#addresses). */
export function pageOf(environment: string): URL {
  return httpUrl(environment) ?? new URL('https://checkout.antom.com')
}

/**
 * The name of the first invalid option.
 *
 * H18, H19: the SDK takes a missing or mistyped environment for production, or for a page of the merchant's own site.
 */
export const invalidOption = (options: CheckoutOptions): CheckoutOptionName | undefined =>
  checkoutOptionNames.find((name) => {
    const value = options[name]
    const rule = holds[name]
    // Callers without types write `null` for a missing option. As `sessionData`, `null` means "still coming".
    if (value === undefined || value === null) return name === 'environment'
    return typeof rule === 'string' ? typeof value !== rule : !rule(value)
  })
