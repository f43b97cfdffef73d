/** A card scheme that can be recognised by the number. */
export interface CardBrand {
  code: string
  label: string
  prefix: RegExp
  /** Where the number is written apart, and where the groups end. */
  groups: readonly number[]
  lengths: readonly number[]
  cvcLength: number
}

const fours = [4, 4, 4, 4, 3]

const brands: readonly CardBrand[] = [
  { code: 'VISA', label: 'Visa', prefix: /^4/, groups: fours, lengths: [13, 16, 19], cvcLength: 3 },
  {
    code: 'MASTERCARD',
    label: 'Mastercard',
    prefix: /^(5[1-5]|2[2-7])/,
    groups: fours,
    lengths: [16],
    cvcLength: 3,
  },
  { code: 'AMEX', label: 'Amex', prefix: /^3[47]/, groups: [4, 6, 5], lengths: [15], cvcLength: 4 },
  { code: 'JCB', label: 'JCB', prefix: /^35/, groups: fours, lengths: [16, 19], cvcLength: 3 },
  {
    code: 'CUP',
    label: 'UnionPay',
    prefix: /^62/,
    groups: fours,
    lengths: [16, 17, 18, 19],
    cvcLength: 3,
  },
  {
    code: 'DISCOVER',
    label: 'Discover',
    prefix: /^6(011|5)/,
    groups: fours,
    lengths: [16, 19],
    cvcLength: 3,
  },
]

/** The scheme of a number or of its beginning; undefined when the digits do not say. */
export function cardBrand(digits: string): CardBrand | undefined {
  return brands.find(({ prefix }) => prefix.test(digits))
}

/** The name of a scheme, by its code. */
export function brandLabel(code: string): string | undefined {
  return brands.find((brand) => brand.code === code)?.label
}
