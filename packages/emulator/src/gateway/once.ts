import { dropOldest } from '../payment/dropOldest.ts'
import { refusal, type Answer } from './result.ts'

/**
 * Answers a request id the same way every time (PROTOCOL.md, "Request ids"): the first answer is kept and repeated, and the id with
 * other parameters is refused. An answer that is not final is not kept: such a
 * request had no effect, and may be mended under the same id.
 */
export interface Once {
  answer: (
    requestId: string,
    parameters: unknown,
    decide: () => { answer: Answer; isFinal: boolean },
  ) => Answer
  clear: () => void
}

/** Older answers are forgotten: their request ids are new again. */
const KEPT_ANSWERS = 20_000

export function createOnce(): Once {
  const answered = new Map<string, { parameters: string; answer: Answer }>()
  return {
    answer: (requestId, parameters, decide) => {
      const compared = JSON.stringify(parameters)
      const earlier = answered.get(requestId)
      if (earlier) {
        return earlier.parameters === compared ? earlier.answer : refusal('REPEAT_REQ_INCONSISTENT')
      }
      const { answer, isFinal } = decide()
      if (isFinal) {
        answered.set(requestId, { parameters: compared, answer })
        dropOldest(answered, KEPT_ANSWERS)
      }
      return answer
    },
    clear: () => answered.clear(),
  }
}
