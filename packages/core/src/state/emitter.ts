import { attempt } from '../safe/attempt.ts'
import type { Stop } from '../stop.ts'

/** Events by name; each has its name as `type`. */
type Named<Map> = { [Name in keyof Map]: { readonly type: Name } }

/** Finds the listener on one kind of event, if there is one now. `event`: the event that is emitted, if any. */
type Find<Map> = (name: keyof Map, event?: Map[keyof Map]) => ((event: never) => void) | undefined

export interface Emitter<Map extends Named<Map>> {
  /** Adds listeners: `find` is called for each event. */
  readonly add: (find: Find<Map>) => Stop
  readonly on: <Name extends keyof Map>(name: Name, listener: (event: Map[Name]) => void) => Stop
  /** `isOver`: no further listener is called. */
  readonly emit: (event: Map[keyof Map], isOver?: () => boolean) => void
  /** Whether there is a listener on this event. */
  readonly has: (name: keyof Map) => boolean
  readonly clear: () => void
}

/**
 * Calls listeners in the order they were added. One that throws stops no other: the exception goes to `reportError`.
 * `changed` is called when listeners were added or removed. `unanswered` returns an event that still waits for an
 * answer: a listener that is added later gets it, too.
 */
export function createEmitter<Map extends Named<Map>>(
  changed: () => void,
  unanswered: () => Map[keyof Map] | undefined,
): Emitter<Map> {
  const finds = new Set<Find<Map>>()
  /** A listener that an earlier one removed is not called any more. */
  function call(find: Find<Map>, event: Map[keyof Map]): void {
    if (finds.has(find)) attempt(() => find(event.type as keyof Map, event)?.(event as never))
  }
  function add(find: Find<Map>): Stop {
    finds.add(find)
    const event = unanswered()
    if (event && find(event.type as keyof Map)) {
      queueMicrotask(() => unanswered() === event && call(find, event))
    }
    changed()
    return () => {
      finds.delete(find)
      changed()
    }
  }
  return {
    add,
    on: (name, listener) => add((type) => (type === name ? listener : undefined)),
    emit(event, isOver) {
      for (const find of [...finds]) if (!isOver?.()) call(find, event)
    },
    has: (name) => [...finds].some((find) => !!find(name)),
    clear: () => finds.clear(),
  }
}
