import type { CheckoutCallbacks, CheckoutEventMap, CheckoutState } from './events.ts'
import type { CheckoutOptions } from './options.ts'
import type { Stop } from './stop.ts'

/** One checkout: it gets a session and the SDK, puts Antom's page into a host, and tracks the payment. */
export interface Checkout {
  /** The current state: an immutable snapshot, the same object until it changes. */
  readonly state: CheckoutState
  /** Calls `listener` with each new state. */
  readonly subscribe: (listener: (state: CheckoutState) => void) => Stop
  /** Calls `listener` for each event of one kind, never after `unmount()`. */
  readonly on: <Name extends keyof CheckoutEventMap>(
    name: Name,
    listener: (event: CheckoutEventMap[Name]) => void,
  ) => Stop
  /**
   * Calls the callbacks that `callbacks` returns at the time of an event: `onReady`, `onPaymentSuccessful` … In
   * contrast to `on()`, they may change at any time. Only a given `onSessionRequired` counts as a way to get a session.
   */
  readonly listen: (callbacks: () => CheckoutCallbacks) => Stop
  /**
   * Opens Antom's page in an element of this document, also inside shadow roots, or shows the known outcome of the
   * payment. In contrast to `retry()`, it never opens the form of an order whose outcome is known. Resolves to the
   * state once loading has ended, `idle` if unmounted meanwhile; rejects with a `CheckoutError`.
   */
  readonly mount: (host: Element | string) => Promise<CheckoutState>
  /**
   * Frees the page and everything that belongs to it. In contrast to `destroy()`, the checkout can be mounted again.
   * Safe at any time, also while mounting: the pending `mount()` then resolves to the state `idle`.
   */
  readonly unmount: () => void
  /**
   * Pays again after `failed`, `canceled`, `expired` or `error`, or while the outcome is open but nothing is in flight,
   * with the same session or a new one. Rejects with `INVALID_STATE` in other states: see `state.canRetry`.
   */
  readonly retry: () => Promise<CheckoutState>
  /**
   * Merges options; `undefined` resets one to its default. A new session, page or language remounts once. While a
   * payment may be under way, new `sessionData` is held for `retry()`.
   */
  readonly setOptions: (options: Partial<CheckoutOptions>) => void
  /** Unmounts and removes all listeners. In contrast to `unmount()`, it is final: a later `mount()` rejects. */
  readonly destroy: () => void
}
