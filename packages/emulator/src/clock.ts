/** The time the emulator lives by. It is handed in, so that tests (and, later, notification retries) can turn it. */
export interface Clock {
  now: () => number
  /** Runs something `milliseconds` from now. → stop */
  after: (milliseconds: number, run: () => void) => () => void
}

export const systemClock: Clock = {
  now: Date.now,
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    // A payment that is still open must not keep the process alive.
    timer.unref()
    return () => clearTimeout(timer)
  },
}
