import { CheckoutError } from './errors.ts'
import type { CheckoutEventMap, RedirectUrls } from './events.ts'
import { leave } from './page/leave.ts'
import type { PageListener } from './page/page.ts'
import { ownFields } from './safe/ownFields.ts'
import { isLoading, isOpening, type Input, type Payment } from './state/payment.ts'
import type { Store, MaybeEvent } from './state/store.ts'

/** The verbs of a checkout that its page needs. */
interface Verbs {
  /** Applies an input to the payment, and emits the events that belong to it. */
  readonly apply: (input: Input, ...events: MaybeEvent[]) => void
  readonly emit: Store['emit']
  readonly fail: (error: CheckoutError, isEnd: boolean) => Promise<void>
  readonly unmount: () => void
  readonly away: () => void
}

/** Turns everything that Antom's page does into inputs of the payment and events, until `signal` aborts. */
export function createPageListener(
  signal: AbortSignal,
  payment: () => Payment,
  { apply, emit, fail, unmount, away }: Verbs,
): PageListener {
  let isReady = false
  const isOpen = (): boolean => !signal.aborted && !!payment().pageOpen
  /** The event `ready`, once per mount. */
  const first = (): MaybeEvent => !isReady && ((isReady = true), { type: 'ready' })
  const loaded = (heard: boolean): void => {
    if (isOpen() && (heard || isOpening(payment()))) apply({ type: 'loaded', heard }, first())
  }
  /** Emits `redirect`. Returns whether the browser may follow it. */
  const leaves = (urls: RedirectUrls): boolean => {
    let isFollowed = true
    const preventDefault = (): void => {
      isFollowed = false
    }
    const event = ownFields({ ...urls, type: 'redirect', preventDefault })
    if (isOpen()) emit(event as CheckoutEventMap['redirect'])
    if (isFollowed && isOpen()) apply({ type: 'redirected' })
    return isFollowed
  }
  return {
    loaded: () => loaded(false),
    // A wallet inside the frame led back to the shop's `paymentRedirectUrl`: show that page in the whole window.
    returned(normalUrl) {
      if (leaves({ normalUrl }) && isOpen()) leave(normalUrl)
    },
    reloading: () => apply({ type: 'reloading' }),
    emptied: unmount,
    away,
    refused(isOurs, policy) {
      const { heard } = payment()
      // The frame's `load` event may come before the report.
      const isEnd = isOurs && (policy === 'coep' ? !heard : isLoading(payment()))
      void fail(new CheckoutError('MOUNT_FAILED', policy), isEnd)
    },
    blocked: (reason, origin) => emit({ type: 'messageBlocked', reason, origin }),
    received({ payment: event }, urls) {
      // The state must know this message before a `ready` listener runs: that listener may open another page.
      if (event && isOpen()) apply(event, first(), event)
      else loaded(true)
      return (!urls || leaves(urls)) && isOpen()
    },
  }
}
