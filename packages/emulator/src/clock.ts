/** The time of the emulator. Sessions, payments, refunds and the headers of answers all read the same one. */
export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number
  /**
   * Turns the clock forward, by milliseconds or by a text such as "2 min", and runs everything that falls due on the way, each
   * at its own time. Resolves when all of it is done.
   *
   * @throws Error for a time that it cannot read, or that lies in the past
   */
  advance: (time: number | string) => Promise<void>
}

/** The same clock for those who schedule work with it. */
export interface Scheduler extends Clock {
  /** Runs something `milliseconds` from now. → stop */
  after: (milliseconds: number, run: () => void | Promise<void>) => () => void
  /** Forgets everything that is scheduled. The time stays. */
  stop: () => void
  readonly kind: ClockKind
}

/** `real`: goes on by itself. `manual`: stands still until it is turned. Both can be turned forward. */
export type ClockKind = 'real' | 'manual'

interface Task {
  due: number
  run: () => void | Promise<void>
}

// setTimeout fires at once for a longer time.
const LONGEST_TIMER_MS = 2 ** 31 - 1

export function createClock(kind: ClockKind = 'real'): Scheduler {
  /** Ordered by time; among equals, by when they were scheduled. */
  const tasks: Task[] = []
  let ahead = 0
  const started = Date.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** One turn of the clock at a time. */
  let turn = Promise.resolve()

  const now = (): number => (kind === 'real' ? Date.now() : started) + ahead

  function turnTo(time: number): void {
    ahead += Math.max(0, time - now())
  }

  function takeDue(until: number): Task | undefined {
    return tasks[0] && tasks[0].due <= until ? tasks.shift() : undefined
  }

  function wakeUp(): void {
    clearTimeout(timer)
    const next = tasks[0]
    if (kind !== 'real' || !next) {
      return
    }
    timer = setTimeout(
      () => {
        for (let task = takeDue(now()); task; task = takeDue(now())) {
          void task.run()
        }
        wakeUp()
      },
      Math.min(Math.max(0, next.due - now()), LONGEST_TIMER_MS),
    )
    // An open payment must not keep the process alive.
    timer.unref()
  }

  async function turnForward(milliseconds: number): Promise<void> {
    const end = now() + milliseconds
    for (let task = takeDue(end); task; task = takeDue(end)) {
      turnTo(task.due)
      await task.run()
    }
    turnTo(end)
    wakeUp()
  }

  /** The index of the first task that is due later. Halving, because there can be a task for each of many thousand payments. */
  function indexAfter(due: number): number {
    let low = 0
    let high = tasks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (tasks[middle]!.due > due) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  function cancel(task: Task): void {
    let at = indexAfter(task.due) - 1
    while (at >= 0 && tasks[at]!.due === task.due && tasks[at] !== task) {
      at -= 1
    }
    if (tasks[at] === task) {
      tasks.splice(at, 1)
      wakeUp()
    }
  }

  return {
    kind,
    now,
    after: (milliseconds, run) => {
      const task = { due: now() + milliseconds, run }
      const at = indexAfter(task.due)
      tasks.splice(at, 0, task)
      if (at === 0) {
        wakeUp()
      }
      return () => cancel(task)
    },
    advance: async (time) => {
      const milliseconds = readSpan(time)
      const done = turn.then(() => turnForward(milliseconds))
      turn = done.catch(() => {})
      return done
    },
    stop: () => {
      tasks.length = 0
      wakeUp()
    },
  }
}

const UNITS_MS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1000],
  ['min', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
])

/** Milliseconds of a time that somebody wrote. @throws Error for one that it cannot read, or that lies in the past */
export function readSpan(time: number | string): number {
  const [, digits, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*$/.exec(String(time)) ?? []
  const milliseconds =
    typeof time === 'number' ? time : Number(digits) * (UNITS_MS.get(unit) ?? NaN)
  if (Number.isFinite(milliseconds) && milliseconds >= 0) {
    return milliseconds
  }
  throw new Error(
    `A time must be milliseconds, or a text such as "500 ms", "30 s", "2 min", "1 h" or "7 d", but it was ${JSON.stringify(time) ?? typeof time}.`,
  )
}
