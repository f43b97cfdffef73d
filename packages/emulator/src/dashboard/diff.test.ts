import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diff } from './diff.ts'

const written = (before: string, after: string): string[] =>
  diff(before, after).map(({ mark, text }) => mark + text)

test.each([
  ['a\nb\nc', 'a\nb\nc', [' a', ' b', ' c']],
  ['a\nb\nc', 'a\nX\nc', [' a', '-b', '+X', ' c']],
  ['a\nc', 'a\nb\nc', [' a', '+b', ' c']],
  ['a\nb\nc\nd', 'b\nd', ['-a', ' b', '-c', ' d']],
  ['', 'a', ['-', '+a']],
])('%j and %j differ in the right lines', (before, after, lines) => {
  expect(written(before, after)).toEqual(lines)
})

test('both texts can be read from what differs', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
    .map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diff(before, after)
      const side = (sign: string): string =>
        lines
          .filter(({ mark }) => mark === ' ' || mark === sign)
          .map((line) => line.text)
          .join('\n')
      expect(side('-')).toBe(before)
      expect(side('+')).toBe(after)
    }),
  )
})

test('two texts of a million lines are compared in a moment', () => {
  const long = 'a\nb\n'.repeat(500_000)
  expect(diff(`x\n${long}`, `${long}y`).length).toBeGreaterThan(1_000_000)
})
