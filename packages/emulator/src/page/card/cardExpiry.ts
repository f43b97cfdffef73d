import { digitsOf } from './cardNumber.ts'

/** "429" → "04 / 29", "12" → "12 / ", "04/2029" → "04 / 29": written as it stands on the card, also by autofill. */
export function writtenExpiry(text: string): string {
  const digits = expiryDigits(text)
  return digits.length < 2 ? digits : `${digits.slice(0, 2)} / ${digits.slice(2)}`
}

export type ExpiryProblem = 'expiryMissing' | 'expiryWrong' | 'expiryPast'

export function expiryProblem(text: string, now: Date): ExpiryProblem | undefined {
  const digits = expiryDigits(text)
  if (!digits) return 'expiryMissing'
  const month = Number(digits.slice(0, 2))
  if (digits.length !== 4 || month < 1 || month > 12) return 'expiryWrong'
  const year = 2000 + Number(digits.slice(2))
  // A card is good until the last day of its month.
  return year * 12 + month < now.getFullYear() * 12 + now.getMonth() + 1 ? 'expiryPast' : undefined
}

/** Two digits of the month, then those of the year. While a year of four digits is typed: "0420", "04202", "0429". */
function expiryDigits(text: string): string {
  const [before = '', after] = text.split('/')
  const digits = digitsOf(before)
  const month =
    /^[2-9]/.test(digits) || (digits.length === 1 && after !== undefined) ? `0${digits}` : digits
  const year = month.slice(2) + digitsOf(after ?? '')
  const short = /^20\d\d/.test(year)
    ? year.slice(2, 4)
    : /^20\d$/.test(year)
      ? year
      : year.slice(0, 2)
  return month.slice(0, 2) + short
}
