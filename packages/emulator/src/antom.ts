import type { Scheduler } from './clock.ts'
import type { Faults } from './faults/faults.ts'
import type { CallLog } from './gateway/callLog.ts'
import type { Once } from './gateway/once.ts'
import type { Sender } from './notify/sender.ts'
import type { SavedCards } from './payment/savedCards.ts'
import type { SessionStore } from './payment/sessionStore.ts'
import type { Scenario } from './scenarios/scenario.ts'
import type { Timeline } from './timeline/timeline.ts'

/** The things that the gateway, the checkout page and the wallet share. */
export interface Antom {
  readonly sessions: SessionStore
  readonly savedCards: SavedCards
  /** By `captureRequestId`. */
  readonly capturedOnce: Once
  /** By `refundRequestId`. */
  readonly refundedOnce: Once
  readonly clock: Scheduler
  readonly sender: Sender
  readonly faults: Faults
  readonly calls: CallLog
  readonly timeline: Timeline
  /** The scenario for pages whose address asks for none. */
  readonly scenario: Scenario
  /** The address of the checkout page. */
  readonly pageUrl: string
  /** Another origin, for banks and for pages with bad intentions. */
  readonly bankUrl: string
}
