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
  /** The ref of the element for Antom's page. Keep that element rendered: without it the page is freed. */
  readonly hostRef: ShallowRef<Element | null>
  readonly state: Readonly<ShallowRef<CheckoutState>>
  readonly retry: Checkout['retry']
  readonly checkout: Checkout
}

/** A checkout for a page that you draw yourself. In contrast to `<AntomCheckout>`, it renders nothing. */
export function useAntomCheckout(
  options?: MaybeRefOrGetter<Partial<CheckoutOptions> & CheckoutCallbacks>,
): UseAntomCheckout {
  if (!getCurrentInstance()) throw new CheckoutError('INVALID_STATE', outsideSetup)
  const own = (): Partial<CheckoutOptions> & CheckoutCallbacks => toValue(options) ?? {}
  const defaults = inject(defaultsKey, {})
  const given = (): CheckoutOptions => {
    const options = own()
    // `null` counts as given: the session is still coming.
    const { sessionData: data = defaults.sessionData } = options
    // The copy reads each field, so Vue tracks them. The core's copy does not change when the object does.
    const sessionData = data && typeof data === 'object' ? { ...data } : data
    return optionsOf({ ...defaults, ...present(options), sessionData })
  }
  const checkout = createCheckout(given())
  const hostRef = shallowRef<Element | null>(null)

  // If `onSessionRequired` is given later, it gets the event that is still unanswered.
  watch(
    () => !own().onSessionRequired,
    (_, __, onCleanup) => onCleanup(checkout.listen(own)),
    { immediate: true },
  )
  watch(given, checkout.setOptions)
  const mount = (host: Element | null): void => {
    if (host) checkout.mount(host).catch(() => {}) // The state and `onError` show the failure.
  }
  watch(
    hostRef,
    (host, _, onCleanup) => {
      mount(host)
      onCleanup(checkout.unmount)
    },
    { flush: 'post' },
  )
  // Inside KeepAlive, a hidden checkout is unmounted: the browser drops the frame of a host that leaves the document.
  onActivated(() => mount(hostRef.value))
  onDeactivated(checkout.unmount)

  const state = shallowRef(checkout.state)
  onUnmounted(checkout.subscribe((next) => (state.value = next)))
  return { hostRef, state, retry: checkout.retry, checkout }
}

/** The given options: `null` and `undefined` count as absent. */
const present = (options: object): object =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value != null))

const outsideSetup =
  'useAntomCheckout must be called in the setup of a component, but it was called outside of one. Call it in <script setup>, before the first await.'
