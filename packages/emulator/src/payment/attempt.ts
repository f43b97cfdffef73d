import type { Outcome } from '../scenarios/outcomes.ts'
import { createId } from './createId.ts'

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

/** The merchant canceled the payment: whatever the attempt was, its money is released or goes back. */
export function cancelAttempt(attempt: Attempt): void {
  attempt.awaitsBuyer = false
  attempt.status = 'CANCELLED'
  attempt.resultCode = 'ORDER_IS_CANCELED'
}
