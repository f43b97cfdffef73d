import type { ReviewReason } from '@antom-checkout/server'
import type { OrderLine, OrderStatus } from './orderView.ts'

/** A capture or a refund. */
export interface Movement {
  readonly id: string
  readonly kind: 'capture' | 'refund'
  /** In cents. */
  readonly amount: number
  readonly state: 'done' | 'under way' | 'failed'
  /** Milliseconds since 1970. */
  readonly at: number
  /** Only while it is under way: asking Antom again under this key moves no money twice. */
  readonly key?: string
}

/** A payment as the owner sees it. All amounts are in cents. */
export interface OwnerPayment {
  readonly paymentId: string
  /** For example CARD or ALIPAY_CN. */
  readonly method: string
  readonly authorized: number
  readonly captured: number
  readonly refunded: number
  /** The rest that the owner can capture. 0 for payments that Antom captures by itself. */
  readonly leftToCapture: number
  readonly leftToRefund: number
  readonly movements: readonly Movement[]
}

export interface OwnerOrder {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly lines: readonly OrderLine[]
  readonly total: number
  readonly status: OrderStatus
  /** The owner captures the money. Otherwise Antom does, at once. */
  readonly isCapturedByHand: boolean
  readonly isPacked: boolean
  readonly payments: readonly OwnerPayment[]
}

/** An order, or a notification, that a person must look at. */
export interface ReviewCase {
  readonly key: string
  /** Empty if a notification named no order. */
  readonly orderId: string
  readonly reason: ReviewReason
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

export interface OwnerView {
  readonly orders: readonly OwnerOrder[]
  readonly cases: readonly ReviewCase[]
}

/** Antom's answer to a capture or a refund. */
export interface MovementAnswer {
  /** `U`: not decided yet. Asking again under the same key is the same capture or refund. */
  readonly resultStatus: 'S' | 'F' | 'U'
  readonly resultCode: string
}
