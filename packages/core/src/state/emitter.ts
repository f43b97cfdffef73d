import { attempt } from '../safe/attempt.ts'
import type { Stop } from '../stop.ts'

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
 * `changed`: there is another listener, or one less. `unanswered`: an event of that name that still waits for an answer; a
 * listener that comes late is told of it.
 */
export function createEmitter<Map extends Named<Map>>(
  changed: () => void,
  unanswered?: (name: keyof Map) => Map[keyof Map] | undefined,
): Emitter<Map> {
  type Entry = readonly [name: keyof Map, listener: (event: never) => void]
  const entries = new Set<Entry>()
  /** A listener that an earlier one stopped is not called any more. */
  function tell(entry: Entry, event: Map[keyof Map]): void {
    if (entries.has(entry)) attempt(() => entry[1](event as never))
  }
  return {
    on(...entry) {
      entries.add(entry)
      const event = unanswered?.(entry[0])
      if (event) queueMicrotask(() => unanswered?.(entry[0]) === event && tell(entry, event))
      changed()
      return () => {
        entries.delete(entry)
        changed()
      }
    },
    emit(event, isOver) {
      for (const entry of [...entries]) {
        if (entry[0] === event.type && !isOver?.()) tell(entry, event)
      }
    },
    has: (name) => [...entries].some((entry) => entry[0] === name),
    clear: () => entries.clear(),
  }
}
