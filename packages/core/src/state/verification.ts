import type { CheckoutError } from '../errors.ts'
import type { PaymentEvent, PaymentStatus } from '../events.ts'
import type { CheckoutOptions } from '../options.ts'
import type { Run, Runs } from '../run.ts'
import { fieldsOf } from '../session/session.ts'
import { within } from '../time/deadline.ts'
import { during } from '../time/during.ts'
import { askAgain } from './askAgain.ts'
import { isRecheckable, statusOf, type Answer, type Input, type Payment } from './payment.ts'
import { isFinalStatus, isPaymentStatus } from './results.ts'
import type { MaybeEvent } from './store.ts'

/** How long a mount waits for the server's answer about a payment in flight, before it opens the page again. */
const ASK_FIRST_MS = 5000

/** Stands for a claim if no message came, only the server's answer that something was submitted. */
const unknown: PaymentEvent = { type: 'paymentProcessing', code: 'SDK_PAYMENT_PROCESSING' }

/** Everything that the merchant's server is asked about a payment (DESIGN.md#verification). */
export interface Verification {
  /** Starts or stops asking: it goes on while the payment is `verifying` and the checkout is mounted. */
  readonly update: (isMounted: boolean) => void
  /** Asks `verifyPayment` once, before the page of a payment in flight opens again. */
  readonly askFirst: (signal: AbortSignal) => Promise<void>
  /** Asks once more if the outcome is open, unless such an ask is pending. */
  readonly recheck: () => void
  /** Continues with an outcome that is shown in the place of the page. */
  readonly resume: () => void
  /** Applies an answer of the merchant's server. */
  readonly answered: (by: Answer['by'], paymentStatus: Answer['paymentStatus']) => void
}

/** The verbs of a checkout that an answer needs. */
interface Verbs {
  /** The payment after an input, without applying it. */
  readonly next: (input: Input) => Payment
  readonly apply: (input: Input, ...events: MaybeEvent[]) => void
  readonly fail: (error: CheckoutError, isEnd: boolean) => Promise<void>
}

export function createVerification(
  options: () => CheckoutOptions,
  payment: () => Payment,
  runs: Pick<Runs<unknown>, 'current' | 'pending'>,
  { next, apply, fail }: Verbs,
): Verification {
  /** The run that asks once more. */
  let asking: Run | undefined
  const claim = (): PaymentEvent => payment().known.claim ?? unknown
  const ask = async (signal: AbortSignal, event = claim()): Promise<PaymentStatus> =>
    options().verifyPayment!(event, { signal })
  const verify = during((event: PaymentEvent) =>
    askAgain(
      (signal) => ask(signal, event),
      options().timeouts?.verification,
      (answer, error) => {
        answered('verification', answer)
        if (error) void fail(error, false)
      },
    ),
  )

  function answered(by: Answer['by'], paymentStatus: Answer['paymentStatus']): void {
    const input: Answer = { type: 'answered', by, paymentStatus }
    const isSettled = by !== 'session' && isFinalStatus(paymentStatus)
    if (next(input) !== payment()) {
      apply(input, isSettled && { type: 'verificationSettled', paymentStatus })
    }
  }

  function recheck(): void {
    const { verifyPayment, fetchSession, timeouts } = options()
    const run = runs.current
    if (!isRecheckable(payment()) || runs.pending || asking === run) return
    // Without a page, `fetchSession` may answer a status, too.
    const isClosed = !payment().pageOpen && statusOf(payment()) === 'processing'
    if (!verifyPayment && !(fetchSession && isClosed && !run.isAnswered)) return
    asking = run
    const { signal } = run
    const once = async (): Promise<unknown> => {
      if (verifyPayment) return ask(signal)
      const { paymentStatus } = fieldsOf(await fetchSession!({ reason: 'initial', signal }))
      run.isAnswered = !isPaymentStatus(paymentStatus)
      return paymentStatus
    }
    void within(timeouts?.verification, once(), 'VERIFICATION_FAILED')
      .catch(() => {})
      .then((answer) => {
        if (asking === run) asking = undefined
        if (!signal.aborted && isFinalStatus(answer)) answered('check', answer)
      })
  }

  return {
    answered,
    recheck,

    resume() {
      if (!options().verifyPayment) apply({ type: 'trust' })
      recheck()
    },

    update(isMounted) {
      const isWanted = isMounted && payment().known.outcome === 'verifying'
      verify(isWanted && options().verifyPayment ? claim() : undefined)
    },

    async askFirst(signal) {
      const ms = Math.min(ASK_FIRST_MS, options().timeouts?.verification ?? ASK_FIRST_MS)
      const answer = await within(ms, ask(signal), 'VERIFICATION_FAILED').catch(() => undefined)
      if (signal.aborted || payment().known.outcome) return
      if (answer === 'SUCCESS' || answer === 'FAIL') answered('check', answer)
    },
  }
}
