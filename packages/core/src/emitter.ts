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
  type Listener = (event: never) => void
  let listeners: { name: keyof Map; listener: Listener }[] = []
  return {
    on(name, listener) {
      const entry = { name, listener: listener as Listener }
      listeners = [...listeners, entry]
      return () => {
        listeners = listeners.filter((other) => other !== entry)
      }
    },
    emit(name, event) {
      for (const entry of listeners) {
        // A listener that an earlier one stopped is not called any more.
        if (entry.name !== name || !listeners.includes(entry)) continue
        try {
          entry.listener(event as never)
        } catch (error) {
          reportError(error)
        }
      }
    },
    has: (name) => listeners.some((entry) => entry.name === name),
    clear: () => {
      listeners = []
    },
  }
}
