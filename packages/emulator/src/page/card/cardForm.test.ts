import { expect, test } from 'vitest'
import { outcomes } from '../../scenarios/outcomes.ts'
import { cardBrand } from '../../shared/cardBrand.ts'
import { expiryProblem, writtenExpiry } from './cardExpiry.ts'
import { groupedNumber, numberProblem } from './cardNumber.ts'

test.each(outcomes.map(({ card }) => card))('the test card %s is a card number', (card) => {
  expect(numberProblem(card)).toBeUndefined()
})

test('every test card and every scenario is there once', () => {
  expect(new Set(outcomes.map(({ card }) => card)).size).toBe(outcomes.length)
  expect(new Set(outcomes.map(({ scenario }) => scenario)).size).toBe(outcomes.length)
})

test.each([
  ['', 'numberMissing'],
  ['4111 1111', 'numberShort'],
  ['4111 1111 1111 1112', 'numberWrong'],
  ['5555 5555 5555 444', 'numberShort'],
])('the number "%s" is refused: %s', (text, problem) => {
  expect(numberProblem(text)).toBe(problem)
})

test.each([
  ['4111111111111111', '4111 1111 1111 1111', 'VISA'],
  ['378282246310005', '3782 822463 10005', 'AMEX'],
  ['55555555555544449999', '5555 5555 5555 4444', 'MASTERCARD'],
  ['9', '9', undefined],
])('%s is written %s', (digits, written, brand) => {
  expect(groupedNumber(digits)).toBe(written)
  expect(cardBrand(digits)?.code).toBe(brand)
})

test.each([
  ['0', '0'],
  ['4', '04 / '],
  ['12', '12 / '],
  ['0429', '04 / 29'],
  ['429', '04 / 29'],
  ['1/30', '01 / 30'],
  ['04/2029', '04 / 29'],
  ['04 / 202', '04 / 202'],
  ['04 / 299', '04 / 29'],
])('the expiry "%s" is written "%s"', (text, written) => {
  expect(writtenExpiry(text)).toBe(written)
})

test.each([
  ['', 'expiryMissing'],
  ['13 / 29', 'expiryWrong'],
  ['04 / 2', 'expiryWrong'],
  ['04 / 202', 'expiryWrong'],
  ['02 / 26', 'expiryPast'],
  ['03 / 26', undefined],
])('in March 2026, the expiry "%s" is %s', (text, problem) => {
  expect(expiryProblem(text, new Date(2026, 2, 31))).toBe(problem)
})
