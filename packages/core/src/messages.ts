import type { PaymentEvent, PaymentResult } from './events.ts'

/** A message of Antom's page (protocol §5.2). It may tell of the payment, ask for a redirect, both, or neither. */
export interface Message {
  readonly payment: PaymentEvent | undefined
  /** What a redirect names; not yet checked. */
  readonly redirect: Readonly<Record<string, unknown>> | undefined
}

/** What each of Antom's codes is called here (protocol §4.2); any other `SDK_PAYMENT…` is a notice. */
const types: Record<string, PaymentEvent['type']> = {
  SDK_PAYMENT_SUCCESSFUL: 'paymentSuccessful',
  SDK_PAYMENT_FAIL: 'paymentFailed',
  SDK_PAYMENT_CANCEL: 'paymentCanceled',
  SDK_PAYMENT_CLICK_BACK_TO_MERCHANT: 'backToMerchant',
  SDK_PAYMENT_PROCESSING: 'paymentProcessing',
  SDK_PAYMENT_ERROR: 'paymentError',
}

/**
 * Reads what came with `postMessage`.
 *
 * H3, H4: the SDK throws on what is not a JSON text of its own shape.
 * @returns `undefined` for what is not JSON text of an object; `malformed` for what is not of the protocol's shape
 */
export function readMessage(data: unknown): Message | 'malformed' | undefined {
  const message = parse(data)
  if (!message) return undefined
  const { code, message: text, result, context } = message
  const { event, data: redirect } = isRecord(context) ? context : {}
  const isShaped =
    is('string', code) &&
    is('string', text) &&
    is('object', result) &&
    is('object', context) &&
    is('string', event) &&
    !Array.isArray(result)
  if (!isShaped) return 'malformed'
  return {
    payment: startsWith(code, 'SDK_PAYMENT')
      ? ({
          type: (Object.hasOwn(types, code) && types[code]) || 'paymentNotice',
          code,
          ...(text ? { message: text as string } : undefined),
          ...(result ? { result: result as PaymentResult } : undefined),
        } as PaymentEvent)
      : undefined,
    redirect: startsWith(event, 'onRedirect') ? (isRecord(redirect) ? redirect : {}) : undefined,
  }
}

/** Whether a message pretends to be Antom's, of whatever shape. */
export function looksLikeAntom(data: unknown): boolean {
  const { code, context } = parse(data) ?? {}
  return (
    startsWith(code, 'SDK_') || (isRecord(context) && startsWith(context['event'], 'onRedirect'))
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const is = (type: string, value: unknown): boolean => value == null || typeof value === type

const startsWith = (value: unknown, start: string): value is string =>
  typeof value === 'string' && value.startsWith(start)

function parse(data: unknown): Record<string, unknown> | undefined {
  if (typeof data !== 'string') return undefined
  try {
    const value: unknown = JSON.parse(data)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}
