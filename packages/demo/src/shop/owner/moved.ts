import type { MovementAnswer } from '../../common/ownerView.ts'
import type { ApiError } from '../answer.ts'

/** The outcome of a capture or refund, in words. `isAnswered`: the shop knows of it, so that the list shows it. */
export interface Moved {
  readonly text: string
  readonly isAnswered: boolean
}

export async function moved(asked: Promise<MovementAnswer>, done: string): Promise<Moved> {
  try {
    return { text: sentence(await asked, done), isAnswered: true }
  } catch (error) {
    const { message, status } = error as ApiError
    return { text: message, isAnswered: status > 0 }
  }
}

function sentence({ resultStatus, resultCode }: MovementAnswer, done: string): string {
  if (resultStatus === 'S') return done
  return resultStatus === 'U'
    ? 'Antom has not decided yet. This page shows it when it has.'
    : `Antom refused: ${resultCode}.`
}
