/** Ends what was started. May be called twice, early, and in any order. */
export type Stop = () => void

/** Events by name; each carries its name as `type`. */
type Named<Map> = { [Name in keyof Map]: { readonly type: Name } }

export interface Emitter<Map extends Named<Map>> {
  on: <Name extends keyof Map>(name: Name, listener: (event: Map[Name]) => void) => Stop
  /** `isOver`: nobody else shall hear of it. */
  emit: (event: Map[keyof Map], isOver?: () => boolean) => void
  /** Somebody listens. */
  has: (name: keyof Map) => boolean
  clear: () => void
}

/**
 * Tells listeners in the order they came. One that throws stops nobody: the exception goes to `reportError`.
 * `changed`: there is another listener, or one less.
 */
export function createEmitter<Map extends Named<Map>>(changed: () => void): Emitter<Map> {
  const entries = new Set<readonly [name: keyof Map, listener: (event: never) => void]>()
  return {
    on(...entry) {
      entries.add(entry)
      changed()
      return () => {
        entries.delete(entry)
        changed()
      }
    },
    emit(event, isOver) {
      for (const entry of [...entries]) {
        // A listener that an earlier one stopped is not called any more.
        if (entry[0] !== event.type || !entries.has(entry) || isOver?.()) continue
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
