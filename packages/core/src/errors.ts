/** The step in which a checkout failed. */
export type CheckoutErrorPhase = 'options' | 'session' | 'sdk' | 'page' | 'verification' | 'usage'

/** Stable: write conditions on it. */
export type CheckoutErrorCode =
  | 'INVALID_OPTIONS'
  | 'INVALID_SESSION'
  | 'SESSION_FETCH_FAILED'
  | 'SESSION_TIMEOUT'
  | 'SESSION_EXPIRED'
  | 'SDK_LOAD_FAILED'
  | 'SDK_TIMEOUT'
  | 'SDK_INCOMPATIBLE'
  | 'HOST_NOT_FOUND'
  | 'MOUNT_FAILED'
  | 'PAGE_TIMEOUT'
  | 'VERIFICATION_FAILED'
  | 'INVALID_STATE'

/** The name of most codes contains their phase. */
const phaseOf = (code: CheckoutErrorCode): CheckoutErrorPhase =>
  code === 'INVALID_STATE'
    ? 'usage'
    : ((/OPTIONS|SESSION|SDK|VERIFICATION/.exec(code)?.[0].toLowerCase() ??
        'page') as CheckoutErrorPhase)

/** An error with a stable `code`, and a message that says what was expected, what came and what to do. */
export class CheckoutError extends Error {
  override readonly name = 'CheckoutError'
  declare readonly code: CheckoutErrorCode
  declare readonly phase: CheckoutErrorPhase
  /** Whether trying the same again may help. */
  declare readonly retryable: boolean
  /** Where the code is explained: a section of this package's README. */
  declare readonly docs: string

  /** Inside this package `message` is a key for the cause, until `explain.ts` turns it into a sentence. */
  constructor(code: CheckoutErrorCode, message?: string, cause?: unknown, retryable?: boolean) {
    super(message, { cause })
    this.code = code
    this.phase = phaseOf(code)
    this.retryable = retryable ?? !/^INVALID|INCOMPATIBLE/.test(code)
    this.docs = `https://npmjs.com/package/@antom-checkout/core#${code.toLowerCase()}`
  }
}

/** An error of ours stays as it is. Any other error becomes the cause of an error with `code`. */
export const asCheckoutError = (error: unknown, code: CheckoutErrorCode): CheckoutError =>
  error instanceof CheckoutError ? error : new CheckoutError(code, undefined, error)
