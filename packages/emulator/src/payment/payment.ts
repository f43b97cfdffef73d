import { randomInt } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Outcome } from '../scenarios/outcomes.ts'

/** One try of the buyer to pay. A session has as many as the buyer made; the newest one counts. */
export interface Payment {
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
  /** What it comes to once the buyer confirms it in a wallet. Default: it is paid. */
  forced?: Outcome
}

/** What is kept of a card. The number itself is forgotten once the outcome is chosen. */
export interface Card {
  masked: string
  brand: string
}

export function createPayment(methodType: string, clock: Clock, card?: Card): Payment {
  return {
    id: paymentId(clock.now()),
    methodType,
    status: 'PROCESSING',
    resultCode: 'PAYMENT_IN_PROCESS',
    awaitsBuyer: !card,
    needsNewSession: false,
    createdAt: clock.now(),
    ...(card && { card }),
  }
}

/** Lets a payment come to what its outcome says, now or, for one that settles later, in its time. */
export function applyOutcome(payment: Payment, outcome: Outcome, clock: Clock): void {
  payment.awaitsBuyer = false
  switch (outcome.happens) {
    case 'success':
      return succeed(payment, clock)
    case 'failure':
      return fail(payment, outcome.paymentResultCode, outcome.needsNewSession)
    case 'processing':
      if (outcome.paidAfter) clock.after(outcome.paidAfter, () => succeed(payment, clock))
      return
    case 'challenge':
      payment.awaitsBuyer = true
  }
}

function succeed(payment: Payment, clock: Clock): void {
  if (payment.status !== 'PROCESSING') return
  payment.status = 'SUCCESS'
  payment.resultCode = 'SUCCESS'
  payment.paidAt = clock.now()
}

export function fail(payment: Payment, resultCode: string, needsNewSession = false): void {
  if (payment.status !== 'PROCESSING') return
  payment.awaitsBuyer = false
  payment.status = 'FAIL'
  payment.resultCode = resultCode
  payment.needsNewSession = needsNewSession
}

/** 35 digits that begin with the day, as Antom's are. Hard to guess, since it is also the address of a wallet page. */
function paymentId(now: number): string {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '')
  return day + Array.from({ length: 27 }, () => randomInt(10)).join('')
}
