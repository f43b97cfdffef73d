import type { Antom } from '../antom.ts'
import { captureMessage, paymentMessage } from '../notify/messages.ts'
import type { Outcome } from '../scenarios/outcomes.ts'
import { money } from '../shared/money.ts'
import type { Tone } from '../timeline/entry.ts'
import { createId } from './createId.ts'
import { captureAll } from './funds.ts'
import type { Session } from './session.ts'

/** One try of the buyer to pay. A session has as many as the buyer made; all of them have the session's one `paymentId`. */
export interface Attempt {
  /** The address of its wallet page. Antom's API never shows it. */
  id: string
  methodType: string
  status: 'PROCESSING' | 'SUCCESS' | 'FAIL' | 'CANCELLED'
  resultCode: string
  /** The buyer is at a wallet, a QR code or the bank, and has not decided there yet. */
  awaitsBuyer: boolean
  /** After a failure: this session cannot be paid any more. */
  needsNewSession: boolean
  createdAt: number
  paidAt?: number
  card?: Card
  /** The outcome once the buyer confirms in a wallet. Default: it is paid. */
  forced?: Outcome
}

/** The part of a card that is kept. The number itself is forgotten once the outcome is chosen. */
export interface Card {
  masked: string
  brand: string
  /** The buyer asked to save the card. Antom returns the token once the card is charged. */
  token?: string
}

export function createAttempt(methodType: string, now: number, card?: Card): Attempt {
  return {
    id: createId(now),
    methodType,
    status: 'PROCESSING',
    resultCode: 'PAYMENT_IN_PROCESS',
    awaitsBuyer: !card,
    needsNewSession: false,
    createdAt: now,
    ...(card && { card }),
  }
}

/** Applies an outcome: now, or later for one that settles later. */
export function applyOutcome(
  antom: Antom,
  session: Session,
  attempt: Attempt,
  outcome: Outcome,
): void {
  const { clock, sender } = antom
  attempt.awaitsBuyer = false
  switch (outcome.happens) {
    case 'success':
      return succeed(antom, session, attempt)
    case 'failure':
      return fail(antom, session, attempt, outcome.paymentResultCode, outcome.needsNewSession)
    case 'processing':
      note(antom, session, attempt, 'processing', 'busy')
      if (outcome.paidAfter) {
        clock.after(outcome.paidAfter, () => {
          succeed(antom, session, attempt)
          return sender.idle()
        })
      }
      return
    case 'challenge':
      attempt.awaitsBuyer = true
      note(antom, session, attempt, 'the bank asks the buyer', 'busy')
  }
}

/** A line of the timeline about the buyer's attempt. */
export function note(
  { timeline }: Pick<Antom, 'timeline'>,
  { paymentId, request }: Session,
  { methodType, card }: Attempt,
  detail: string,
  tone: Tone,
): void {
  const means = card ? `${methodType} •••• ${card.masked.slice(-4)}` : methodType
  timeline.add({
    kind: 'buyer',
    title: `${means}, ${money(request.paymentAmount, 'en')}`,
    detail,
    tone,
    subject: `payment-${paymentId}`,
    paymentId,
  })
}

function succeed(antom: Antom, session: Session, attempt: Attempt): void {
  const { clock, sender } = antom
  if (attempt.status !== 'PROCESSING') {
    return
  }
  attempt.status = 'SUCCESS'
  attempt.resultCode = 'SUCCESS'
  attempt.paidAt = clock.now()
  note(antom, session, attempt, 'paid', 'good')
  const { paymentNotifyUrl: url } = session.request
  sender.send(url, session.paymentId, paymentMessage(session))
  const capture = captureAll(session, attempt, clock.now())
  if (capture) {
    note(antom, session, attempt, 'captured by Antom itself', 'good')
    sender.send(url, session.paymentId, captureMessage(session, capture))
  }
}

export function fail(
  antom: Pick<Antom, 'timeline'>,
  session: Session,
  attempt: Attempt,
  resultCode: string,
  needsNewSession = false,
): void {
  if (attempt.status !== 'PROCESSING') {
    return
  }
  attempt.awaitsBuyer = false
  attempt.status = 'FAIL'
  attempt.resultCode = resultCode
  attempt.needsNewSession = needsNewSession
  note(antom, session, attempt, resultCode, 'bad')
}

/** The merchant canceled the payment: whatever the attempt was, its money is released or goes back. */
export function cancelAttempt(attempt: Attempt): void {
  attempt.awaitsBuyer = false
  attempt.status = 'CANCELLED'
  attempt.resultCode = 'ORDER_IS_CANCELED'
}
