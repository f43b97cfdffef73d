import type {
  Amount,
  CreatePaymentSessionResponse,
  InquiryPaymentResponse,
} from '@antom-checkout/server'

/** What became of one attempt, as Antom's signed answer says. `mismatch`: paid, but not the order's amount. */
export type Outcome = 'unsubmitted' | 'processing' | 'paid' | 'mismatch' | 'failed' | 'canceled'

/** One try to pay an order: one `paymentRequestId`, at most one session. */
export type Attempt = {
  paymentRequestId: string
  outcome: Outcome
  session?: CreatePaymentSessionResponse
}

/** Reads Antom's answer about an attempt. Nothing but SUCCESS with this very amount is `paid`. */
export function outcomeOf(answer: InquiryPaymentResponse, amount: Amount): Outcome {
  switch (answer.paymentStatus) {
    case 'SUCCESS':
      return sameAmount(answer.paymentAmount, amount) ? 'paid' : 'mismatch'
    case 'FAIL':
      return 'failed'
    case 'CANCELLED':
      return 'canceled'
    case 'PROCESSING':
    case 'PENDING':
      return 'processing'
    case undefined:
      return withoutStatus(answer)
  }
}

function withoutStatus({ result }: InquiryPaymentResponse): Outcome {
  if (result.resultCode === 'ORDER_NOT_EXIST') return 'unsubmitted'
  throw new Error(
    `Antom could not say how the payment stands: ${result.resultStatus} ${result.resultCode}`,
  )
}

function sameAmount(paid: Amount | undefined, due: Amount): boolean {
  return paid?.value === due.value && paid.currency === due.currency
}

/** Whether the buyer can still pay with this attempt's session. */
export function isLive({ outcome, session }: Attempt, now: number): boolean {
  if (!/^(unsubmitted|processing)$/.test(outcome) || session?.result.resultStatus !== 'S') {
    return false
  }
  return !(Date.parse(session.paymentSessionExpiryTime ?? '') <= now)
}
