/** The cents of an amount that a person wrote; `undefined` if it is none. */
export function centsOf(text: string): number | undefined {
  const [, whole, part = ''] = /^\s*(\d{1,7})(?:[.,](\d{1,2}))?\s*$/.exec(text) ?? []
  const cents = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return cents > 0 ? cents : undefined
}
