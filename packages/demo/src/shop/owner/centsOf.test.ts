import { expect, test } from 'vitest'
import { centsOf } from './centsOf.ts'

test.each([
  ['12.50', 1250],
  ['12,5', 1250],
  [' 96 ', 9600],
  ['0.07', 7],
  ['1234567.89', 123_456_789],
])('"%s" is %d cents', (text, cents) => {
  expect(centsOf(text)).toBe(cents)
})

test.each(['', '0', '0.00', '-5', '1.234', '1e3', '12.', 'S$5', '12345678'])(
  '"%s" is no amount to move',
  (text) => {
    expect(centsOf(text)).toBe(undefined)
  },
)
