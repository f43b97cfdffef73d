import * as v from 'valibot'
import type { Antom } from './antom.ts'
import { cardBrand } from './page/card-brand.ts'
import { outcomeOfCard } from './outcomes.ts'
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
export function pay(antom: Antom, { sessionData, methodType, cardNumber }: PayRequest): PayAnswer {
  const session = antom.sessions.byData(sessionData)
  if (!session || !isPayable(session, antom.clock.now()))
    return { session: sessionView(antom, session) }
  const method = methodsFor(session.request).find(({ type }) => type === methodType)
  if (method?.kind === 'card' && !hasBuyer(session)) return { problem: 'buyer-missing' }

  giveUpCurrent(session)
  if (method?.kind === 'card' && cardNumber) {
    const masked = `${'*'.repeat(cardNumber.length - 4)}${cardNumber.slice(-4)}`
    const payment = createPayment(methodType, antom.clock, {
      masked,
      brand: cardBrand(cardNumber)?.code ?? 'OTHER',
    })
    applyOutcome(payment, antom.forced ?? outcomeOfCard(cardNumber), antom.clock)
    session.payments.push(payment)
  } else if (method && method.kind !== 'card') {
    session.payments.push(createPayment(methodType, antom.clock))
  }
  return { session: sessionView(antom, session) }
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
