import { expect, test } from 'vitest'
import { ApiError } from '../answer.ts'
import { moved } from './moved.ts'

test.each([
  ['S', 'SUCCESS', 'S$1.00 refunded.'],
  ['U', 'REFUND_IN_PROCESS', 'Antom has not decided yet. This page shows it when it has.'],
  ['F', 'INVALID_AMOUNT', 'Antom refused: INVALID_AMOUNT.'],
] as const)('the answer %s %s is said as "%s"', async (resultStatus, resultCode, text) => {
  const asked = Promise.resolve({ resultStatus, resultCode })
  expect(await moved(asked, 'S$1.00 refunded.')).toEqual({ text, isAnswered: true })
})

test('an error of the shop is an answer, a broken connection is none', async () => {
  for (const [status, isAnswered] of [
    [502, true],
    [0, false],
  ] as const) {
    const asked = Promise.reject(new ApiError(status, 'Try again.'))
    expect(await moved(asked, '')).toEqual({ text: 'Try again.', isAnswered })
  }
})
