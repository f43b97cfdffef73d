import type { Antom } from '../antom.ts'
import { captureMessage, paymentMessage } from '../notify/messages.ts'
import type { Outcome } from '../scenarios/outcomes.ts'
import { money } from '../shared/money.ts'
import type { Tone } from '../timeline/entry.ts'
import type { Attempt } from './attempt.ts'
import { captureAll } from './captureAll.ts'
import type { Session } from './session.ts'

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
