import type { Clock } from './clock.ts'
import type { Outcome } from './outcomes.ts'
import type { SessionStore } from './session-store.ts'

/** What the gateway, the checkout page and the wallet have in common. */
export interface Antom {
  sessions: SessionStore
  clock: Clock
  /** Every payment comes to this one, when `startEmulator({ scenario })` asked for it. */
  forced?: Outcome
  /** The address of the checkout page. */
  pageUrl: string
}
