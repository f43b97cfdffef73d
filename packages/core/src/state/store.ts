import { createEmitter, type Emitter } from './emitter.ts'
import type { Stop } from '../stop.ts'
import {
  callbackName,
  type CheckoutCallbacks,
  type CheckoutEventMap,
  type CheckoutState,
} from '../events.ts'
import { isSame } from './snapshot.ts'

type CheckoutEvent = CheckoutEventMap[keyof CheckoutEventMap]

/** An event that comes with a change, if any. */
export type Told = CheckoutEvent | false | undefined

/** The state that merchants see, with the listeners on it and on the events. */
export interface Store {
  /** The same object until it changes. */
  readonly state: CheckoutState
  readonly on: Emitter<CheckoutEventMap>['on']
  /**
   * Adds the callbacks that `callbacks` returns for each event. Without an event, the store only looks for listeners.
   */
  readonly listen: (callbacks: (event?: CheckoutEvent) => CheckoutCallbacks) => Stop
  readonly tell: (event: CheckoutEvent) => void
  /** Reads the state again. Emits `events` first, then the change of the state. */
  readonly refresh: (...events: Told[]) => void
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
  const { add, on, emit, has, clear } = createEmitter<CheckoutEventMap>(() => refresh(), unanswered)
  let state = read(false)
  let told = state

  /** When one listener unmounts the checkout, or changes the state, the others must not get an event that is stale. */
  const tell = (event: CheckoutEvent): void => emit(event, isSilent)

  function refresh(...events: Told[]): void {
    const next = read(has('sessionRequired'))
    if (!isSame(state, next)) state = next
    for (const event of events) if (event) tell(event)
    const previous = told
    const current = (told = state)
    if (current !== previous) {
      emit({ type: 'stateChange', state: current, previous }, () => state !== current)
    }
  }

  return {
    get state() {
      return state
    },
    on,
    listen: (callbacks) => add((name, event) => callbacks(event)[callbackName(name)]),
    tell,
    refresh,
    clear,
  }
}
