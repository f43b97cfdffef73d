import { CheckoutError, type CheckoutErrorCode } from '../errors.ts'

/**
 * Waits for `work`, but no longer than `ms` milliseconds. The default is that of most steps.
 * @throws CheckoutError with `code` when the time is over
 */
export function within<Result>(
  ms = 15_000,
  work: Promise<Result>,
  code: CheckoutErrorCode,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout>
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CheckoutError(code, `${ms} ms`)), ms)
  })
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer))
}
