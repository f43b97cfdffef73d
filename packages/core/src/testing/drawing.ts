import type { Stop } from '../stop.ts'
import { realTurn } from './realTimer.ts'

let allowed = 0
let restore: Stop = () => {}

/**
 * From here until it is stopped, things may happen outside React's `act`, as they do in a browser. React draws them all
 * the same and prints a warning for each, which is held back; other lines are not touched.
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

/** React draws in one turn what a callback set, runs effects in another, and those may set something, too. */
export async function drawn(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await realTurn()
}

/**
 * Does something at once. Whoever awaits the result waits until it is drawn, whoever does not need not.
 *
 * React draws what it subscribed to in the next microtask, so that one is before one of ours.
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
