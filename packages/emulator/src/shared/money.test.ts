import { expect, test } from 'vitest'
import { language } from '../page/language.ts'
import { money } from './money.ts'

test.each([
  ['SGD', '6000', 'en-US', 'SGD 60.00'],
  ['USD', '1', 'en-US', '$0.01'],
  ['JPY', '12800', 'en-US', '¥12,800'],
  ['KRW', '990', 'en-US', '₩990'],
  ['KWD', '1500', 'en-US', 'KWD 1.500'],
  ['IDR', '1500000', 'en-US', 'IDR 15,000.00'],
  ['EUR', '123456', 'de-DE', '1.234,56 €'],
])('%s %s is read as %s: %s', (currency, value, tag, written) => {
  expect(money({ currency, value }, tag).replaceAll('\u00a0', ' ')).toBe(written)
})

test.each([
  ['en_US', 'en-US'],
  ['in_ID', 'id-ID'],
  ['tl_PH', 'fil-PH'],
  ['ro', 'ro'],
  ['automatic', 'fr-FR'],
  ['', 'fr-FR'],
  ['not a language', 'fr-FR'],
  [null, 'fr-FR'],
])('Antom’s %s is %s', (lang, tag) => {
  expect(language(lang, 'fr-FR')).toBe(tag)
})
