/** Antom's answer about the call itself, not about the payment. */
export interface ApiResult {
  /** Open: Antom adds codes. Branch on `resultStatus`. */
  readonly resultCode: string
  /** `S` done, `F` refused, `U` unknown: it may or may not have happened. */
  readonly resultStatus: 'S' | 'F' | 'U'
  readonly resultMessage?: string
}
