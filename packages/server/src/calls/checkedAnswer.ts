import type * as v from 'valibot'
import { AntomError } from '../errors.ts'
import type { ApiAnswer } from '../exchange/trustedAnswer.ts'
import { checked } from '../request/checked.ts'
import type { RequestBody } from './call.ts'

export const invalidAnswer = (message: string): AntomError =>
  new AntomError('INVALID_RESPONSE', message)

export interface About {
  /** The ids that an answer may name, the one that Antom goes by first. */
  readonly ids: readonly string[]
  /** An answer that says this much must name the first of the ids that was asked for. */
  readonly mustName: (answer: ApiAnswer) => boolean
}

/**
 * Checks a verified answer: its fields, and that it is about what was asked. A signature covers the path, not the
 * question: a signed answer about another payment verifies as well.
 */
export function checkedAnswer(
  schema: v.GenericSchema,
  answer: ApiAnswer,
  body: RequestBody,
  { ids, mustName }: About,
): void {
  checked(schema, answer, {
    whole: 'The answer',
    error: (message) => invalidAnswer(`In Antom's answer, ${message} Ask again; then ask Antom.`),
  })
  const asked = ids.filter((id) => body[id] != null)
  for (const id of asked) {
    const named = answer[id]
    if (named !== undefined && named !== body[id]) {
      throw invalidAnswer(
        `The answer must be about ${id} ${String(body[id])}, but it was about another. Do not act on it; ask again.`,
      )
    }
  }
  const [first] = asked
  if (first !== undefined && answer[first] === undefined && mustName(answer)) {
    throw invalidAnswer(
      `The answer must name its ${first} (${String(body[first])}), but it names none. Do not act on it; ask again.`,
    )
  }
}

/** A call that Antom did not do cannot say that something is done. */
export function refuseSuccess(answer: ApiAnswer, field: string): void {
  if (answer[field] === 'SUCCESS' && answer.result.resultStatus !== 'S') {
    throw invalidAnswer(
      `An answer with ${field} SUCCESS must have resultStatus S, but it was ${answer.result.resultStatus}. Do not act on it; ask again.`,
    )
  }
}
