import type { PaymentStatus } from '@antom-checkout/server'

/**
 * Where an order is. Only `paid` is paid: Antom's signed answer said SUCCESS, with the order's amount and currency.
 * `review`: something was paid, but not that amount.
 */
export type OrderStatus = 'unpaid' | 'processing' | 'paid' | 'failed' | 'canceled' | 'review'

export type OrderLine = { sku: string; name: string; quantity: number; price: number }

/** An order as the browser sees it. */
export type OrderView = {
  id: string
  lines: OrderLine[]
  total: number
  status: OrderStatus
  /** The session of a payment that is on its way is still valid: a buyer who closed the wallet too early can go on. */
  canResume: boolean
}

export type Verification = { paymentStatus: PaymentStatus; order: OrderView }

export type ShopConfig = {
  /** What the checkout's `environment` takes. */
  environment: string
}
