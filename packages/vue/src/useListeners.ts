import {
  callbackName,
  checkoutEventNames,
  type CheckoutCallbacks,
  type CheckoutEventName,
} from '@antom-checkout/core'
import { getCurrentInstance, onBeforeUpdate, shallowRef } from 'vue'

/** A component's listeners as callbacks. Vue keeps them apart from what a component can see, and from what it watches. */
export function useListeners(
  emit: (name: CheckoutEventName, event: never) => void,
): () => CheckoutCallbacks {
  const instance = getCurrentInstance()!
  const listeners = shallowRef(instance.vnode.props)
  onBeforeUpdate(() => {
    listeners.value = instance.vnode.props
  })
  return () => {
    // An answer to `sessionRequired` is a way to get a session: there is a callback when somebody listens.
    const isAsked = Object.entries(listeners.value ?? {}).some(
      ([key, listener]) => listener && /^onSession-?Required/i.test(key),
    )
    return Object.fromEntries(
      checkoutEventNames
        .filter((name) => isAsked || name !== 'sessionRequired')
        .map((name) => [callbackName(name), (event: never) => emit(name, event)]),
    )
  }
}
