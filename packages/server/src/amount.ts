import { invalidRequest } from './check.ts'

/** Money as Antom writes it: `value` in the currency's smallest unit, so `{ currency: 'SGD', value: '6000' }` is 60 dollars. */
export type Amount = {
  /** ISO 4217, three capital letters. */
  currency: string
  /** A positive integer as text. Mind that JPY, KRW, CLP and VND have no decimals. */
  value: string
}

export function checkAmount(amount: unknown, field: string): asserts amount is Amount {
  if (typeof amount !== 'object' || amount === null) {
    throw invalidRequest(
      `${field} must be { currency, value }, but it was ${amount === null ? 'null' : typeof amount}.`,
    )
  }
  const { currency, value } = amount as Partial<Amount>
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) {
    throw invalidRequest(
      `${field}.currency must be three capital letters (ISO 4217), but it was ${JSON.stringify(currency)}.`,
    )
  }
  if (typeof value !== 'string' || !/^[1-9]\d{0,15}$/.test(value)) {
    throw invalidRequest(
      `${field}.value must be a positive integer as text, in the smallest unit ("6000" for 60.00), but it was ${JSON.stringify(value)}.`,
    )
  }
}
