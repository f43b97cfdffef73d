import {
  callbackName,
  checkoutEventNames,
  type CheckoutCallbacks,
  type CheckoutEventName,
} from '@antom-checkout/core'
import { getCurrentInstance, onBeforeUpdate, shallowRef } from 'vue'

/** A component's listeners as callbacks. Vue keeps them out of the props, and does not track them. */
export function useListeners(
  emit: (name: CheckoutEventName, event: never) => void,
): () => CheckoutCallbacks {
  const instance = getCurrentInstance()!
  const listeners = shallowRef(instance.vnode.props)
  onBeforeUpdate(() => {
    listeners.value = instance.vnode.props
  })
  return () => {
    // A callback for `sessionRequired` counts as a way to get a session, so it is given only if there is a listener.
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
