import type { Entry } from './entry.ts'

/** At least so many are kept, and at most a quarter more: older ones are forgotten. */
export const KEPT_ENTRIES = 2000

/** Everything that happened, in order. The dashboard and the command line show the same one. */
export interface Timeline {
  add: (entry: Omit<Entry, 'id' | 'time'>) => void
  /** Oldest first. */
  list: () => readonly Entry[]
  /** Calls a listener with each new entry. → stop */
  subscribe: (listener: (entry: Entry) => void) => () => void
  clear: () => void
}

export function createTimeline(now: () => number): Timeline {
  let entries: Entry[] = []
  let lastId = 0
  const listeners = new Set<(entry: Entry) => void>()
  return {
    add: (fields) => {
      lastId += 1
      const entry = { ...fields, id: lastId, time: now() }
      entries.push(entry)
      // Not at every entry: cutting the front off copies the rest.
      if (entries.length > 1.25 * KEPT_ENTRIES) {
        entries = entries.slice(-KEPT_ENTRIES)
      }
      for (const listener of listeners) {
        listener(entry)
      }
    },
    list: () => entries,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    clear: () => {
      entries = []
    },
  }
}
