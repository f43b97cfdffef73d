const UNITS: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
]

/** "2 min 5 s": a span for people, in its two largest units. */
export function spanText(milliseconds: number): string {
  const parts: string[] = []
  let left = Math.round(milliseconds / 1000) * 1000
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size)
    left -= count * size
    if (count > 0) {
      parts.push(`${count} ${unit}`)
    }
  }
  return parts.slice(0, 2).join(' ') || '0 s'
}
