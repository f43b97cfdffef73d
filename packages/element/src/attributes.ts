import type { CheckoutOptions } from '@antom-checkout/core'
import { kebab } from './kebab.ts'

/** The name of a property of `<antom-checkout>`. */
export type PropertyName =
  | keyof CheckoutOptions
  | 'view'
  | `sdk${'Src' | 'Integrity' | 'Nonce' | 'Timeout'}`
  | `session${'Timeout' | 'Url' | 'Params'}`
  | `${'page' | 'verification'}Timeout`
  | `${'success' | 'failure' | 'cancel' | 'back'}Url`

/** What an attribute means. */
type Read = (attribute: string) => unknown

const text: Read = (value) => value
const unlessFalse: Read = (value) => value !== 'false'
const list: Read = (value) => value.split(/\s+/).filter(Boolean)

/** Each property, and how it is read from its attribute: `sessionData` from `session-data`. Objects and functions have none. */
export const attributeReaders: Record<PropertyName, Read | undefined> = {
  environment: text,
  sessionData: text,
  fetchSession: undefined,
  locale: text,
  sdk: undefined,
  releaseOn: text,
  verifyPayment: undefined,
  timeouts: undefined,
  trustedOrigins: list,
  hostedUrl: text,
  frameTitle: text,
  analytics: unlessFalse,
  view: unlessFalse,
  sdkSrc: text,
  sdkIntegrity: text,
  sdkNonce: text,
  sessionTimeout: Number,
  sdkTimeout: Number,
  pageTimeout: Number,
  verificationTimeout: Number,
  sessionUrl: text,
  sessionParams: text,
  successUrl: text,
  failureUrl: text,
  cancelUrl: text,
  backUrl: text,
}
export const propertyNames: readonly PropertyName[] = Object.keys(
  attributeReaders,
) as PropertyName[]
/** The property of each attribute. */
export const propertyOf: ReadonlyMap<string, PropertyName> = new Map<string, PropertyName>(
  propertyNames.filter((name) => attributeReaders[name]).map((name) => [kebab(name), name]),
)
