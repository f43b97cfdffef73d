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

/** Which codes belong to a phase; the first that fits. */
const phases: readonly (readonly [CheckoutErrorPhase, RegExp])[] = [
  ['session', /SESSION/],
  ['sdk', /SDK/],
  ['page', /HOST|MOUNT|PAGE/],
  ['verification', /VERIFICATION/],
  ['options', /OPTIONS/],
  ['usage', /STATE/],
]

/** What is invalid or incompatible stays so until somebody mends it. */
const lasting = /^INVALID|INCOMPATIBLE/

/** What failed: a stable `code`, and a message that says what was expected, what came and what to do. */
export class CheckoutError extends Error {
  override readonly name = 'CheckoutError'
  readonly code: CheckoutErrorCode
  readonly phase: CheckoutErrorPhase
  /** Trying the same again may help. */
  readonly retryable: boolean
  /** Where the code is explained: a section of this package's README. */
  readonly docs: string

  constructor(code: CheckoutErrorCode, message: string, cause?: unknown, retryable?: boolean) {
    super(message, { cause })
    this.code = code
    this.phase = phases.find(([, codes]) => codes.test(code))![0]
    this.retryable = retryable ?? !lasting.test(code)
    this.docs = `@antom-checkout/core/README.md#${code.toLowerCase()}`
  }
}

/** An error whose explanation is loaded when there is something to explain; without it, the code must do. */
export const explained = async (
  code: CheckoutErrorCode,
  explain: (mistakes: typeof import('./mistakes.ts')) => string,
): Promise<CheckoutError> =>
  new CheckoutError(code, await import('./mistakes.ts').then(explain, () => code))
