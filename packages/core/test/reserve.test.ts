import { reservedHeight } from '@antom-checkout/core'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('the style sheet reserves the same height as the components', () => {
  const sheet = readFileSync('packages/core/reserve.css', 'utf8')
  expect(sheet).toContain(`min-height: ${reservedHeight};`)
})
