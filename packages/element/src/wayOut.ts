import { checkoutEventNames, type Checkout, type CheckoutState } from '@antom-checkout/core'
import { webAddress } from './webAddress.ts'

/** The addresses that the buyer is sent to. */
interface Addresses {
  readonly successUrl: string | undefined
  readonly failureUrl: string | undefined
  readonly cancelUrl: string | undefined
  readonly backUrl: string | undefined
}

const names: Partial<Record<CheckoutState['status'], 'success' | 'failure' | 'cancel' | 'back'>> = {
  succeeded: 'success',
  failed: 'failure',
  canceled: 'cancel',
  processing: 'back',
}

/** The browser is navigating to one of the addresses. Of several elements, only the first one navigates. */
let isLeaving = false

/** The buyer comes back by the back-forward cache. */
function comeBack({ persisted }: PageTransitionEvent): void {
  if (persisted) isLeaving = false
}

/**
 * Navigates by the state of a checkout, once Antom's page is freed. An outcome that was not reached in this element
 * (the server's answer instead of a session, news of another checkout with the same session) is followed for
 * `succeeded` only: the buyer may be trying again elsewhere, and a page that leads back here would cause a loop.
 * `unmount()` never navigates. `isShown`: the element is in the page that the buyer sees. Returns a function that reads
 * the state once more, after a mount.
 */
export function followWayOut(
  checkout: Checkout,
  addresses: Addresses,
  isShown: () => boolean,
): () => void {
  /** Since loading began: Antom's page was open, and it sent a payment event. */
  let hadPage = false
  let hadEvent = false
  /** The last status since the page was freed. */
  let known: CheckoutState['status'] | undefined
  let isUnmounting = false

  function look(): void {
    const { status, pageOpen } = checkout.state
    if (pageOpen) {
      if (!hadPage) isLeaving = false
      hadPage = true
    } else if (status === 'loading') {
      hadPage = hadEvent = false
      known = status
    } else if (status !== known && !isUnmounting && isShown()) {
      known = status
      const name = names[status]
      if (name && (hadEvent || status === 'succeeded')) {
        go(webAddress(`${name}-url`, addresses[`${name}Url`]))
      }
    }
  }

  function go(url: string | undefined): void {
    // The current page would reload for ever.
    if (!url || url === location.href || isLeaving) return
    // Another hash is the same page.
    isLeaving = url.split('#')[0] !== location.href.split('#')[0]
    addEventListener('pageshow', comeBack)
    // A page that showed nothing of Antom's is replaced in the history.
    location[hadPage ? 'assign' : 'replace'](url)
  }

  for (const verb of ['unmount', 'destroy'] as const) {
    const act = checkout[verb]
    const quietly = (): void => {
      isUnmounting = true
      try {
        act()
      } finally {
        isUnmounting = false
        known = checkout.state.status
      }
    }
    Object.assign(checkout, { [verb]: quietly })
  }
  for (const name of checkoutEventNames) {
    if (!/^(payment|back|verification)/.test(name)) continue
    checkout.on(name, () => {
      hadEvent = true
    })
  }
  checkout.on('stateChange', look)
  return look
}
