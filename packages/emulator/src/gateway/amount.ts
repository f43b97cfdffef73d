export interface Amount {
  currency: string
  /** Digits, in the currency's smallest unit. */
  value: string
}
