import type { CheckoutOptions } from '@antom-checkout/core'
import type { PropertyDeclarations } from '@lit/reactive-element'
import { kebab } from './kebab.ts'
import { warn } from './warn.ts'

/** The name of a property of `<antom-checkout>`. */
export type PropertyName =
  | keyof CheckoutOptions
  | 'view'
  | `sdk${'Src' | 'Integrity' | 'Nonce' | 'Timeout'}`
  | `session${'Timeout' | 'Url' | 'Params'}`
  | `${'page' | 'verification'}Timeout`
  | `${'success' | 'failure' | 'cancel' | 'back'}Url`

/** The value of a property, from the text of its attribute. */
type Read = (text: string, name: string) => unknown

const text: Read = (value) => value
const number: Read = (value) => Number(value)
const list: Read = (value) => value.trim().split(/\s+/)

/** Servers print `False`, `0` or `no`. Unknown words count as no: `analytics` may need the buyer's consent. */
const yesOrNo: Read = (value, name) => {
  const word = value.trim().toLowerCase()
  const isYes = /^(true|1|yes|on)$/.test(word) || word === name
  if (!isYes && !/^(false|0|no|off)$/.test(word)) warn('yesOrNo', name, value)
  return isYes
}

/**
 * How each property is parsed from its attribute: `sessionData` from `session-data`. Objects and functions have no
 * attribute.
 */
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
  analytics: yesOrNo,
  view: yesOrNo,
  sdkSrc: text,
  sdkIntegrity: text,
  sdkNonce: text,
  sessionTimeout: number,
  sdkTimeout: number,
  pageTimeout: number,
  verificationTimeout: number,
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

/** An empty attribute counts as absent: servers print one for a missing value. */
export function readAttribute(name: PropertyName, value: string | null): unknown {
  const read = attributeReaders[name]
  if (!read) return value
  return value?.trim() ? read(value, name) : undefined
}

/** The properties of the element, in Lit's form. */
export const propertyDeclarations: PropertyDeclarations = Object.fromEntries(
  propertyNames.map((name) => [
    name,
    {
      attribute: attributeReaders[name] ? kebab(name) : false,
      converter: (value: string | null) => readAttribute(name, value),
    },
  ]),
)
