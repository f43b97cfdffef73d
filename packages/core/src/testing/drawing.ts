import type { Stop } from '../stop.ts'
import { realTurn } from './realTimer.ts'

let allowed = 0
let restore: Stop = () => {}

/**
 * Until it is stopped, changes may happen outside React's `act`, as in a browser. React renders them all the same, and
 * prints a warning for each, which is held back. Other lines are printed.
 */
export function allowDrawing(): Stop {
  allowed += 1
  if (allowed === 1) {
    const { error } = console
    const filtered = (...line: unknown[]): void => {
      if (!/not wrapped in act\(/.test(String(line[0]))) error.apply(console, line)
    }
    console.error = filtered
    restore = () => {
      if (console.error === filtered) console.error = error
    }
  }
  let isOver = false
  return () => {
    if (isOver) return
    isOver = true
    allowed -= 1
    if (!allowed) restore()
  }
}

/** React renders in one turn what a callback has set, runs effects in the next, and those may set something, too. */
export async function drawn(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await realTurn()
}

/**
 * Does something at once. A caller that awaits the result waits until it is rendered.
 *
 * React renders its subscriptions in the next microtask, which comes before ours.
 */
export function drawing(work: () => void): PromiseLike<void> {
  const stop = allowDrawing()
  try {
    work()
  } finally {
    queueMicrotask(stop)
  }
  return {
    // oxlint-disable-next-line unicorn/no-thenable -- It is for `await` alone, and must not wait unless awaited.
    then(...handlers) {
      return drawn()
        .finally(allowDrawing())
        .then(...handlers)
    },
  }
}
