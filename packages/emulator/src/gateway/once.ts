import { refusal, type Answer } from './result.ts'

/**
 * Answers a request id the same way every time (protocol §2, idempotency): the first answer is kept and repeated, and the id with
 * other parameters is refused. An answer that is not final is not kept: such a
 * request had no effect, and may be mended under the same id.
 */
export type Once = (
  requestId: string,
  parameters: unknown,
  decide: () => { answer: Answer; isFinal: boolean },
) => Answer

export function createOnce(): Once {
  const answered = new Map<string, { parameters: string; answer: Answer }>()
  return (requestId, parameters, decide) => {
    const compared = JSON.stringify(parameters)
    const earlier = answered.get(requestId)
    if (earlier) {
      return earlier.parameters === compared ? earlier.answer : refusal('REPEAT_REQ_INCONSISTENT')
    }
    const { answer, isFinal } = decide()
    if (isFinal) {
      answered.set(requestId, { parameters: compared, answer })
    }
    return answer
  }
}
