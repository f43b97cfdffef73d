import { within } from '../time/deadline.ts'
import { CheckoutError } from '../errors.ts'
import type { CheckoutOptions } from '../options.ts'

const load = (): Promise<typeof import('./mistakes.ts')> => import('./mistakes.ts')

/** How long an error waits for its text. A network that took the SDK may take this, too. */
const EXPLAIN_MS = 1000

/**
 * The error as the outside hears of it. The steps throw it with a word for what came; the text is loaded when there is
 * something to explain, and where it cannot be, the code must do.
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

/** Says on the console why new `sessionData` is not used now, if there is a `reason`. The text is loaded then. */
export function warn(reason: string | undefined): void {
  if (!reason) return
  load().then(
    ({ warning }) => console.warn(warning(reason)),
    () => {},
  )
}
