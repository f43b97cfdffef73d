import {
  CheckoutError,
  createCheckout,
  optionsOf,
  type Checkout,
  type CheckoutCallbacks,
  type CheckoutOptions,
  type CheckoutState,
} from '@antom-checkout/core'
import {
  getCurrentInstance,
  inject,
  onActivated,
  onDeactivated,
  onUnmounted,
  shallowRef,
  toValue,
  watch,
  type MaybeRefOrGetter,
  type ShallowRef,
} from 'vue'
import { defaultsKey } from './plugin.ts'

export interface UseAntomCheckout {
  /** Goes on the element that Antom's page is put into. Keep that element rendered: without it the page is freed. */
  readonly hostRef: ShallowRef<Element | null>
  readonly state: Readonly<ShallowRef<CheckoutState>>
  readonly retry: Checkout['retry']
  readonly checkout: Checkout
}

/** A checkout for people who draw everything themselves. In contrast to `<AntomCheckout>`, it renders nothing. */
export function useAntomCheckout(
  options?: MaybeRefOrGetter<Partial<CheckoutOptions> & CheckoutCallbacks>,
): UseAntomCheckout {
  if (!getCurrentInstance()) throw new CheckoutError('INVALID_STATE', outsideSetup)
  const own = (): Partial<CheckoutOptions> & CheckoutCallbacks => toValue(options) ?? {}
  const defaults = inject(defaultsKey, {})
  const given = (): CheckoutOptions => {
    const options = own()
    // `null` is given: a session that is still coming.
    const { sessionData: data = defaults.sessionData } = options
    // The copy reads each field, so Vue tracks them. In contrast to the object, it keeps what the core has seen.
    const sessionData = data && typeof data === 'object' ? { ...data } : data
    return optionsOf({ ...defaults, ...present(options), sessionData })
  }
  const checkout = createCheckout(given())
  const hostRef = shallowRef<Element | null>(null)

  // An `onSessionRequired` that is given later gets the question that is still open.
  watch(
    () => !own().onSessionRequired,
    (_, __, onCleanup) => onCleanup(checkout.listen(own)),
    { immediate: true },
  )
  watch(given, checkout.setOptions)
  const mount = (host: Element | null): void => {
    if (host) checkout.mount(host).catch(() => {}) // The state and `onError` tell.
  }
  watch(
    hostRef,
    (host, _, onCleanup) => {
      mount(host)
      onCleanup(checkout.unmount)
    },
    { flush: 'post' },
  )
  // Kept alive but not shown is unmounted: the browser drops the frame of a host that leaves the document.
  onActivated(() => mount(hostRef.value))
  onDeactivated(checkout.unmount)

  const state = shallowRef(checkout.state)
  onUnmounted(checkout.subscribe((next) => (state.value = next)))
  return { hostRef, state, retry: checkout.retry, checkout }
}

/** The options that are given: `null` and `undefined` count as absent. */
const present = (options: object): object =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value != null))

const outsideSetup =
  'useAntomCheckout must be called in the setup of a component, but it was called outside of one. Call it in <script setup>, before the first await.'
