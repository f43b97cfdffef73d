import type { CheckoutError } from './errors.ts'
import type { CheckoutEventMap } from './events.ts'
import type { Known } from './state/payment.ts'

/** One attempt to open the page. Its signal aborts when another attempt begins, and on unmount. */
export interface Run {
  readonly signal: AbortSignal
  /** The facts about the payment that the run begins with; `undefined` once it has begun. */
  known?: Known | undefined
  /** The event `sessionRequired` that has no answer yet. */
  question?: CheckoutEventMap['sessionRequired']
  /** `fetchSession` was asked for a status, and answered with a session: asking again in this run is of no use. */
  isAnswered?: boolean
}

/** The newest run, and the promise for everybody who waits. The promise follows the newest run. */
export interface Runs<Result> {
  readonly current: Run
  readonly pending: boolean
  /** The newest promise, pending or settled. */
  readonly promise: Promise<Result>
  /** Aborts the newest run and makes another. */
  readonly renew: (known?: Known) => Run
  /** The pending promise, or a new one. */
  readonly wait: () => Promise<Result>
  readonly settle: (error?: CheckoutError) => void
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
      // A run that no caller waits for shows its failure as a state and an event only.
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
