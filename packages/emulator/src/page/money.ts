/** "SGD 60.00", "¥6,000": an amount in the currency's smallest unit, written for the buyer's language. */
export function money(amount: { currency: string; value: string }, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: amount.currency })
  // ISO 4217 says how many digits a currency has: 2 mostly, 0 for JPY and KRW, 3 for KWD.
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(Number(amount.value) / 10 ** digits)
}
