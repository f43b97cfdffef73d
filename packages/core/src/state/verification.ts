import { within } from '../time/deadline.ts'
import { during } from '../time/during.ts'
import type { CheckoutError } from '../errors.ts'
import type { PaymentEvent, PaymentStatus } from '../events.ts'
import type { CheckoutOptions } from '../options.ts'
import { isPaymentStatus } from './results.ts'
import type { Run } from '../run.ts'
import { fieldsOf } from '../session/session.ts'
import { isFinal, startVerification, type FinalStatus } from './verify.ts'

/** How long a mount waits for the server's word on a payment in flight, before it opens the page again. */
const ASK_FIRST_MS = 5000

/** The event to ask about where no message came: the server alone said that something was submitted. */
const unknown: PaymentEvent = { type: 'paymentProcessing', code: 'SDK_PAYMENT_PROCESSING' }

/** Everything that is asked of the merchant's server about a payment. */
export interface Verification {
  /** Verifies a claim while it is wanted: asks again until there is a final answer. */
  run: (claim: PaymentEvent | undefined, isWanted: boolean) => void
  /** Asks `verifyPayment` once, before the page of a payment in flight opens again. */
  askFirst: (claim: PaymentEvent | undefined, signal: AbortSignal) => Promise<unknown>
  /** Asks once more, unless that is under way. `isClosed`: there is no page, so that `fetchSession` may be asked, too. */
  recheck: (claim: PaymentEvent | undefined, run: Run, isClosed: boolean) => void
}

/** `settled` is called with the answer of `run`, `checked` with a final answer of `recheck`. */
export function createVerification(
  options: () => CheckoutOptions,
  settled: (answer: FinalStatus | undefined, error?: CheckoutError) => void,
  checked: (answer: FinalStatus) => void,
): Verification {
  /** The run that asks once more. */
  let asking: Run | undefined
  const ask = async (
    claim: PaymentEvent | undefined,
    signal: AbortSignal,
  ): Promise<PaymentStatus> => options().verifyPayment!(claim ?? unknown, { signal })
  const verify = during((claim: PaymentEvent) =>
    startVerification((signal) => ask(claim, signal), options().timeouts?.verification, settled),
  )

  return {
    run: (claim, isWanted) => verify(isWanted ? (claim ?? unknown) : undefined),
    askFirst(claim, signal) {
      const { verification = ASK_FIRST_MS } = options().timeouts ?? {}
      const ms = Math.min(ASK_FIRST_MS, verification)
      return within(ms, ask(claim, signal), 'VERIFICATION_FAILED').catch(() => undefined)
    },
    recheck(claim, run, isClosed) {
      const { verifyPayment, fetchSession, timeouts } = options()
      if (asking === run) return
      if (!verifyPayment && !(fetchSession && isClosed && !run.isAnswered)) return
      asking = run
      const { signal } = run
      const once = async (): Promise<unknown> => {
        if (verifyPayment) return ask(claim, signal)
        const { paymentStatus } = fieldsOf(await fetchSession!({ reason: 'initial', signal }))
        run.isAnswered = !isPaymentStatus(paymentStatus)
        return paymentStatus
      }
      void within(timeouts?.verification, once(), 'VERIFICATION_FAILED')
        .catch(() => {})
        .then((answer) => {
          if (asking === run) asking = undefined
          if (!signal.aborted && isFinal(answer)) checked(answer)
        })
    },
  }
}
