import type { CheckoutError } from '../errors.ts'
import type { CheckoutOptionName, CheckoutOptions } from '../options.ts'

/** The text that says how each option must be. */
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

/** Codes with several causes: the sentence for each key. */
const causes: Readonly<Record<string, string>> = {
  class: `AMSCheckoutPage is missing from the SDK. ${useVersion}`,
  frame: `Antom's SDK must place a frame, but it placed none. ${useVersion}`,
  listener: `Antom's SDK must add exactly one message listener, but it did not. ${useVersion}`,
  'frame-src': "This page's Content-Security-Policy must allow Antom's page in frame-src.",
  coep: "This page's Cross-Origin-Embedder-Policy blocks Antom's page. Serve the checkout without that header.",
  addEventListener: `${locked('window.addEventListener')} Without it, messages cannot be checked.`,
  appendChild: `${locked('document.createElement')} Without it, analytics: false cannot block Antom's tracking script.`,
  occupied: 'This host already shows another checkout. Give each checkout an element of its own.',
  destroyed: 'This checkout was destroyed. Create another.',
  submitted: 'This payment was submitted in another host. Call unmount() first.',
}

/**
 * Why new `sessionData` is not used now: `reason` is the status of the checkout, or `replaced` if it is no answer to
 * `sessionRequired`.
 */
export function warning(reason: string): string {
  if (reason === 'replaced') {
    return 'Antom Checkout: retry() replaces the session, but sessionData still is the old one. Pass a new one.'
  }
  const kept = `Antom Checkout: new sessionData is not used now, since the payment is ${reason}.`
  if (reason === 'succeeded') {
    return `${kept} For another order, make another checkout: key={orderId}.`
  }
  return `${kept} The next retry() will use it.`
}

function locked(name: string): string {
  return `A script of this page has locked ${name}. It must stay configurable: change that script, or leave it out of this page.`
}

/** An element with such a name (`<img name="querySelector">`) hides the method that the SDK calls. */
function hidden(): string | undefined {
  const names = ['createElement', 'querySelector'] as const
  const name = globalThis.document && names.find((each) => typeof document[each] !== 'function')
  return (
    name &&
    `Antom's SDK needs document.${name}, but an element with name="${name}" hides it. Rename that element.`
  )
}

/** What was expected, what came and what to do. The error's own message is the key of its cause. */
export function mistake({ code, message: came }: CheckoutError, options: CheckoutOptions): string {
  switch (code) {
    case 'INVALID_OPTIONS':
      return optionMistake(came as CheckoutOptionName, options)
    case 'INVALID_SESSION':
      return `The session must be the paymentSessionData of createPaymentSession as it came, but ${happened(came)}.`
    case 'SESSION_FETCH_FAILED':
      if (/^[FU] /.test(came)) {
        const advice = came.startsWith('F')
          ? 'Correct the request'
          : 'Ask again with a new paymentRequestId'
        return `createPaymentSession must succeed, but it answered ${came}. ${advice}.`
      }
      return came || 'fetchSession must answer, but it failed. Try again.'
    case 'SESSION_TIMEOUT':
      return `fetchSession, or new sessionData after sessionRequired, must come within ${came}. Try again.`
    case 'SESSION_EXPIRED':
      return 'The session has run out while loading. Pass new sessionData, or give a fetchSession.'
    case 'SDK_LOAD_FAILED':
      return "Antom's SDK must load, but loading failed. Check the network and script-src, then try again."
    case 'SDK_TIMEOUT':
      return `Antom's SDK must load within ${came}. Try again.`
    case 'HOST_NOT_FOUND':
      return (
        hidden() ??
        'The host must be an element in this document, but none was found. Call mount() once it is there.'
      )
    case 'PAGE_TIMEOUT':
      return `Antom's page must load within ${came}. Try again.`
    case 'VERIFICATION_FAILED':
      return `verifyPayment must answer within ${came}, but it did not. The payment may have succeeded: check the order.`
    case 'SDK_INCOMPATIBLE':
      return causes[came] ?? useVersion
    case 'MOUNT_FAILED':
      return (
        causes[came] ??
        hidden() ??
        "Antom's SDK threw an error while it opened its page. See error.cause."
      )
    case 'INVALID_STATE':
      return causes[came] ?? `retry() does nothing in the state ${came}. See state.canRetry.`
  }
}

function optionMistake(name: CheckoutOptionName, options: CheckoutOptions): string {
  const value = options[name]
  const advice = name === 'environment' && typeof value === 'string' ? hint(value) : ''
  return `${name} must be ${expected[name]}, but it was ${describe(value)}.${advice}`
}

/** The value that came, without secrets: of long texts only the length. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list with other values'
  if (typeof value !== 'string') return value === null ? 'null' : typeof value
  return value.length > 32 ? `a text of ${value.length} characters` : JSON.stringify(value)
}

function hint(environment: string): string {
  if (/^(prod|live)/i.test(environment)) return ' Did you mean "prod"?'
  return /^(sand|test|dev|stag)/i.test(environment) ? ' Did you mean "sandbox"?' : ''
}

/**
 * What happened to the session's text on its way. `sign` is the part that shows it. The text itself is never printed.
 */
function happened(sign: string): string {
  if (sign === 'none') return 'there was none: pass the response, or its paymentSessionData'
  if (/^https?:/i.test(sign)) return 'it was a URL, maybe normalUrl: pass paymentSessionData'
  if (/^\s*[[{"]/.test(sign)) return 'it was JSON: parse it first'
  if (/%|&amp;/i.test(sign)) return 'it was encoded for a URL or HTML: pass it unencoded'
  return 'it was cut off: store up to 4096 characters'
}
