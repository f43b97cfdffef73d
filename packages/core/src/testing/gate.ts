import type { Stop } from '../stop.ts'

/** Lets everybody pass, unless somebody holds it. */
export interface Gate {
  readonly isHeld: boolean
  readonly hold: () => Stop
  /** Resolves when nobody holds it. */
  readonly passed: () => Promise<void>
}

export function createGate(): Gate {
  const holders = new Set<symbol>()
  const waiting: (() => void)[] = []
  return {
    get isHeld() {
      return holders.size > 0
    },
    hold() {
      const holder = Symbol()
      holders.add(holder)
      return () => {
        holders.delete(holder)
        if (!holders.size) for (const pass of waiting.splice(0)) pass()
      }
    },
    passed: () =>
      holders.size ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(),
  }
}
