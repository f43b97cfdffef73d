import { expect, test } from 'vitest'
import { result } from './result.ts'

test('a message is as long as documented at most', () => {
  expect(result('PARAM_ILLEGAL', 'x'.repeat(1000)).resultMessage).toHaveLength(256)
})
