import { CheckoutError } from '../errors.ts'
import type { PaymentStatus } from '../events.ts'
import type { Stop } from '../stop.ts'
import { isFinalStatus, isPaymentStatus, type FinalStatus } from './results.ts'

const ASK_AGAIN_AFTER_MS = 3000

/**
 * Asks the merchant's server until there is a final answer, but no longer than `ms` milliseconds. `settled` gets the
 * answer, or none if the time is over, with an error if the last ask had no answer at all.
 */
export function askAgain(
  ask: (signal: AbortSignal) => Promise<PaymentStatus>,
  ms = 60_000,
  settled: (answer: FinalStatus | undefined, error?: CheckoutError) => void,
): Stop {
  const controller = new AbortController()
  const { signal } = controller
  let pause: ReturnType<typeof setTimeout> | undefined
  let isSilent = true
  let cause: unknown
  const stop = (): void => {
    controller.abort()
    clearTimeout(deadline)
    clearTimeout(pause)
  }
  const deadline = setTimeout(() => {
    stop()
    settled(
      undefined,
      isSilent ? new CheckoutError('VERIFICATION_FAILED', `${ms} ms`, cause) : undefined,
    )
  }, ms)
  const round = async (): Promise<void> => {
    let answer: unknown
    isSilent = true
    try {
      answer = await ask(signal)
      isSilent = !isPaymentStatus(answer)
    } catch (error) {
      cause = error
    }
    if (signal.aborted) return
    if (isFinalStatus(answer)) {
      stop()
      settled(answer)
    } else pause = setTimeout(round, ASK_AGAIN_AFTER_MS)
  }
  // In a microtask: a callback that unmounts before its first `await` must find the stop in place.
  queueMicrotask(() => {
    if (!signal.aborted) void round()
  })
  return stop
}
