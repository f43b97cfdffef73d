import type { CheckoutState } from '../events.ts'
import type { IconName } from './icon.ts'

/** The states with a slot: the merchant's own content replaces the default look. */
export type SlotName = Exclude<CheckoutState['status'], 'idle' | 'ready'>

/** The context for the merchant's own content of a slot. */
export interface SlotContext<Name extends SlotName> {
  readonly state: CheckoutState & { readonly status: Name }
  /**
   * Tries again, where `state.canRetry`; the result is a state. In contrast to `checkout.retry()`, it never rejects.
   */
  readonly retry: () => void
}

/** The icon of each slot. */
export const icons: Record<SlotName, IconName> = {
  loading: 'wait',
  failed: 'alert',
  canceled: 'card',
  expired: 'clock',
  error: 'alert',
  succeeded: 'check',
  verifying: 'wait',
  processing: 'clock',
}

/** The names of the slots, for adapters. */
export const slotNames: readonly SlotName[] = Object.keys(icons) as SlotName[]

/** The slot that is shown in a state; none while Antom's page is shown. */
export const slotOf = ({ status, pageOpen }: CheckoutState): SlotName | undefined =>
  status === 'loading' || (!pageOpen && status in icons) ? (status as SlotName) : undefined
