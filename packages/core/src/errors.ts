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

/** Phase of each code, and whether trying again may help. */
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
  readonly code: CheckoutErrorCode
  readonly phase: CheckoutErrorPhase
  /** Trying the same again may help. */
  readonly retryable: boolean
  /** Where the code is explained: a section of this package's README. */
  readonly docs: string

  constructor(
    code: CheckoutErrorCode,
    message: string,
    details: { cause?: unknown; retryable?: boolean } = {},
  ) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined)
    this.code = code
    this.phase = table[code][0]
    this.retryable = details.retryable ?? table[code][1]
    this.docs = `@antom-checkout/core/README.md#${code.toLowerCase()}`
  }
}
