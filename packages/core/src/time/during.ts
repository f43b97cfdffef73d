import type { Stop } from '../stop.ts'

/**
 * Runs something while it is wanted: starts it for each new key, and stops it when another key, or none, is wanted.
 */
export function during<Key>(start: (key: Key) => Stop): (wanted: Key | undefined) => void {
  let current: Key | undefined
  let stop: Stop | undefined
  return (wanted) => {
    if (wanted === current) return
    current = wanted
    stop?.()
    stop = wanted === undefined ? undefined : start(wanted)
  }
}
