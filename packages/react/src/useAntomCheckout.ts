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
  /** Goes on the element that Antom's page is put into. Keep that element rendered: without it the page is freed. */
  readonly hostRef: RefCallback<Element>
  readonly state: CheckoutState
  readonly retry: Checkout['retry']
  readonly checkout: Checkout
}

/** A checkout for people who draw everything themselves. In contrast to `<AntomCheckout>`, it renders nothing. */
export function useAntomCheckout(given: CheckoutOptions & CheckoutCallbacks): UseAntomCheckout {
  // Without options the state says so at mount, as with bad ones.
  const options: CheckoutOptions & CheckoutCallbacks = Object(given)
  const [checkout] = useState(() => createCheckout(options))
  const [host, setHost] = useState<Element | null>(null)

  // The newest callbacks count from the commit on, also for a message that comes before the effects.
  const newest = useRef<CheckoutCallbacks>(options)
  useInsertionEffect(() => {
    newest.current = options
  })
  // An `onSessionRequired` that is given later gets the question that is still open.
  useEffect(() => checkout.listen(() => newest.current), [checkout, !options.onSessionRequired])
  useEffect(() => checkout.setOptions(optionsOf(options)))
  // An effect, not the ref: hiding by Suspense takes refs away, but must not free a page that may be paying.
  useEffect(() => {
    if (!host) return
    checkout.mount(host).catch(() => {}) // The state and `onError` tell.
    return checkout.unmount
  }, [checkout, host])

  const read = (): CheckoutState => checkout.state
  const state = useSyncExternalStore(checkout.subscribe, read, read)
  const [hostRef] = useState(() => (element: Element | null) => {
    if (element) setHost(element)
  })
  return { hostRef, state, retry: checkout.retry, checkout }
}
