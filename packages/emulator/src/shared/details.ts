import type { Detail } from '../payment/paymentMethods.ts'

// Also used by the server: the page and the server must agree on what is a valid field.

export type DetailProblem = 'emailMissing' | 'emailWrong' | 'cpfMissing' | 'cpfWrong'

/** The problem with a field that a payment method asks for; undefined when there is none. */
export function detailProblem(detail: Detail, text: string): DetailProblem | undefined {
  const given = text.trim()
  switch (detail) {
    case 'payerEmail':
      if (!given) {
        return 'emailMissing'
      }
      return given.length <= 64 && /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(given)
        ? undefined
        : 'emailWrong'
    case 'cpf':
      if (!given) {
        return 'cpfMissing'
      }
      return isCpf(given) ? undefined : 'cpfWrong'
  }
}

/** "12345678909" → "123.456.789-09", also while it is typed. */
export function writtenCpf(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 11)
  const [a, b, c, d] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 9), digits.slice(9)]
  return [a, b, c].filter(Boolean).join('.') + (d && `-${d}`)
}

/** Eleven digits, the last two of which are check digits. Eleven equal digits pass the check, but are no CPF. */
function isCpf(text: string): boolean {
  if (!/^\d{3}\.?\d{3}\.?\d{3}-?\d{2}$/.test(text)) {
    return false
  }
  const digits = text.replace(/\D/g, '')
  return (
    !/^(\d)\1+$/.test(digits) &&
    checkDigit(digits.slice(0, 9)) === digits[9] &&
    checkDigit(digits.slice(0, 10)) === digits[10]
  )
}

function checkDigit(digits: string): string {
  const sum = Array.from(digits).reduce(
    (total, digit, index) => total + Number(digit) * (digits.length + 1 - index),
    0,
  )
  return String(((sum * 10) % 11) % 10)
}
