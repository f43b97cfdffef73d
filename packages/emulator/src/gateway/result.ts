/** The `result` of every answer of Antom: about the call only, never about the payment. */
export interface Result {
  resultCode: string
  /** S: done; F: refused, mend the request; U: unknown, ask again. */
  resultStatus: 'S' | 'F' | 'U'
  resultMessage: string
}

// protocol §3.3. Antom's per-API tables are not public in full; these are the codes that the emulator has a use for.
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
  REPEAT_REQ_INCONSISTENT: {
    resultStatus: 'F',
    resultMessage: 'The paymentRequestId was used before, with other parameters.',
  },
  ORDER_NOT_EXIST: { resultStatus: 'F', resultMessage: 'The order does not exist.' },
} as const

/** One of Antom's results, with its usual message unless another one is given. */
export function result(resultCode: keyof typeof results, resultMessage?: string): Result {
  const row = results[resultCode]
  return {
    resultCode,
    resultStatus: row.resultStatus,
    resultMessage: resultMessage ?? row.resultMessage,
  }
}
