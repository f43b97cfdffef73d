import {
  callbackName,
  CheckoutError,
  checkoutEventNames,
  checkoutOptionNames,
  createCheckout,
  type Checkout,
  type CheckoutCallbacks,
  type CheckoutEventName,
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
  /** Every option by name: one that is not given any more goes back to its default. */
  const given = (): CheckoutOptions => {
    const options = own()
    // `null` is given: a session that is still coming.
    const { sessionData = defaults.sessionData } = options
    return Object.assign(
      Object.fromEntries(
        checkoutOptionNames.map((name) => [name, options[name] ?? defaults[name]]),
      ),
      // The copy reads each field, so Vue tracks them. In contrast to the object, it keeps what the core has seen.
      { sessionData: isObject(sessionData) ? { ...sessionData } : sessionData },
    ) as unknown as CheckoutOptions
  }
  const checkout = createCheckout(given())
  const hostRef = shallowRef<Element | null>(null)

  // Only what was given is listened to: an answer to `sessionRequired` is a way to get a session.
  const names = (): CheckoutEventName[] =>
    checkoutEventNames.filter((name) => own()[callbackName(name)])
  watch(
    () => names().join(),
    (_, __, onCleanup) => {
      const stops = names().map((name) =>
        checkout.on(name, (event) => own()[callbackName(name)]?.(event as never)),
      )
      onCleanup(() => stops.forEach((stop) => stop()))
    },
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

const isObject = (value: unknown): value is object => !!value && typeof value === 'object'

const outsideSetup =
  'useAntomCheckout must be called in the setup of a component, but it was called outside of one. Call it in <script setup>, before the first await.'
