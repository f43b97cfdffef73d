import { expect, test } from 'vitest'
import { detailProblem, writtenCpf } from './details.ts'

test.each([
  ['', 'emailMissing'],
  ['  ', 'emailMissing'],
  ['buyer', 'emailWrong'],
  ['buyer@shop', 'emailWrong'],
  ['buyer@@shop.test', 'emailWrong'],
  ['buy er@shop.test', 'emailWrong'],
  [`${'x'.repeat(60)}@shop.test`, 'emailWrong'],
  ['buyer@shop.test', undefined],
  [' buyer@shop.test ', undefined],
])('the e-mail "%s" is %s', (text, problem) => {
  expect(detailProblem('payerEmail', text)).toBe(problem)
})

test.each([
  ['', 'cpfMissing'],
  ['123', 'cpfWrong'],
  ['2132321312', 'cpfWrong'],
  ['123.456.789-19', 'cpfWrong'],
  ['123.456.789-08', 'cpfWrong'],
  ['111.111.111-11', 'cpfWrong'],
  ['1234567890909', 'cpfWrong'],
  ['123.456.789-09', undefined],
  ['12345678909', undefined],
  ['529.982.247-25', undefined],
])('the CPF "%s" is %s', (text, problem) => {
  expect(detailProblem('cpf', text)).toBe(problem)
})

test.each([
  ['', ''],
  ['123', '123'],
  ['1234', '123.4'],
  ['12345678909', '123.456.789-09'],
  ['123.456.789-0912', '123.456.789-09'],
])('the CPF "%s" is written "%s"', (text, written) => {
  expect(writtenCpf(text)).toBe(written)
})
