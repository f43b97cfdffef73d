import type { CheckoutError } from './errors.ts'

/** Waits for `work`, but no longer than `ms` milliseconds, and not after `signal` aborts. */
export function within<Result>(
  ms: number,
  signal: AbortSignal,
  work: Promise<Result>,
  late: () => CheckoutError,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms)
    const stop = (): void => clearTimeout(timer)
    signal.addEventListener('abort', stop)
    work.then(resolve, reject).finally(() => {
      stop()
      signal.removeEventListener('abort', stop)
    })
  })
}
