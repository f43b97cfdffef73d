/** What went wrong, stable across versions. The table in the README says what to do about each. */
export type AntomErrorCode =
  | 'INVALID_CONFIG'
  | 'INVALID_REQUEST'
  | 'NETWORK'
  | 'TIMEOUT'
  | 'HTTP_STATUS'
  | 'UNSIGNED_ERROR'
  | 'UNSIGNED_RESPONSE'
  | 'BAD_SIGNATURE'
  | 'INVALID_RESPONSE'

/**
 * A call that brought no answer that can be trusted. In contrast to a `result` with `F` or `U`, which is Antom's
 * own answer and is returned. The message never holds a key or session data.
 */
export class AntomError extends Error {
  override readonly name = 'AntomError'
  readonly code: AntomErrorCode

  constructor(code: AntomErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}
