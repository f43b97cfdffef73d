/** A timer cannot be longer than 24.8 days; it looks again. */
const MAX_MS = 2 ** 31 - 1

/** Rings when a time has passed, also when a tab that slept looks again. */
export interface Alarm {
  /** Rings at once if the time has passed, otherwise when it does. */
  look: () => void
  stop: () => void
}

/** `time`: milliseconds since 1970; `NaN` or `undefined` never comes. */
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
