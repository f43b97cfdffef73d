/** Calls that wait for their answers. The oldest pending call gets the next answer. */
export interface Queue {
  ask: (about: string, signal?: AbortSignal) => Promise<never>
  /** An answer `{ throws }` is an exception. */
  answer: (value: unknown) => void
  questions: () => { about: string; isWithdrawn: boolean }[]
}

interface Question {
  readonly about: string
  readonly signal: AbortSignal | undefined
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
}

export function createQueue(): Queue {
  const questions: Question[] = []
  let answered = 0
  return {
    ask: (about, signal) =>
      new Promise((resolve, reject) => {
        questions.push({ about, signal, resolve, reject })
      }),
    answer(value) {
      const question = questions[answered++]
      if (!question) throw new Error('Nothing was asked.')
      const failure = (value as { throws?: string } | null)?.throws
      if (failure) question.reject(new Error(failure))
      else question.resolve(value as never)
    },
    questions: () =>
      questions.map(({ about, signal }) => ({ about, isWithdrawn: !!signal?.aborted })),
  }
}
