import type { PaymentEvent } from '../events.ts'
import { ownFields } from '../safe/ownFields.ts'

type Fields = Readonly<Record<string, any>>

/**
 * A message of Antom's page (DESIGN.md#what-antoms-page-says). It may report the payment, ask for a redirect, both, or
 * neither.
 */
export interface Message {
  readonly payment: PaymentEvent | undefined
  /** The addresses of a redirect, missing ones as `''`. They are not checked yet. */
  readonly redirect: Fields | undefined
  /** It has the shape of the protocol. */
  readonly isShaped: boolean
  /** The message as the SDK gets it. */
  readonly text: () => string
}

/** The event type for each code (DESIGN.md#event-codes). Any other `SDK_PAYMENT…` is a notice. */
const types = {
  __proto__: null,
  SDK_PAYMENT_SUCCESSFUL: 'paymentSuccessful',
  SDK_PAYMENT_FAIL: 'paymentFailed',
  SDK_PAYMENT_CANCEL: 'paymentCanceled',
  SDK_PAYMENT_CLICK_BACK_TO_MERCHANT: 'backToMerchant',
  SDK_PAYMENT_PROCESSING: 'paymentProcessing',
  SDK_PAYMENT_ERROR: 'paymentError',
} as Fields

/** The key that keeps the original context in the SDK's text. */
const CAME = 'antom-checkout'

/**
 * Reads the data of a `postMessage`; `undefined` if it is not the JSON text of an object. Only own properties are read,
 * and the SDK gets a new text in which every field that it reads is written out.
 *
 * H3, H4, H6: the SDK throws on unexpected values, and reports some messages twice.
 */
export function readMessage(data: unknown): Message | undefined {
  const fields = typeof data === 'string' && parse(data)
  if (!isFields(fields)) return undefined
  const own = ownFields(fields)
  const { code, message, result, context } = own
  const ownContext = ownFields(context)
  const { event } = ownContext
  const {
    normalUrl = '',
    schemeUrl = '',
    applinkUrl = '',
    callAppJudgeTime = '',
  } = ownFields(ownContext['data'])
  const urls = { normalUrl, schemeUrl, applinkUrl, callAppJudgeTime }
  const isRedirect = startsWith(event, 'onRedirect')
  return {
    payment: startsWith(code, 'SDK_PAYMENT')
      ? ({
          __proto__: null,
          type: types[code] ?? 'paymentNotice',
          code,
          ...(message && { message }),
          ...(result && { result }),
        } as unknown as PaymentEvent)
      : undefined,
    redirect: isRedirect ? urls : undefined,
    isShaped:
      [code, message, event].every((text) => text == null || typeof text === 'string') &&
      [result, context].every((part) => part == null || isFields(part)),
    text: () =>
      writeJson({
        ...own,
        code: code || '',
        message: message || '',
        result: result || null,
        context: { event: event || '', data: urls, [CAME]: context },
      }),
  }
}

/**
 * Whether a text from elsewhere looks like Antom's. Texts of 2,048 characters and more, and escaped names and codes,
 * are not examined: no such message has any effect, and other messages of the page must cost nothing.
 */
export const isForged = (data: unknown): boolean =>
  typeof data === 'string' &&
  data.length < 2048 &&
  /"(code|event)"\s*:\s*"(SDK_|onRedirect)/.test(data)

/** The SDK's reply to Antom's page: the original context, with the event that the SDK put there. */
export function writeReply(given: unknown): string {
  const context = ownFields(given)
  const { event } = context
  return writeJson({ name: 'SDK_TO_APP', context: { ...(context[CAME] ?? context), event } })
}

/** The replacer undoes the `toJSON` of a prototype (Prototype.js), and leaves out `__proto__`. */
const writeJson = (value: Fields): string =>
  JSON.stringify(value, function (this: Fields, key) {
    return key === '__proto__' ? undefined : this[key]
  })

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const startsWith = (value: unknown, start: string): boolean =>
  typeof value === 'string' && value.startsWith(start)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
