import type { Emitter } from './emitter.ts'
import type { CheckoutEventMap, CheckoutState } from './events.ts'
import { nothing, snapshot, transition, type Input, type Payment, type Rules } from './state.ts'

type AnyEvent = CheckoutEventMap[keyof CheckoutEventMap]

/** The payment of a checkout, and the state that the outside sees of it. */
export interface Store {
  readonly payment: Payment
  readonly state: CheckoutState
  /** The next transition; then what must happen with it, the events that belong to it, and `stateChange`. */
  apply: (input: Input, ...events: AnyEvent[]) => void
  /** Something that the state is derived from may have changed. */
  refresh: () => void
}

export interface StoreOptions {
  readonly emit: Emitter<CheckoutEventMap>['emit']
  readonly rules: () => Rules
  /** What a state carries that is not the payment's. */
  readonly derive: (payment: Payment) => { canRetry: boolean; hostedUrl: string | undefined }
  /** What must happen with a transition, before anybody hears of it. */
  readonly react: (previous: Payment, payment: Payment) => void
}

export function createStore({ emit, rules, derive, react }: StoreOptions): Store {
  let payment = nothing
  let state = snapshot(nothing, false, undefined)
  let told = state

  const draw = (): void => {
    const { canRetry, hostedUrl } = derive(payment)
    const next = snapshot(payment, canRetry, hostedUrl)
    if (!isSame(state, next)) state = next
  }
  const notify = (): void => {
    if (state === told) return
    const previous = told
    told = state
    emit('stateChange', { type: 'stateChange', state, previous })
  }
  return {
    get payment() {
      return payment
    },
    get state() {
      return state
    },
    apply(input, ...events) {
      const previous = payment
      payment = transition(payment, input, rules())
      if (payment !== previous) react(previous, payment)
      draw()
      const drawn = state
      for (const event of events) {
        // A listener that unmounted the checkout hears no more of what came before.
        if (state === drawn) emit(event.type, event as never)
      }
      notify()
    },
    refresh() {
      draw()
      notify()
    },
  }
}

function isSame(a: object, b: object): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.is(a[key as never], b[key as never]))
  )
}
