/** A timer cannot be longer than 24.8 days. A longer one is set again. */
const MAX_MS = 2 ** 31 - 1

/** Rings once a time has passed, also when a sleeping tab wakes up and looks. */
export interface Alarm {
  /** Rings at once if the time has passed, otherwise when it passes. */
  readonly look: () => void
  readonly stop: () => void
}

/** `time`: milliseconds since 1970. `NaN` or `undefined` never passes. */
export function createAlarm(time: () => number | undefined, ring: () => void): Alarm {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = (): void => clearTimeout(timer)
  const look = (): void => {
    stop()
    const left = (time() ?? NaN) - Date.now()
    if (left > 0) timer = setTimeout(look, Math.min(left, MAX_MS))
    else if (left <= 0) ring()
  }
  return { look, stop }
}
