import type { NotificationFault } from '../faults/faults.ts'
import type { NotifyType } from './notifyType.ts'

/** How a try to deliver a notification ended. */
export type DeliveryOutcome =
  /** HTTP 200 with the exact acknowledgement: it is not sent again. */
  | 'acknowledged'
  /** HTTP 200 with another body. Antom sends it again; many shops believe that they have acknowledged it. */
  | 'not-acknowledged'
  /** Another HTTP status. */
  | 'refused'
  /** No answer: nobody listens there, or the answer took too long. */
  | 'unreachable'
  /** A fault kept it from being sent. */
  | 'dropped'

/** One try to deliver a notification, with the answer that it got. */
export interface Delivery {
  readonly time: number
  /** `schedule`: Antom sent it by itself. The others: somebody asked for it. */
  readonly by: 'schedule' | 'resend' | 'duplicate' | 'forge' | 'edit'
  /** The armed fault that changed this delivery. */
  readonly fault?: NotificationFault['does']
  readonly outcome: DeliveryOutcome
  readonly status?: number
  /** The request as it was sent. Missing when a fault kept it from being sent. */
  readonly sent?: Readonly<{ headers: Readonly<Record<string, string>>; body: string }>
  /** The first 2,000 characters of the answer. */
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Milliseconds until the answer was there, by the clock of the machine. */
  readonly took?: number
  /** Why there was no answer. */
  readonly error?: string
}

/** A notification to the merchant, and what became of it. */
export interface Notification {
  readonly id: string
  readonly type: NotifyType
  readonly url: string
  /** The JSON text. The same in every delivery, unless a fault or somebody's edit changed it: then `deliveries[].sent` has the other one. */
  readonly body: string
  readonly paymentId: string
  /** By the clock of the emulator, as all its times. */
  readonly createdAt: number
  /**
   * `pending`: the next delivery is on its way, or due at `nextAt`. `given-up`: the last one of the schedule was not acknowledged.
   * `not-sent`: its host is neither on this machine nor among `notifyHosts`.
   */
  readonly state: 'pending' | 'acknowledged' | 'given-up' | 'not-sent'
  /** When it is delivered again, while it is `pending`. */
  readonly nextAt?: number
  /** Oldest first. */
  readonly deliveries: readonly Delivery[]
}
