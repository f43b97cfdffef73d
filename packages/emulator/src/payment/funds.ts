import type { Amount } from '../gateway/amount.ts'
import type { Attempt } from './attempt.ts'
import { createId } from './createId.ts'
import { isCaptured } from './paymentMethods.ts'
import type { Session } from './session.ts'

/** Money taken from an authorized payment. */
export interface Capture {
  readonly id: string
  /** The merchant's `captureRequestId`. */
  readonly requestId: string
  readonly amount: Amount
  readonly time: number
}

/** Money given back. */
export interface Refund {
  readonly id: string
  /** The merchant's `refundRequestId`. */
  readonly requestId: string
  readonly amount: Amount
  readonly time: number
  /** The capture that it gives back, when the merchant named one. */
  readonly captureId?: string | undefined
}

/** The movements of a session's money after it was paid. */
export interface Funds {
  captures: Capture[]
  /** Nothing more can be captured: everything is, or the merchant said that the last capture was the last. */
  isFullyCaptured: boolean
  refunds: Refund[]
}

export const createFunds = (): Funds => ({ captures: [], isFullyCaptured: false, refunds: [] })

/** Captures the whole payment, as Antom does by itself unless `captureMode` is `MANUAL`. */
export function captureAll(
  { request, funds }: Session,
  { methodType }: Attempt,
  time: number,
): Capture | undefined {
  if (!isCaptured(methodType) || request.paymentFactor?.captureMode === 'MANUAL') {
    return undefined
  }
  const { paymentRequestId: requestId, paymentAmount: amount } = request
  // The guide's sample of an automatic capture has the paymentRequestId as its captureRequestId.
  const capture = { id: createId(time), requestId, amount, time }
  funds.captures.push(capture)
  funds.isFullyCaptured = true
  return capture
}

export function sumOf(moved: readonly { amount: Amount }[]): bigint {
  return moved.reduce((sum, { amount }) => sum + BigInt(amount.value), 0n)
}
