/** Wakes the streams of this process after a change. Changes by other processes are found by reading again. */
export interface Changes {
  readonly tell: () => void
  /** Resolves when something has changed in this process, or after that many milliseconds. */
  readonly next: (ms: number) => Promise<void>
}

export function createChanges(): Changes {
  const waiting = new Set<() => void>()
  return {
    tell: () => {
      for (const wake of waiting) wake()
    },
    next: (ms) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer)
          waiting.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, ms)
        waiting.add(wake)
      }),
  }
}
