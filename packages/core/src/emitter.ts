/** Ends what was started. May be called twice, early, and in any order. */
export type Stop = () => void

export interface Emitter<Map extends object> {
  on: <Name extends keyof Map>(name: Name, listener: (event: Map[Name]) => void) => Stop
  emit: <Name extends keyof Map>(name: Name, event: Map[Name]) => void
  /** Somebody listens. */
  has: (name: keyof Map) => boolean
  clear: () => void
}

/** Tells listeners in the order they came. One that throws stops nobody: the exception goes to `reportError`. */
export function createEmitter<Map extends object>(): Emitter<Map> {
  const entries = new Set<readonly [name: keyof Map, listener: (event: never) => void]>()
  return {
    on(...entry) {
      entries.add(entry)
      return () => {
        entries.delete(entry)
      }
    },
    emit(name, event) {
      for (const entry of [...entries]) {
        // A listener that an earlier one stopped is not called any more.
        if (entry[0] !== name || !entries.has(entry)) continue
        try {
          entry[1](event as never)
        } catch (error) {
          reportError(error)
        }
      }
    },
    has: (name) => [...entries].some((entry) => entry[0] === name),
    clear: () => entries.clear(),
  }
}
