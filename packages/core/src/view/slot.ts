import type { CheckoutState } from '../events.ts'
import type { IconName } from './icon.ts'

/** The states that have a slot: what the merchant puts there stands in the place of ours. */
export type SlotName = Exclude<CheckoutState['status'], 'idle' | 'ready'>

/** What an adapter gives to the merchant's own content of a slot. */
export interface SlotContext<Name extends SlotName> {
  readonly state: CheckoutState & { readonly status: Name }
  /** Tries again, where `state.canRetry`; the result is a state. In contrast to `checkout.retry()`, it never rejects. */
  readonly retry: () => void
}

/** What each of them looks like. */
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

/** The slot that is shown in a state. While Antom's page is there it is the scene, and there is none. */
export const slotOf = ({ status, pageOpen }: CheckoutState): SlotName | undefined =>
  status === 'loading' || (!pageOpen && status in icons) ? (status as SlotName) : undefined
