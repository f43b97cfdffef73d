import type { Stop } from './emitter.ts'
import { CheckoutError } from './errors.ts'
import type { PaymentStatus } from './events.ts'

const ASK_AGAIN_AFTER_MS = 3000

export type FinalStatus = 'SUCCESS' | 'FAIL' | 'CANCELLED'

export interface VerifierOptions {
  readonly ask: (signal: AbortSignal) => Promise<PaymentStatus>
  /** How long to ask, in milliseconds. */
  readonly ms: () => number
  /** `undefined`: no final answer in time; `error` if the last ask had no answer at all. */
  readonly settled: (
    paymentStatus: FinalStatus | undefined,
    error: CheckoutError | undefined,
  ) => void
  /** A single ask had a final answer. */
  readonly rechecked: (paymentStatus: FinalStatus) => void
}

export interface Verifier {
  /** Asks until the merchant's server knows how the payment went, or the time is over. */
  start: () => void
  /** Asks once, unless an ask is under way. */
  recheck: () => void
  stop: Stop
}

export function createVerifier({ ask, ms, settled, rechecked }: VerifierOptions): Verifier {
  let controller: AbortController | undefined
  let deadline: ReturnType<typeof setTimeout> | undefined
  let pause: ReturnType<typeof setTimeout> | undefined

  const stop = (): void => {
    controller?.abort()
    controller = undefined
    clearTimeout(deadline)
    clearTimeout(pause)
  }
  const begin = (): AbortSignal => {
    stop()
    controller = new AbortController()
    return controller.signal
  }

  return {
    start() {
      const signal = begin()
      const limit = ms()
      let silence: { cause: unknown } | undefined
      deadline = setTimeout(() => {
        stop()
        settled(undefined, silence && noAnswer(limit, silence))
      }, limit)
      const round = async (): Promise<void> => {
        silence = { cause: undefined }
        const answer = await ask(signal).then(
          (status) => {
            if (isAnswer(status)) silence = undefined
            return status
          },
          (cause: unknown) => {
            silence = { cause }
          },
        )
        if (signal.aborted) return
        if (isFinal(answer)) {
          stop()
          settled(answer, undefined)
        } else pause = setTimeout(() => void round(), ASK_AGAIN_AFTER_MS)
      }
      void round()
    },
    recheck() {
      if (controller) return
      const signal = begin()
      ask(signal)
        .catch(() => undefined)
        .then((answer) => {
          if (signal.aborted) return
          stop()
          if (isFinal(answer)) rechecked(answer)
        })
        .catch(reportError)
    },
    stop,
  }
}

const isFinal = (status: unknown): status is FinalStatus =>
  status === 'SUCCESS' || status === 'FAIL' || status === 'CANCELLED'

const isAnswer = (status: unknown): boolean =>
  isFinal(status) || status === 'PROCESSING' || status === 'PENDING'

const noAnswer = (limit: number, details: { cause: unknown }): CheckoutError =>
  new CheckoutError(
    'VERIFICATION_FAILED',
    `verifyPayment must answer within ${limit} ms, but it did not. The payment may have succeeded: look at the order.`,
    details,
  )
