import { CheckoutError } from '../errors.ts'
import type { CheckoutOptions } from '../options.ts'
import { within } from '../time/deadline.ts'

const load = (): Promise<typeof import('./mistakes.ts')> => import('./mistakes.ts')

/** How long an error waits for its text. A network that loaded the SDK may load this, too. */
const EXPLAIN_MS = 1000

/**
 * The error with its text. Steps throw it with a key for the cause. The text is loaded when there is an error; if it
 * cannot be loaded, the code is the text.
 */
export async function explain(
  error: CheckoutError,
  options: CheckoutOptions,
): Promise<CheckoutError> {
  const { code, cause, retryable } = error
  const text = load().then(({ mistake }) => mistake(error, options))
  return new CheckoutError(
    code,
    await within(EXPLAIN_MS, text, code).catch(() => code),
    cause,
    retryable,
  )
}

/** Prints on the console why new `sessionData` is not used now, if there is a `reason`. The text is loaded then. */
export function warn(reason: string | undefined): void {
  if (!reason) return
  load().then(
    ({ warning }) => console.warn(warning(reason)),
    () => {},
  )
}
