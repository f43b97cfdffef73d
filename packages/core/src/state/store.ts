import {
  callbackName,
  type CheckoutCallbacks,
  type CheckoutEventMap,
  type CheckoutState,
} from '../events.ts'
import type { Stop } from '../stop.ts'
import { createEmitter, type Emitter } from './emitter.ts'
import { isSame } from './snapshot.ts'

type CheckoutEvent = CheckoutEventMap[keyof CheckoutEventMap]

/** An event that comes with a change, if any. */
export type MaybeEvent = CheckoutEvent | false | undefined

/** The state that merchants see, with the listeners on it and on the events. */
export interface Store {
  /** The same object until it changes. */
  readonly state: CheckoutState
  readonly on: Emitter<CheckoutEventMap>['on']
  /**
   * Adds the callbacks that `callbacks` returns for each event. Without an event, the store only looks for listeners.
   */
  readonly listen: (callbacks: (event?: CheckoutEvent) => CheckoutCallbacks) => Stop
  readonly emit: (event: CheckoutEvent) => void
  /** Reads the state again. Emits `events` first, then the change of the state. */
  readonly refresh: (...events: MaybeEvent[]) => void
  readonly clear: () => void
}

/**
 * `read` gets whether there is a listener on `sessionRequired`. `isSilent`: nothing is mounted, so no event is emitted.
 * `unanswered`: see `createEmitter`.
 */
export function createStore(
  read: (isAsked: boolean) => CheckoutState,
  isSilent: () => boolean,
  unanswered: () => CheckoutEvent | undefined,
): Store {
  // A listener on `sessionRequired` makes `canRetry` true, so the state is read again when listeners change.
  const emitter = createEmitter<CheckoutEventMap>(() => refresh(), unanswered)
  let state = read(false)
  let emitted = state

  /** When one listener unmounts the checkout, or changes the state, the others must not get an event that is stale. */
  const emit = (event: CheckoutEvent): void => emitter.emit(event, isSilent)

  function refresh(...events: MaybeEvent[]): void {
    const next = read(emitter.has('sessionRequired'))
    if (!isSame(state, next)) state = next
    for (const event of events) if (event) emit(event)
    const previous = emitted
    const current = (emitted = state)
    if (current !== previous) {
      emitter.emit({ type: 'stateChange', state: current, previous }, () => state !== current)
    }
  }

  return {
    get state() {
      return state
    },
    on: emitter.on,
    listen: (callbacks) => emitter.add((name, event) => callbacks(event)[callbackName(name)]),
    emit,
    refresh,
    clear: emitter.clear,
  }
}
