/** Money as Antom writes it: `value` in the currency's smallest unit, so `{ currency: 'SGD', value: '6000' }` is 60 dollars. */
export interface Amount {
  /** ISO 4217, three capital letters. */
  readonly currency: string
  /** A positive integer as text. JPY, KRW, CLP and VND have no decimals; a value in IDR ends with 00. */
  readonly value: string
}
