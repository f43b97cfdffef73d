// How many digits the smallest unit is away, by ISO 4217; 2 for all others. Antom counts like this (its zero-decimal ones
// are JPY, KRW, CLP and VND). Not Intl's count: browsers write IDR without decimals, and would show a hundredfold price.
const digitsOf: Record<string, number> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'
      .split(' ')
      .map((currency) => [currency, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((currency) => [currency, 3])),
}

/** "SGD 60.00", "¥6,000": an amount in the currency's smallest unit, written for the buyer's language. */
export function money(
  { currency, value }: { currency: string; value: string },
  language: string,
): string {
  const digits = digitsOf[currency] ?? 2
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format(Number(value) / 10 ** digits)
}
