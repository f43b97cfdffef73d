'use client'

import {
  createCheckout,
  optionsOf,
  type Checkout,
  type CheckoutCallbacks,
  type CheckoutOptions,
  type CheckoutState,
} from '@antom-checkout/core'
import {
  useEffect,
  useInsertionEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type RefCallback,
} from 'react'

export interface UseAntomCheckout {
  /** The ref of the element for Antom's page. Keep that element rendered: without it the page is freed. */
  readonly hostRef: RefCallback<Element>
  readonly state: CheckoutState
  readonly retry: Checkout['retry']
  readonly checkout: Checkout
}

/** A checkout for a page that you draw yourself. In contrast to `<AntomCheckout>`, it renders nothing. */
export function useAntomCheckout(given: CheckoutOptions & CheckoutCallbacks): UseAntomCheckout {
  // Missing options show as a state at mount, like invalid ones.
  const options: CheckoutOptions & CheckoutCallbacks = Object(given)
  const [checkout] = useState(() => createCheckout(options))
  const [host, setHost] = useState<Element | null>(null)

  // The newest callbacks count from the commit on, also for a message that comes before the effects.
  const newest = useRef<CheckoutCallbacks>(options)
  useInsertionEffect(() => {
    newest.current = options
  })
  // If `onSessionRequired` is given later, it gets the event that is still unanswered.
  useEffect(() => checkout.listen(() => newest.current), [checkout, !options.onSessionRequired])
  useEffect(() => checkout.setOptions(optionsOf(options)))
  // An effect, not the ref: Suspense takes the ref away when it hides the host, but the page may be paying.
  useEffect(() => {
    if (!host) return
    checkout.mount(host).catch(() => {}) // The state and `onError` show the failure.
    return checkout.unmount
  }, [checkout, host])

  const read = (): CheckoutState => checkout.state
  const state = useSyncExternalStore(checkout.subscribe, read, read)
  const [hostRef] = useState(() => (element: Element | null) => {
    if (element) setHost(element)
  })
  return { hostRef, state, retry: checkout.retry, checkout }
}
