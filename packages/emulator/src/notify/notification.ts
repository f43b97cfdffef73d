import type { NotificationFault } from '../faults/faults.ts'

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
  /** The armed fault that changed this delivery. */
  readonly fault?: NotificationFault['does']
  readonly outcome: DeliveryOutcome
  readonly status?: number
  /** The first 2,000 characters of the answer. */
  readonly body?: string
  /** Why there was no answer. */
  readonly error?: string
}

export type NotifyType = 'PAYMENT_RESULT' | 'CAPTURE_RESULT' | 'REFUND_RESULT'

/** A notification to the merchant, and what became of it. */
export interface Notification {
  readonly id: string
  readonly type: NotifyType
  readonly url: string
  /** The JSON text. The same in every delivery. */
  readonly body: string
  readonly paymentId: string
  readonly createdAt: number
  /**
   * `pending`: the next delivery is on its way, or due at `nextAt`. `given-up`: the last one of the schedule was not acknowledged.
   * `not-sent`: its host is neither on this machine nor among `notifyHosts`.
   */
  readonly state: 'pending' | 'acknowledged' | 'given-up' | 'not-sent'
  readonly nextAt?: number
  readonly deliveries: readonly Delivery[]
}
