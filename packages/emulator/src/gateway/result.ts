/** The `result` of every answer of Antom: about the call only, never about the payment. */
export interface Result {
  resultCode: string
  /** S: done; F: refused, mend the request; U: unknown, ask again. */
  resultStatus: 'S' | 'F' | 'U'
  resultMessage: string
}

/** Every answer of the gateway. */
export interface Answer {
  result: Result
  [field: string]: unknown
}

// PROTOCOL.md, "Result codes". Antom's per-API tables are not public in full; these are the codes that the emulator has a use for.
const results = {
  SUCCESS: { resultStatus: 'S', resultMessage: 'success.' },
  SIGNATURE_INVALID: { resultStatus: 'F', resultMessage: 'The signature is invalid.' },
  INVALID_CLIENT: { resultStatus: 'F', resultMessage: 'The client is invalid.' },
  KEY_NOT_FOUND: { resultStatus: 'F', resultMessage: 'The key is not found.' },
  NO_INTERFACE_DEF: { resultStatus: 'F', resultMessage: 'The API is not defined.' },
  METHOD_NOT_SUPPORTED: {
    resultStatus: 'F',
    resultMessage: 'The server does not implement the requested HTTP method.',
  },
  PARAM_ILLEGAL: { resultStatus: 'F', resultMessage: 'Illegal parameters.' },
  NO_PAY_OPTIONS: { resultStatus: 'F', resultMessage: 'No payment method is available.' },
  REPEAT_REQ_INCONSISTENT: {
    resultStatus: 'F',
    resultMessage: 'The request id was used before, with other parameters.',
  },
  ORDER_NOT_EXIST: { resultStatus: 'F', resultMessage: 'The order does not exist.' },
  REFUND_NOT_EXIST: { resultStatus: 'F', resultMessage: 'The refund does not exist.' },
  ORDER_STATUS_INVALID: { resultStatus: 'F', resultMessage: 'The order status is invalid.' },
  ORDER_IS_CLOSED: { resultStatus: 'F', resultMessage: 'The order is closed.' },
  ORDER_IS_CANCELED: { resultStatus: 'F', resultMessage: 'The order is canceled.' },
  INVALID_AMOUNT: { resultStatus: 'F', resultMessage: 'The amount is invalid.' },
  REFUND_AMOUNT_EXCEED: {
    resultStatus: 'F',
    resultMessage: 'The refund amount is more than the amount that can be refunded.',
  },
  REFUND_WINDOW_EXCEED: { resultStatus: 'F', resultMessage: 'It is too late for a refund.' },
  CANCEL_WINDOW_EXCEED: { resultStatus: 'F', resultMessage: 'It is too late to cancel.' },
  UNKNOWN_EXCEPTION: { resultStatus: 'U', resultMessage: 'An unknown exception occurred.' },
} as const

export type ResultCode = keyof typeof results

// The documented maximum.
const LONGEST_MESSAGE = 256

/** One of Antom's results, with its usual message unless another one is given. */
export function result(resultCode: ResultCode, resultMessage?: string): Result {
  const row = results[resultCode]
  return {
    resultCode,
    resultStatus: row.resultStatus,
    resultMessage: (resultMessage ?? row.resultMessage).slice(0, LONGEST_MESSAGE),
  }
}

/** An answer that has nothing but its result. */
export function refusal(resultCode: ResultCode, resultMessage?: string): Answer {
  return { result: result(resultCode, resultMessage) }
}
