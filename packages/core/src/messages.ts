import type { PaymentEvent } from './events.ts'

type Fields = Readonly<Record<string, any>>

/** A message of Antom's page (protocol §5.2). It may tell of the payment, ask for a redirect, both, or neither. */
export interface Message {
  readonly payment: PaymentEvent | undefined
  /** What a redirect names; not yet checked. */
  readonly redirect: Fields | undefined
  /** It is of the protocol's shape. */
  readonly isShaped: boolean
  /** It pretends to be Antom's, of whatever shape. */
  readonly isAntoms: boolean
}

/** What each of Antom's codes is called here (protocol §4.2); any other `SDK_PAYMENT…` is a notice. */
const types = new Map<unknown, PaymentEvent['type']>([
  ['SDK_PAYMENT_SUCCESSFUL', 'paymentSuccessful'],
  ['SDK_PAYMENT_FAIL', 'paymentFailed'],
  ['SDK_PAYMENT_CANCEL', 'paymentCanceled'],
  ['SDK_PAYMENT_CLICK_BACK_TO_MERCHANT', 'backToMerchant'],
  ['SDK_PAYMENT_PROCESSING', 'paymentProcessing'],
  ['SDK_PAYMENT_ERROR', 'paymentError'],
])

/**
 * Reads what came with `postMessage`; `undefined` for what is not the JSON text of an object.
 *
 * H3, H4, H6: the SDK throws on what it does not expect, and tells of some messages twice.
 */
export function readMessage(data: unknown): Message | undefined {
  const fields = typeof data === 'string' && parse(data)
  if (!isFields(fields)) return undefined
  const { code, message, result, context } = fields
  const event = context?.event
  const isRedirect = startsWith(event, 'onRedirect')
  return {
    payment: startsWith(code, 'SDK_PAYMENT')
      ? ({
          type: types.get(code) ?? 'paymentNotice',
          code,
          ...(message && { message }),
          ...(result && { result }),
        } as PaymentEvent)
      : undefined,
    redirect: isRedirect ? (context.data ?? {}) : undefined,
    isShaped:
      [code, message, event].every((text) => text == null || typeof text === 'string') &&
      [result, context].every((part) => part == null || isFields(part)),
    isAntoms: isRedirect || startsWith(code, 'SDK_'),
  }
}

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
