import * as v from 'valibot'
import type { Antom } from '../antom.ts'
import { cardBrand } from '../shared/cardBrand.ts'
import { detailProblem } from '../shared/details.ts'
import { outcomeOfCard, outcomeOfScenario, paid, type Outcome } from '../scenarios/outcomes.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { createAttempt, type Attempt, type Card } from './attempt.ts'
import { applyOutcome, fail, note } from './settle.ts'
import { methodsFor, type Detail, type PaymentMethod } from './paymentMethods.ts'
import { currentAttempt, isPayable, type Session } from './session.ts'
import { sessionView, type SessionView } from './sessionView.ts'

/** The request of the page when the buyer presses a pay button. */
export interface PayRequest {
  sessionData: string
  methodType: string
  cardNumber?: string | undefined
  /** The buyer agreed to save this card. */
  saveCard?: boolean | undefined
  /** The token of a saved card, in place of a number. */
  savedCard?: string | undefined
  /** The fields that the payment method asks for. */
  details?: Partial<Record<Detail, string | undefined>> | undefined
}

/**
 * `buyer-missing`: Antom refuses cards for orders without a buyer, but only here, not when the session is made.
 * `details-wrong`: a field that the method asks for is missing or wrong.
 */
export type PayAnswer =
  | { problem: 'buyer-missing' | 'details-wrong' }
  | { problem?: never; session: SessionView }

const schema = v.object({
  sessionData: v.string(),
  methodType: v.string(),
  cardNumber: v.optional(v.pipe(v.string(), v.regex(/^\d{12,19}$/))),
  saveCard: v.optional(v.boolean()),
  savedCard: v.optional(v.string()),
  details: v.optional(
    v.object({ payerEmail: v.optional(v.string()), cpf: v.optional(v.string()) }),
  ),
}) satisfies v.GenericSchema<unknown, PayRequest>

export function readPayRequest(body: unknown): PayRequest | undefined {
  const read = v.safeParse(schema, body)
  return read.success ? read.output : undefined
}

/** Submits a payment. A session that cannot be paid (any more) is not touched: its view shows its result. */
export function pay(antom: Antom, request: PayRequest, scenario: Scenario): PayAnswer {
  const session = antom.sessions.byData(request.sessionData)
  if (!session || !isPayable(session, antom.clock.now())) {
    return { session: sessionView(antom, session) }
  }
  const method = methodsFor(session.request).find(({ type }) => type === request.methodType)
  if (method?.kind === 'card' && !hasBuyer(session)) {
    return { problem: 'buyer-missing' }
  }
  if (method?.asks?.some((detail) => detailProblem(detail, request.details?.[detail] ?? ''))) {
    return { problem: 'details-wrong' }
  }
  giveUpCurrent(antom, session)
  if (method) {
    submit(antom, session, method, request, outcomeOfScenario(scenario))
  }
  return { session: sessionView(antom, session) }
}

function submit(
  antom: Antom,
  session: Session,
  { type, kind }: PaymentMethod,
  request: PayRequest,
  forced: Outcome | undefined,
): void {
  const { sessions, clock } = antom
  if (kind === 'card') {
    const paying = cardOf(antom, session, request)
    if (paying) {
      const attempt = createAttempt(type, clock.now(), paying.card)
      const outcome = thisTime(session, forced ?? paying.outcome)
      sessions.addAttempt(session, attempt)
      applyOutcome(antom, session, attempt, outcome)
    }
    return
  }
  const attempt = createAttempt(type, clock.now())
  // Only cards have a bank that asks the buyer.
  const outcome = forced && forced.happens !== 'challenge' ? thisTime(session, forced) : paid
  sessions.addAttempt(session, attempt)
  if (kind === 'device') {
    applyOutcome(antom, session, attempt, outcome)
  } else {
    attempt.forced = outcome
    note(antom, session, attempt, 'the buyer is at the wallet', 'busy')
  }
}

/** The card of a request, and its outcome; undefined when the request has no card that can be read. */
function cardOf(
  { savedCards }: Antom,
  { request }: Session,
  { cardNumber, saveCard, savedCard }: PayRequest,
): { card: Card; outcome: Outcome } | undefined {
  const offered = request.savedPaymentMethods?.some((each) => each.paymentMethodId === savedCard)
  if (savedCard !== undefined) {
    const saved = offered ? savedCards.byToken(savedCard) : undefined
    return saved && { card: cardWithout(saved), outcome: saved.outcome }
  }
  if (cardNumber === undefined) {
    return undefined
  }
  const outcome = outcomeOfCard(cardNumber)
  const card = {
    masked: `${'*'.repeat(cardNumber.length - 4)}${cardNumber.slice(-4)}`,
    brand: cardBrand(cardNumber)?.code ?? 'OTHER',
  }
  const mode = request.availablePaymentMethod?.paymentMethodMetaData?.tokenizeMode
  const isSaved = mode === 'ENABLED' || (mode === 'ASKFORCONSENT' && saveCard === true)
  return { card: isSaved ? cardWithout(savedCards.save(card, outcome)) : card, outcome }
}

function cardWithout({ masked, brand, token }: Card): Card {
  return { masked, brand, ...(token && { token }) }
}

/** Some outcomes change once they have happened. */
function thisTime({ attempts }: Session, outcome: Outcome): Outcome {
  const wasThere = attempts.some(({ resultCode }) => resultCode === outcome.paymentResultCode)
  return outcome.paidNextTime && wasThere ? paid : outcome
}

/** The buyer turned away from a wallet or a QR code and chose again. */
function giveUpCurrent(antom: Antom, session: Session): void {
  const attempt: Attempt | undefined = currentAttempt(session)
  if (attempt?.awaitsBuyer) {
    fail(antom, session, attempt, 'USER_CANCELED')
  }
}

// At least one of these (PROTOCOL.md, "The buyer of an order").
function hasBuyer({ request }: Session): boolean {
  const buyer = request.order.buyer ?? {}
  return Boolean(buyer.referenceBuyerId || buyer.buyerPhoneNo || buyer.buyerEmail)
}
