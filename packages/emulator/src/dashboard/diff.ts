export interface DiffLine {
  readonly mark: ' ' | '-' | '+'
  readonly text: string
}

// 250,000 cells. Longer differences are shown as one removed and one added piece.
const LARGEST_TABLE = 500 * 500

/** The lines that differ between two texts, and the ones that do not. */
export function diff(before: string, after: string): readonly DiffLine[] {
  const a = before.split('\n')
  const b = after.split('\n')
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start += 1
  }
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) {
    end += 1
  }
  const mark = (lines: string[], sign: DiffLine['mark']): DiffLine[] =>
    lines.map((text) => ({ mark: sign, text }))
  const removed = a.slice(start, a.length - end)
  const added = b.slice(start, b.length - end)
  const middle =
    removed.length * added.length > LARGEST_TABLE
      ? [...mark(removed, '-'), ...mark(added, '+')]
      : aligned(removed, added)
  return [...mark(a.slice(0, start), ' '), ...middle, ...mark(a.slice(a.length - end), ' ')]
}

/** Keeps the longest common sequence of lines. */
function aligned(a: readonly string[], b: readonly string[]): DiffLine[] {
  // common[i][j]: how many lines a[i…] and b[j…] have in common.
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i]![j] =
        a[i] === b[j]
          ? common[i + 1]![j + 1]! + 1
          : Math.max(common[i + 1]![j]!, common[i]![j + 1]!)
    }
  }
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ mark: ' ', text: a[i]! })
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      lines.push({ mark: '-', text: a[i]! })
      i += 1
    } else {
      lines.push({ mark: '+', text: b[j]! })
      j += 1
    }
  }
  return lines
}
