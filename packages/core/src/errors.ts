/** Where a checkout failed. */
export type CheckoutErrorPhase = 'options' | 'session' | 'sdk' | 'page' | 'verification' | 'usage'

/** Stable: what to branch on. */
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

/** Of each code: where it belongs, and whether trying the same again may help. */
const table: Record<CheckoutErrorCode, readonly [CheckoutErrorPhase, boolean]> = {
  INVALID_OPTIONS: ['options', false],
  INVALID_SESSION: ['session', false],
  SESSION_FETCH_FAILED: ['session', true],
  SESSION_TIMEOUT: ['session', true],
  SESSION_EXPIRED: ['session', true],
  SDK_LOAD_FAILED: ['sdk', true],
  SDK_TIMEOUT: ['sdk', true],
  SDK_INCOMPATIBLE: ['sdk', false],
  HOST_NOT_FOUND: ['page', true],
  MOUNT_FAILED: ['page', true],
  PAGE_TIMEOUT: ['page', true],
  VERIFICATION_FAILED: ['verification', true],
  INVALID_STATE: ['usage', false],
}

/** What failed: a stable `code`, and a message that says what was expected, what came and what to do. */
export class CheckoutError extends Error {
  override readonly name = 'CheckoutError'
  declare readonly code: CheckoutErrorCode
  declare readonly phase: CheckoutErrorPhase
  /** Trying the same again may help. */
  declare readonly retryable: boolean
  /** Where the code is explained: a section of this package's README. */
  declare readonly docs: string

  /** Within this package `message` is a word for what came, until `explain.ts` puts it in words. */
  constructor(code: CheckoutErrorCode, message?: string, cause?: unknown, retryable?: boolean) {
    super(message, { cause })
    this.code = code
    this.phase = table[code][0]
    this.retryable = retryable ?? table[code][1]
    this.docs = `@antom-checkout/core/README.md#${code.toLowerCase()}`
  }
}

/** What a step threw; what is not ours, a callback or the SDK did: it becomes the cause of `code`. */
export const asCheckoutError = (error: unknown, code: CheckoutErrorCode): CheckoutError =>
  error instanceof CheckoutError ? error : new CheckoutError(code, undefined, error)
