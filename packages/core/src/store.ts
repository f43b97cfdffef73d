import type { Emitter } from './emitter.ts'
import type { CheckoutEventMap, CheckoutState } from './events.ts'
import { retryWith } from './results.ts'
import { transition, type Input, type Payment, type Rules } from './state.ts'

type AnyEvent = CheckoutEventMap[keyof CheckoutEventMap]

/** What a state carries that is not the payment's. */
export interface Surroundings {
  readonly canRetry: boolean
  readonly hostedUrl: string | undefined
}

/** The payment of a checkout, and the state that the outside sees of it. */
export interface Store {
  payment: Payment
  state: CheckoutState
  /** The next transition; then what must happen with it, the events that belong to it, and `stateChange`. */
  apply: (input: Input, ...events: AnyEvent[]) => void
  /** Something that the state is derived from may have changed. */
  refresh: () => void
}

/** `react` does what must happen with a transition, before anybody hears of it. */
export function createStore(
  emit: Emitter<CheckoutEventMap>['emit'],
  rules: () => Rules,
  surroundings: (payment: Payment) => Surroundings,
  react: (previous: Payment, payment: Payment) => void,
): Store {
  const nothing: Payment = { status: 'idle' }
  const first = snapshot(nothing, { canRetry: false, hostedUrl: undefined })
  let told = first

  const draw = (): void => {
    const next = snapshot(store.payment, surroundings(store.payment))
    if (isDifferent(store.state, next) || isDifferent(next, store.state)) store.state = next
  }
  const notify = (): void => {
    const previous = told
    const { state } = store
    told = state
    if (state !== previous) emit('stateChange', { type: 'stateChange', state, previous })
  }
  const store: Store = {
    payment: nothing,
    state: first,
    apply(input, ...events) {
      const previous = store.payment
      store.payment = transition(previous, input, rules())
      if (store.payment !== previous) react(previous, store.payment)
      draw()
      const { state } = store
      for (const event of events) {
        // A listener that unmounted the checkout hears no more of what came before.
        if (store.state === state) emit(event.type, event as never)
      }
      notify()
    },
    refresh() {
      draw()
      notify()
    },
  }
  return store
}

const isDifferent = (a: object, b: object): boolean =>
  Object.entries(a).some(([key, value]) => value !== b[key as never])

/** The payment as the outside sees it. */
function snapshot(
  { status, phase, pageOpen = false, result, verified = false, error }: Payment,
  { canRetry, hostedUrl }: Surroundings,
): CheckoutState {
  return Object.freeze({
    status,
    ...(status === 'loading' && { phase }),
    ...(/^(processing|succeeded|failed)$/.test(status) && result && { result }),
    ...(status === 'succeeded' && { verified }),
    ...(status === 'failed' && { retryWith: retryWith(result) }),
    ...(status === 'error' && { error }),
    pageOpen,
    canRetry,
    ...(hostedUrl && { hostedUrl }),
  }) as CheckoutState
}
