import type { PaymentStatus } from '@antom-checkout/server'

/**
 * The state of an order. `authorized`: the money is reserved, and not captured yet. `paid`: Antom has said so, with the order's
 * amount and currency. `review`: a person must look at the payment first.
 */
export type OrderStatus =
  | 'unpaid'
  | 'processing'
  | 'authorized'
  | 'paid'
  | 'failed'
  | 'canceled'
  | 'review'

export interface OrderLine {
  readonly sku: string
  readonly name: string
  readonly quantity: number
  /** In cents. */
  readonly price: number
}

/** An order as the buyer sees it. */
export interface OrderView {
  readonly id: string
  readonly lines: readonly OrderLine[]
  /** In cents. */
  readonly total: number
  readonly status: OrderStatus
  /** In cents. */
  readonly refunded: number
  /** The session of a payment that is on its way is still valid: a buyer who closed the wallet too early can go on. */
  readonly canResume: boolean
}

export interface Verification {
  readonly paymentStatus: PaymentStatus
  readonly order: OrderView
}

export interface ShopConfig {
  /** The checkout's `environment`. */
  readonly environment: string
}
