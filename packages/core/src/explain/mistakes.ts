import type { CheckoutError } from '../errors.ts'
import type { CheckoutOptionName, CheckoutOptions } from '../options.ts'

/** How each option must be, in words. */
const expected: Record<CheckoutOptionName, string> = {
  environment: '"sandbox", "prod" or an http(s) URL',
  sessionData: 'a string, a createPaymentSession response or null',
  fetchSession: 'a function',
  locale: 'a language tag such as "en" or "zh-CN"',
  sdk: "{ src }, Antom's class, or a function that loads the class",
  releaseOn: '"back-to-merchant" or "result"',
  verifyPayment: 'a function',
  timeouts: 'an object of milliseconds, above 0 and below 2 ** 31',
  trustedOrigins: 'a list of origins such as "https://pay.example"',
  hostedUrl: 'an http(s) URL',
  frameTitle: 'a string',
  analytics: 'true or false',
}

const useVersion = 'Use @alipay/ams-checkout >=1.47.2 <2.'

/** Where one code has several ways to come about: in words, by the word for what came. */
const causes: Readonly<Record<string, string>> = {
  class: `AMSCheckoutPage is missing from the SDK. ${useVersion}`,
  frame: `Antom's SDK placed no frame. ${useVersion}`,
  listener: `Antom's SDK must listen to messages once. ${useVersion}`,
  'frame-src': "This page's Content-Security-Policy must allow Antom's page in frame-src.",
  coep: "This page's Cross-Origin-Embedder-Policy keeps Antom's page out. Serve the checkout without that header.",
  addEventListener: `${locked('window.addEventListener')} Messages could not be checked.`,
  appendChild: `${locked('document.createElement')} Without it, analytics: false cannot keep Antom's tracking script out.`,
  occupied: 'This host already shows another checkout. Give each checkout an element of its own.',
  destroyed: 'This checkout was destroyed. Create another.',
  submitted: 'This payment was submitted in another host. Unmount first.',
}

/** Why new `sessionData` is not used now, by the status of the checkout; `replaced`: it is no answer to `sessionRequired`. */
export function warning(reason: string): string {
  if (reason === 'replaced') {
    return 'Antom Checkout: sessionData still is the session that retry() replaces. Pass a new one.'
  }
  const kept = `Antom Checkout: new sessionData is not used now, since the payment is ${reason}.`
  if (reason === 'succeeded')
    return `${kept} For another order, make another checkout: key={orderId}.`
  return `${kept} The next retry() will use it.`
}

function locked(name: string): string {
  return `A script of this page has locked ${name}. It must stay configurable: mend that script, or leave it out here.`
}

/** An element with such a name (`<img name="querySelector">`) hides what the SDK calls. */
function hidden(): string | undefined {
  const names = ['createElement', 'querySelector'] as const
  const name = globalThis.document && names.find((each) => typeof document[each] !== 'function')
  return (
    name &&
    `Antom's SDK needs document.${name}, but an element with name="${name}" hides it. Rename that element.`
  )
}

/** What was expected, what came and what to do. The error's own message is a word for what came. */
export function mistake({ code, message: came }: CheckoutError, options: CheckoutOptions): string {
  switch (code) {
    case 'INVALID_OPTIONS':
      return optionMistake(came as CheckoutOptionName, options)
    case 'INVALID_SESSION':
      return `The session must be the paymentSessionData of createPaymentSession as it came, but ${happened(came)}.`
    case 'SESSION_FETCH_FAILED':
      if (/^[FU] /.test(came)) {
        const advice = came.startsWith('F') ? 'Mend the request' : 'Ask with a new paymentRequestId'
        return `createPaymentSession must succeed, but it answered ${came}. ${advice}.`
      }
      return came || 'fetchSession must answer, but it failed. Try again.'
    case 'SESSION_TIMEOUT':
      return `fetchSession, or new sessionData after sessionRequired, must come in ${came}. Try again.`
    case 'SESSION_EXPIRED':
      return "The session's time has passed. Pass new sessionData, or give fetchSession."
    case 'SDK_LOAD_FAILED':
      return "Antom's SDK must load, but it failed. Check network and script-src, then try again."
    case 'SDK_TIMEOUT':
      return `Antom's SDK must load in ${came}. Try again.`
    case 'HOST_NOT_FOUND':
      return (
        hidden() ??
        'The host must be an element in this document, but none was found. Mount once it is there.'
      )
    case 'PAGE_TIMEOUT':
      return `Antom's page must load in ${came}. Try again.`
    case 'VERIFICATION_FAILED':
      return `verifyPayment must answer in ${came}. The payment may have succeeded: look at the order.`
    case 'SDK_INCOMPATIBLE':
      return causes[came] ?? useVersion
    case 'MOUNT_FAILED':
      return causes[came] ?? hidden() ?? "Antom's SDK threw while it opened its page."
    case 'INVALID_STATE':
      return causes[came] ?? `retry() does nothing in the state ${came}. See state.canRetry.`
  }
}

function optionMistake(name: CheckoutOptionName, options: CheckoutOptions): string {
  const value = options[name]
  const advice = name === 'environment' && typeof value === 'string' ? hint(value) : ''
  return `${name} must be ${expected[name]}, but it was ${describe(value)}.${advice}`
}

/** What came, without what may be secret: long texts are only counted. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return 'another list'
  if (typeof value !== 'string') return value === null ? 'null' : typeof value
  return value.length > 32 ? `a text of ${value.length} characters` : JSON.stringify(value)
}

function hint(environment: string): string {
  if (/^(prod|live)/i.test(environment)) return ' Did you mean "prod"?'
  return /^(sand|test|dev|stag)/i.test(environment) ? ' Did you mean "sandbox"?' : ''
}

/** What was done to a session's text on its way. `sign` is what gave it away; the text itself is never told. */
function happened(sign: string): string {
  if (sign === 'none') return 'there was none: pass the response, or its paymentSessionData'
  if (/^https?:/i.test(sign)) return 'it was a URL, maybe normalUrl: pass paymentSessionData'
  if (/^\s*[[{"]/.test(sign)) return 'it was JSON: parse it first'
  if (/%|&amp;/i.test(sign)) return 'it was encoded, for a URL or HTML: pass it without'
  return 'it was cut off: store up to 4096 characters'
}
