import { CheckoutError } from './errors.ts'
import type { CheckoutEventMap, RedirectUrls } from './events.ts'
import { leave } from './page/leave.ts'
import type { PageListener } from './page/page.ts'
import { bareOf } from './safe/bareOf.ts'
import { isLoading, isOpening, type Input, type Payment } from './state/payment.ts'
import type { Store, Told } from './state/store.ts'

/** What a page of Antom's may make a checkout do. */
interface Verbs {
  /** The payment takes a step. The events belong to it. */
  readonly apply: (input: Input, ...events: Told[]) => void
  readonly tell: Store['tell']
  readonly fail: (error: CheckoutError, isEnd: boolean) => void
  readonly unmount: () => void
  readonly away: () => void
}

/** Turns everything that Antom's page does into steps of the payment and events, until `signal` aborts. */
export function createPageListener(
  signal: AbortSignal,
  payment: () => Payment,
  { apply, tell, fail, unmount, away }: Verbs,
): PageListener {
  let isReady = false
  const isOpen = (): boolean => !signal.aborted && !!payment().pageOpen
  /** The event `ready`, once a mount. */
  const first = (): Told => !isReady && ((isReady = true), { type: 'ready' })
  const loaded = (heard: boolean): void => {
    if (isOpen() && (heard || isOpening(payment()))) apply({ type: 'loaded', heard }, first())
  }
  /** Emits `redirect`, and returns whether it shall be followed. */
  const leaves = (urls: RedirectUrls): boolean => {
    let isFollowed = true
    const preventDefault = (): void => {
      isFollowed = false
    }
    const event = bareOf({ ...urls, type: 'redirect', preventDefault })
    if (isOpen()) tell(event as CheckoutEventMap['redirect'])
    if (isFollowed && isOpen()) apply({ type: 'redirected' })
    return isFollowed
  }
  return {
    loaded: () => loaded(false),
    // A wallet inside the frame led back to the shop (`paymentRedirectUrl`), which is to be seen on the whole page.
    returned(normalUrl) {
      if (leaves({ normalUrl }) && isOpen()) leave(normalUrl)
    },
    reloading: () => apply({ type: 'reloading' }),
    emptied: unmount,
    away,
    refused(isOurs, policy) {
      const { heard } = payment()
      // The frame's load may come before the report.
      const isEnd = isOurs && (policy === 'coep' ? !heard : isLoading(payment()))
      fail(new CheckoutError('MOUNT_FAILED', policy), isEnd)
    },
    blocked: (reason, origin) => tell({ type: 'messageBlocked', reason, origin }),
    received({ payment: event }, urls) {
      // A `ready` listener may ask for another page: by then the state knows this message, and it is told.
      if (event && isOpen()) apply(event, first(), event)
      else loaded(true)
      return (!urls || leaves(urls)) && isOpen()
    },
  }
}
