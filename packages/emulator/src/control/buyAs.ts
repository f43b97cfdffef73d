import type { Antom } from '../antom.ts'
import { applyOutcome } from '../payment/settle.ts'
import { pay } from '../payment/pay.ts'
import { methodsFor } from '../payment/paymentMethods.ts'
import { currentAttempt, isPayable, type Session } from '../payment/session.ts'
import { outcomeOfScenario, outcomes, paid } from '../scenarios/outcomes.ts'

/** What a payment comes to: the name of a test card's scenario. */
export type OutcomeName = (typeof outcomes)[number]['scenario']

export interface BuyerOptions {
  /** What the payment comes to: the name of a test card. Default: `success`. */
  readonly outcome?: OutcomeName
  /** A `paymentMethodType` that the session offers. Default: a card where it offers cards, else the first. */
  readonly method?: string
}

const details = { payerEmail: 'buyer@example.com', cpf: '123.456.789-09' }

/** Does what a buyer would on the checkout page, and in the wallet after it. @throws Error when the session cannot be paid so */
export function buyAs(
  antom: Antom,
  session: Session,
  { outcome: name = 'success', method: asked }: BuyerOptions,
): void {
  const outcome = outcomeOfScenario(name)
  if (!outcome) {
    const known = outcomes.map(({ scenario }) => `"${scenario}"`).join(', ')
    throw new Error(`outcome must be one of ${known}, but it was "${name}".`)
  }
  if (!isPayable(session, antom.clock.now())) {
    throw new Error(
      `The payment "${session.request.paymentRequestId}" cannot be paid: it is paid, closed or expired.`,
    )
  }
  const offered = methodsFor(session.request)
  const method =
    asked === undefined
      ? (offered.find(({ kind }) => kind === 'card') ?? offered[0])
      : offered.find(({ type }) => type === asked)
  if (!method) {
    const types = offered.map(({ type }) => type).join(', ')
    throw new Error(`method must be one that the session offers (${types}), but it was "${asked}".`)
  }
  const answer = pay(
    antom,
    { sessionData: session.data, methodType: method.type, cardNumber: outcome.card, details },
    // Only a card has a number that says what it comes to.
    method.kind === 'card' ? 'normal' : name,
  )
  if (answer.problem) {
    throw new Error('The order has no buyer, and Antom takes no card then. Add order.buyer.')
  }
  const attempt = currentAttempt(session)
  if (attempt?.awaitsBuyer && method.kind !== 'card') {
    applyOutcome(antom, session, attempt, attempt.forced ?? paid)
  }
}
