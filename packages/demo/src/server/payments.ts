import type {
  AntomClient,
  CreatePaymentSessionResponse,
  PaymentStatus,
} from '@antom-checkout/server'
import { isLive, outcomeOf } from './attempt.ts'
import { paymentStatusOf, statusOf } from './order.ts'
import type { Order } from './order.ts'
import type { SessionReason } from './reason.ts'
import { sessionRequest } from './sessionRequest.ts'
import { createTurns } from './turns.ts'

type SessionAnswer = CreatePaymentSessionResponse | { paymentStatus: PaymentStatus }

/** Pays orders: one live session per order, none once it is paid or may be. Rejects when Antom cannot be asked. */
export type Payments = {
  /** Antom's session as it came, or why the order needs none. */
  session: (order: Order, reason: SessionReason) => Promise<SessionAnswer>
  /** Asks Antom about every attempt that is not settled for good, and notes the answers in the order. */
  verify: (order: Order) => Promise<PaymentStatus>
}

export type PaymentsOptions = {
  antom: Pick<AntomClient, 'createPaymentSession' | 'inquiryPayment'>
  /** Where buyers come back to. */
  shopUrl: () => string
  now?: () => number
}

export function createPayments({ antom, shopUrl, now = Date.now }: PaymentsOptions): Payments {
  const inTurn = createTurns()

  async function verify(order: Order): Promise<PaymentStatus> {
    // A FAIL is asked again, too: Antom lets the buyer try another card in the same session.
    const open = order.attempts.filter(
      ({ outcome }) => outcome !== 'paid' && outcome !== 'mismatch',
    )
    await Promise.all(
      open.map(async (attempt) => {
        const answer = await antom.inquiryPayment({ paymentRequestId: attempt.paymentRequestId })
        attempt.outcome = outcomeOf(answer, order.amount)
      }),
    )
    return paymentStatusOf(order)
  }

  async function session(order: Order, reason: SessionReason): Promise<SessionAnswer> {
    const paymentStatus = await verify(order)
    if (paymentStatus === 'SUCCESS' || statusOf(order) === 'review') return { paymentStatus }
    // Also while a try is on its way: a buyer who reloads while a wallet's QR code is open keeps it.
    const newest = order.attempts.at(-1)
    if (reason !== 'retry' && newest?.session && isLive(newest, now())) return newest.session
    return paymentStatus === 'PROCESSING' ? { paymentStatus } : createSession(order)
  }

  async function createSession(order: Order): Promise<CreatePaymentSessionResponse> {
    const first = await attempt(order).catch(() => undefined)
    // After a `U` or no answer at all: once more, with a new paymentRequestId (guide, Step 1).
    return first === undefined || first.result.resultStatus === 'U' ? attempt(order) : first
  }

  async function attempt(order: Order): Promise<CreatePaymentSessionResponse> {
    const paymentRequestId = `${order.id}-${crypto.randomUUID()}`
    // Noted before it is sent, so that it is asked about even if no answer comes.
    const noted: Order['attempts'][number] = { paymentRequestId, outcome: 'unsubmitted' }
    order.attempts.push(noted)
    noted.session = await antom.createPaymentSession(
      sessionRequest(order, paymentRequestId, shopUrl()),
    )
    return noted.session
  }

  return {
    session: (order, reason) => inTurn(order.id, () => session(order, reason)),
    verify: (order) => inTurn(order.id, () => verify(order)),
  }
}
