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

/** The state as the outside sees it, and everybody who listens to it and to the events. */
export interface Store {
  /** The same object until it changes. */
  readonly state: CheckoutState
  readonly on: Emitter<CheckoutEventMap>['on']
  /** Adds the callbacks that are there when an event comes. */
  readonly listen: (callbacks: () => CheckoutCallbacks) => Stop
  readonly tell: (event: CheckoutEvent) => void
  /** Reads the state again. Tells the events that come with the change, then the change. */
  readonly refresh: (...events: Told[]) => void
  readonly clear: () => void
}

/**
 * `read` gets whether somebody listens to `sessionRequired`. `isSilent`: nothing is mounted, so that no event is told.
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

  /** When one listener unmounts the checkout, or changes the state, the others hear no more of what came before. */
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
    listen: (callbacks) => add((name) => callbacks()[callbackName(name)]),
    tell,
    refresh,
    clear,
  }
}
