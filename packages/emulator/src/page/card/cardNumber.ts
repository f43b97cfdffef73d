import { cardBrand, type CardBrand } from '../../shared/cardBrand.ts'

const plain: Pick<CardBrand, 'groups' | 'lengths'> = {
  groups: [4, 4, 4, 4, 3],
  lengths: [12, 13, 14, 15, 16, 17, 18, 19],
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** "4111111111111111" → "4111 1111 1111 1111", "3782…" → "3782 822463 10005". */
export function groupedNumber(text: string): string {
  const digits = digitsOf(text)
  const { groups, lengths } = cardBrand(digits) ?? plain
  const parts: string[] = []
  let rest = digits.slice(0, Math.max(...lengths))
  for (const size of groups) {
    if (rest) parts.push(rest.slice(0, size))
    rest = rest.slice(size)
  }
  return parts.join(' ')
}

export type NumberProblem = 'numberMissing' | 'numberShort' | 'numberWrong'

export function numberProblem(text: string): NumberProblem | undefined {
  const digits = digitsOf(text)
  if (!digits) return 'numberMissing'
  const { lengths } = cardBrand(digits) ?? plain
  if (digits.length < Math.min(...lengths)) return 'numberShort'
  return lengths.includes(digits.length) && luhn(digits) ? undefined : 'numberWrong'
}

/** The check digit of every card number, ISO/IEC 7812: finds one wrong digit and two swapped ones. */
function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.at(-1 - i))
    const doubled = digit * 2
    sum += i % 2 ? (doubled > 9 ? doubled - 9 : doubled) : digit
  }
  return sum % 10 === 0
}
