import type { ApiResult } from './result.ts'

/** The kind of a failure, stable across versions. ERRORS.md says what to do about each. */
export type AntomErrorCode =
  | 'INVALID_CONFIG'
  | 'INVALID_REQUEST'
  | 'UNKNOWN_ORDER'
  | 'ABORTED'
  | 'NETWORK'
  | 'TIMEOUT'
  | 'HTTP_STATUS'
  | 'UNSIGNED_ERROR'
  | 'UNSIGNED_RESPONSE'
  | 'BAD_SIGNATURE'
  | 'STALE_RESPONSE'
  | 'INVALID_RESPONSE'

/**
 * A call that brought no answer that can be trusted. In contrast, a `result` with `F` or `U` is Antom's own signed
 * answer and is returned. The message never holds a key, session data or a buyer's data.
 */
export class AntomError extends Error {
  override readonly name = 'AntomError'
  readonly code: AntomErrorCode
  /** With UNSIGNED_ERROR: the unsigned refusal. Anybody may have written it, so use it for logs only. */
  readonly result: ApiResult | undefined

  constructor(
    code: AntomErrorCode,
    message: string,
    { cause, result }: { readonly cause?: unknown; readonly result?: ApiResult } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.result = result
  }
}

/** Any other exception, such as one of a getter or a revoked proxy that was passed in, as an `AntomError`. */
export function asAntomError(error: unknown, code: AntomErrorCode): AntomError {
  return error instanceof AntomError
    ? error
    : new AntomError(
        code,
        'The values that are passed in must be readable, but reading one threw. See `cause`.',
        {
          cause: error,
        },
      )
}
