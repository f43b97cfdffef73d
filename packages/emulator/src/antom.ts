import type { Clock } from './clock.ts'
import type { Scenario } from './scenarios/scenario.ts'
import type { SessionStore } from './payment/session-store.ts'

/** What the gateway, the checkout page and the wallet have in common. */
export interface Antom {
  sessions: SessionStore
  clock: Clock
  /** What is simulated where the address of the page asks for nothing. */
  scenario: Scenario
  /** The address of the checkout page. */
  pageUrl: string
  /** Another origin, where banks are and pages that mean no good. */
  bankUrl: string
}
