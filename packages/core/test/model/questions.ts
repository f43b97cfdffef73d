/** A pending call of a merchant's callback. */
interface Question<Answer> {
  readonly signal: AbortSignal | undefined
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/** A callback that the test resolves: soon, late, after an abort, or never. */
export interface Questions<Answer> {
  readonly ask: (signal?: AbortSignal) => Promise<Answer>
  readonly open: Question<Answer>[]
  /** Answers the oldest question, or the newest. */
  readonly answer: (give: (question: Question<Answer>) => void, isNewest?: boolean) => void
}

export function createQuestions<Answer>(): Questions<Answer> {
  const open: Question<Answer>[] = []
  return {
    open,
    ask: (signal) => new Promise((resolve, reject) => open.push({ signal, resolve, reject })),
    answer(give, isNewest = false) {
      const question = isNewest ? open.pop() : open.shift()
      if (question) give(question)
    },
  }
}
