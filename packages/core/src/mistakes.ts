import type { CheckoutOptionName, CheckoutOptions } from './options.ts'

/** How each option must be, in words. */
const expected: Record<CheckoutOptionName, string> = {
  environment: '"sandbox", "prod" or an http(s) URL',
  sessionData: 'a string, a createPaymentSession response or null',
  fetchSession: 'a function',
  locale: 'a language tag such as "en" or "zh-CN"',
  sdk: '{ src } or a function that loads the class',
  releaseOn: '"back-to-merchant" or "result"',
  verifyPayment: 'a function',
  timeouts: 'an object of milliseconds above 0',
  trustedOrigins: 'a list of origins such as "https://pay.example"',
  hostedUrl: 'an http(s) URL',
  frameTitle: 'a string',
  analytics: 'true or false',
}

/** Why an option is not taken. */
export function optionMistake(name: CheckoutOptionName, options: CheckoutOptions): string {
  const value = options[name]
  const advice = name === 'environment' && typeof value === 'string' ? hint(value) : ''
  return `${name} must be ${expected[name]}, but it was ${describe(value)}.${advice}`
}

/** What came, without what may be secret: long texts are only counted. */
function describe(value: unknown): string {
  if (typeof value !== 'string')
    return Array.isArray(value) ? 'another list' : String(value === null ? value : typeof value)
  return value.length > 32 ? `a text of ${value.length} characters` : JSON.stringify(value)
}

function hint(environment: string): string {
  if (/^(prod|live)/i.test(environment)) return ' Did you mean "prod"?'
  return /^(sand|test|dev|stag)/i.test(environment) ? ' Did you mean "sandbox"?' : ''
}

/** What was done to a session's text on its way. The text itself is never told. */
export const sessionMistake = (data: unknown): string =>
  `The session must be the paymentSessionData of createPaymentSession as it came, but ${happened(data)}.`

function happened(data: unknown): string {
  if (typeof data !== 'string' || !data) {
    return 'there was none: pass the response, or its paymentSessionData'
  }
  if (/^https?:/i.test(data)) return 'it was a URL, maybe normalUrl: pass paymentSessionData'
  if (/^\s*[[{"]/.test(data)) return 'it was JSON: parse it first'
  if (/%[\da-f]{2}|&amp;/i.test(data)) return 'it was encoded, for a URL or HTML: pass it without'
  return 'it was cut off: store up to 4096 characters'
}
