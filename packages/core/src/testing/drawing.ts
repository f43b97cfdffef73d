import { realTurn } from './realTimer.ts'

/** React warns of everything that happens outside its `act` while this is set. Testing Library turns it off to wait. */
const scope = globalThis as { IS_REACT_ACT_ENVIRONMENT?: unknown }

/** React draws what happens from here until the returned function is called, as it does in a browser. */
export function letDraw(): () => void {
  const { IS_REACT_ACT_ENVIRONMENT: before } = scope
  if (!before) return () => {}
  scope.IS_REACT_ACT_ENVIRONMENT = false
  return () => {
    scope.IS_REACT_ACT_ENVIRONMENT = before
  }
}

/** React draws in one turn what a callback set, runs effects in another, and those may set something, too. */
export async function drawn(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await realTurn()
}

/**
 * Does something at once. Whoever awaits the result waits until it is drawn, whoever does not need not.
 *
 * React draws what it subscribed to in the next microtask, so that one is between two of ours.
 */
export function drawing(work: () => void): PromiseLike<void> {
  let stop = (): void => {}
  queueMicrotask(() => {
    stop = letDraw()
  })
  const stopNow = letDraw()
  try {
    work()
  } finally {
    stopNow()
    queueMicrotask(() => stop())
  }
  return {
    // oxlint-disable-next-line unicorn/no-thenable -- It is for `await` alone, and must not wait unless awaited.
    then(...handlers) {
      const stopLater = letDraw()
      return drawn()
        .finally(stopLater)
        .then(...handlers)
    },
  }
}
