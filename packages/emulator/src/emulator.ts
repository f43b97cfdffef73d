import type { Clock, ClockKind } from './clock.ts'
import type { Payments } from './control/payments.ts'
import type { EmulatorCredentials } from './credentials.ts'
import type { ArmedFault, Fault } from './faults/faults.ts'
import type { Notifications } from './notify/sender.ts'
import type { Scenario } from './scenarios/scenario.ts'

/** How an emulator is started. Everything has a default. */
export interface EmulatorOptions {
  /** Where to listen on 127.0.0.1. Default: 0, any free port. */
  readonly port?: number
  /** How the page behaves, or what every payment comes to. Default: `normal`, and the test card decides. */
  readonly scenario?: Scenario
  /** `manual`: time stands still until `clock.advance()` turns it. Default: `real`. */
  readonly clock?: ClockKind
  /** Hosts that notifications may be sent to, beside this machine: `shop.test` or `shop.test:8080`. Default: none. */
  readonly notifyHosts?: readonly string[]
}

/** A running emulator: its addresses, and what a test can do with it. */
export interface Emulator {
  /** The address of everything, without a path: `http://127.0.0.1:4100`. In a browser it is the dashboard. */
  readonly url: string
  /** The checkout page: what the SDK's `environment` takes. */
  readonly pageUrl: string
  /** The Open API: what a merchant client's `gateway` takes. */
  readonly gateway: string
  /** Made for this run only. */
  readonly credentials: EmulatorCredentials
  /** The time of everything here: sessions expire and payments settle by it. Turn it forward instead of waiting. */
  readonly clock: Clock
  /** The payments of this run, and what can be done with them without a buyer. */
  readonly payments: Payments
  /** The notifications of this run, each with its deliveries and the answers they got. */
  readonly notifications: Notifications
  /**
   * Lets something go wrong, once or several times: a call of the gateway, or a notification.
   *
   * @example
   * emulator.fault({ on: 'refund', does: 'lose-answer' })
   * @throws Error that lists the faults that there are
   */
  readonly fault: (fault: Fault) => ArmedFault
  /** Forgets all payments, notifications, faults and calls, for the next test. The keys stay, and the time. */
  readonly reset: () => void
  /** Ends it, with every open connection, and frees the port. Payments are forgotten. May be called twice. */
  readonly close: () => Promise<void>
}
