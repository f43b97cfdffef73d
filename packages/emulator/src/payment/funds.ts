import type { Amount } from '../gateway/amount.ts'

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

export function sumOf(moved: readonly { amount: Amount }[]): bigint {
  return moved.reduce((sum, { amount }) => sum + BigInt(amount.value), 0n)
}
