import type { Antom } from '../antom.ts'
import type { Amount } from '../gateway/amount.ts'
import type { Attempt } from '../payment/attempt.ts'
import type { Capture, Refund } from '../payment/funds.ts'
import { currentAttempt, isPayable, paymentStatus, type Session } from '../payment/session.ts'

/** One try of a buyer to pay. */
export interface PaymentAttempt {
  readonly methodType: string
  readonly status: Attempt['status']
  readonly resultCode: string
  readonly createdAt: number
  /** The card with all digits but the last four masked, if it was one. */
  readonly card?: string
}

/** A payment of the emulator, from its session to its last refund. */
export interface Payment {
  readonly paymentId: string
  readonly paymentRequestId: string
  /** The shop's `referenceOrderId`. */
  readonly orderId: string
  readonly description: string
  readonly amount: Amount
  /** `OPEN`: nobody has submitted anything yet. `EXPIRED`: nobody has, and the session has ended. The others are Antom's. */
  readonly status: 'OPEN' | 'EXPIRED' | Attempt['status']
  /** Whether a buyer can pay it now. */
  readonly isPayable: boolean
  readonly createdAt: number
  readonly expiresAt: number
  /** When it was paid. */
  readonly paidAt?: number
  readonly canceledAt?: number
  /** Oldest first. */
  readonly attempts: readonly PaymentAttempt[]
  readonly captures: readonly Capture[]
  readonly isFullyCaptured: boolean
  readonly refunds: readonly Refund[]
  readonly notifyUrl?: string
  /** The checkout page of its session, as the whole browser shows it (`normalUrl`). */
  readonly url: string
}

export function paymentOf({ clock, pageUrl }: Antom, session: Session): Payment {
  const { request, funds, paymentId, createdAt, expiresAt, canceledAt, data } = session
  const now = clock.now()
  const paidAt = currentAttempt(session)?.paidAt
  const open = now < expiresAt ? 'OPEN' : 'EXPIRED'
  return {
    paymentId,
    paymentRequestId: request.paymentRequestId,
    orderId: request.order.referenceOrderId,
    description: request.order.orderDescription,
    amount: request.paymentAmount,
    status: paymentStatus(session, now)?.status ?? open,
    isPayable: isPayable(session, now),
    createdAt,
    expiresAt,
    ...(paidAt !== undefined && { paidAt }),
    ...(canceledAt !== undefined && { canceledAt }),
    attempts: session.attempts.map(attemptOf),
    captures: [...funds.captures],
    isFullyCaptured: funds.isFullyCaptured,
    refunds: [...funds.refunds],
    ...(request.paymentNotifyUrl && { notifyUrl: request.paymentNotifyUrl }),
    url: `${pageUrl}?sessionData=${encodeURIComponent(data)}`,
  }
}

function attemptOf({ methodType, status, resultCode, createdAt, card }: Attempt): PaymentAttempt {
  return { methodType, status, resultCode, createdAt, ...(card && { card: card.masked }) }
}
