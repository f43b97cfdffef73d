import type { CheckoutError } from './errors.ts'

/** Waits for `work`, but no longer than `ms` milliseconds. */
export function within<Result>(
  ms: number,
  work: Promise<Result>,
  late: () => CheckoutError,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout>
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms)
  })
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer))
}
