import type { Stop } from '@antom-checkout/core'

/**
 * Nothing moves by itself in a story: a timer of a second or more that is set until this is stopped never ends, or at once
 * if it is no longer than `passes`.
 */
export function holdTime(passes = 0): Stop {
  const real = window.setTimeout.bind(window)
  const held = (work: () => void, ms = 0, ...rest: unknown[]): number =>
    ms < 1000 || ms <= passes ? real(work, ms < 1000 ? ms : 0, ...rest) : 0
  Object.assign(window, { setTimeout: held })
  return () => {
    if (window.setTimeout === (held as unknown)) Object.assign(window, { setTimeout: real })
  }
}

/** The tab sleeps for so long, and is online again. */
export function sleep(ms: number): void {
  const { now } = Date
  Date.now = () => now() + ms
  window.dispatchEvent(new Event('online'))
  Date.now = now
}
