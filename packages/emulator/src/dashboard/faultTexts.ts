import type { Fault } from '../faults/faults.ts'

/** Each fault, for people. */
export const faultTexts: Readonly<Record<Fault['does'], string>> = {
  'time-out': 'Nothing is done, and no answer comes.',
  'http-500': 'Nothing is done; the answer is HTTP 500 without JSON.',
  unknown: 'Nothing is done; the answer is U.',
  'unsigned-answer': 'It is done; the answer has no signature.',
  'lose-answer': 'It is done; the connection breaks before the answer.',
  delay: 'It is sent 5 minutes later.',
  duplicate: 'It is sent twice.',
  reorder: 'The next notification overtakes it.',
  drop: 'This delivery is lost; the next one of the schedule is sent.',
  forge: 'One with a wrong signature is sent before it.',
  corrupt: 'Another amount is written into it after it was signed.',
}
