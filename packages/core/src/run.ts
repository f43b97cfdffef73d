import type { CheckoutError } from './errors.ts'
import type { CheckoutEventMap } from './events.ts'
import type { Known } from './state/payment.ts'

/** One attempt to open the page. Its signal aborts when another begins, or when nobody waits for it. */
export interface Run {
  readonly signal: AbortSignal
  /** The payment that the run begins with; `undefined` once it has begun. */
  known?: Known | undefined
  /** The merchant was asked for a session, and has not answered. */
  question?: CheckoutEventMap['sessionRequired']
  /** The merchant's server was asked once more, and answered with a session: it does not know better. */
  isAnswered?: boolean
}

/** The newest run, and the promise of everybody who waits: it follows the newest run. */
export interface Runs<Result> {
  readonly current: Run
  readonly pending: boolean
  /** The newest promise, pending or not. */
  readonly promise: Promise<Result>
  /** Ends the newest run and makes another. */
  renew: (known?: Known) => Run
  /** The pending promise, or a new one. */
  wait: () => Promise<Result>
  settle: (error?: CheckoutError) => void
}

export function createRuns<Result>(result: () => Result): Runs<Result> {
  let controller: AbortController | undefined
  let end: ((error?: CheckoutError) => void) | undefined
  const runs = {
    pending: false,
    renew(known) {
      controller?.abort()
      controller = new AbortController()
      return (runs.current = { signal: controller.signal, known })
    },
    wait() {
      if (runs.pending) return runs.promise
      runs.pending = true
      runs.promise = new Promise((resolve, reject) => {
        end = (error) => (error ? reject(error) : resolve(result()))
      })
      // A run that no call asked for fails as a state and an event alone.
      runs.promise.catch(() => {})
      return runs.promise
    },
    settle(error) {
      end?.(error)
      runs.pending = false
    },
  } as { -readonly [Key in keyof Runs<Result>]: Runs<Result>[Key] }
  runs.renew()
  return runs
}
