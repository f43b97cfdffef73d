import * as v from 'valibot'
import type { Antom } from '../antom.ts'
import { cardBrand } from '../page/card/card-brand.ts'
import { outcomeOfCard, outcomeOfScenario, paid, type Outcome } from '../scenarios/outcomes.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { methodsFor } from './payment-method.ts'
import { applyOutcome, createPayment, fail } from './payment.ts'
import { currentPayment, isPayable, type Session } from './session.ts'
import { sessionView, type SessionView } from './session-view.ts'

/** What the page sends when the buyer presses the pay button. */
export interface PayRequest {
  sessionData: string
  methodType: string
  cardNumber?: string | undefined
}

/** `buyer-missing`: Antom refuses cards for orders without a buyer, but only here, not when the session is made. */
export type PayAnswer = { problem: 'buyer-missing' } | { problem?: never; session: SessionView }

const schema = v.object({
  sessionData: v.string(),
  methodType: v.string(),
  cardNumber: v.optional(v.pipe(v.string(), v.regex(/^\d{12,19}$/))),
}) satisfies v.GenericSchema<unknown, PayRequest>

export function readPayRequest(body: unknown): PayRequest | undefined {
  const read = v.safeParse(schema, body)
  return read.success ? read.output : undefined
}

/** Submits a payment. A session that cannot be paid (any more) is not touched: its view says what became of it. */
export function pay(
  antom: Antom,
  { sessionData, methodType, cardNumber }: PayRequest,
  scenario: Scenario,
): PayAnswer {
  const session = antom.sessions.byData(sessionData)
  if (!session || !isPayable(session, antom.clock.now()))
    return { session: sessionView(antom, session) }
  const method = methodsFor(session.request).find(({ type }) => type === methodType)
  if (method?.kind === 'card' && !hasBuyer(session)) return { problem: 'buyer-missing' }

  giveUpCurrent(session)
  const forced = outcomeOfScenario(scenario)
  if (method?.kind === 'card' && cardNumber) {
    const masked = `${'*'.repeat(cardNumber.length - 4)}${cardNumber.slice(-4)}`
    const payment = createPayment(methodType, antom.clock, {
      masked,
      brand: cardBrand(cardNumber)?.code ?? 'OTHER',
    })
    applyOutcome(payment, thisTime(session, forced ?? outcomeOfCard(cardNumber)), antom.clock)
    session.payments.push(payment)
  } else if (method && method.kind !== 'card') {
    const payment = createPayment(methodType, antom.clock)
    // A bank asks about cards alone.
    if (forced && forced.happens !== 'challenge') payment.forced = thisTime(session, forced)
    session.payments.push(payment)
  }
  return { session: sessionView(antom, session) }
}

/** Some outcomes are others once they have been there. */
function thisTime({ payments }: Session, outcome: Outcome): Outcome {
  const wasThere = payments.some(({ resultCode }) => resultCode === outcome.paymentResultCode)
  return outcome.paidNextTime && wasThere ? paid : outcome
}

/** The buyer turned away from a wallet or a QR code and chose again. */
function giveUpCurrent(session: Session): void {
  const payment = currentPayment(session)
  if (payment?.awaitsBuyer) fail(payment, 'USER_CANCELED')
}

// "at least one of" these, protocol §3.1.
function hasBuyer({ request }: Session): boolean {
  const buyer = request.order.buyer ?? {}
  return ['referenceBuyerId', 'buyerPhoneNo', 'buyerEmail'].some((key) => buyer[key])
}
