import type { CancelResponse } from '../calls/cancel.ts'
import type { CaptureResponse } from '../calls/capture.ts'
import type { PaymentStatus } from '../calls/inquiryPayment.ts'
import type { RefundResponse } from '../calls/refund.ts'
import { came } from '../came.ts'
import { AntomError } from '../errors.ts'
import { cancel } from './cancel.ts'
import { catchUp, type CatchUpReport } from './catchUp.ts'
import { handle } from './handler.ts'
import { notify } from './notify.ts'
import { capture, refund, type CaptureOptions, type RefundOptions } from './operation.ts'
import { paymentsSettings, type PaymentsOptions } from './paymentsOptions.ts'
import { session, type SessionAnswer, type SessionReason } from './session.ts'
import { verify } from './verify.ts'

/**
 * The server side of a shop's payments. Several processes on one database behave as one. Functions may be passed around;
 * each rejects with an `AntomError` when Antom cannot be asked, and with the store's own error when the store fails.
 */
export interface Payments {
  /**
   * The session for the browser: what `fetchSession` and `session-url` expect. The live one again, a new one, or
   * `{ paymentStatus }` if the order needs no payment. Rejects with UNKNOWN_ORDER if `order` knows none.
   */
  readonly session: (orderId: string, reason?: SessionReason) => Promise<SessionAnswer>
  /** Asks Antom how the order stands: what `verifyPayment` expects. */
  readonly verify: (orderId: string) => Promise<{ readonly paymentStatus: PaymentStatus }>
  /** The notification endpoint. Never rejects. */
  readonly notify: (request: Request) => Promise<Response>
  /** Takes authorized money. The same `key` is the same capture. */
  readonly capture: (orderId: string, options: CaptureOptions) => Promise<CaptureResponse>
  /** Gives money back. The same `key` is the same refund, also after a time-out. */
  readonly refund: (orderId: string, options: RefundOptions) => Promise<RefundResponse>
  /** Cancels what was paid or may still be paid, until 00:15 of the next day. */
  readonly cancel: (orderId: string) => Promise<CancelResponse>
  /** Asks Antom about everything that is open. Call it at the start, and every few minutes. */
  readonly catchUp: () => Promise<CatchUpReport>
  /** POST …/session, …/verify and …/notify in one. Without `orderOf` …/notify only. Never rejects. */
  readonly handler: (request: Request) => Promise<Response>
}

/**
 * Makes the payments of a shop. Throws INVALID_CONFIG at once if an option cannot be right.
 *
 * How it works: whatever Antom says comes in by one door (`recordFact`), be it a notification, an answer to `verify`, or
 * what `catchUp` asked for. `dueEffects` reads from all facts of an order which callbacks are due, and `runEffects` runs
 * each under a lease. Every step may be done twice, so that a process may die between any two of them.
 */
export function createPayments(options: PaymentsOptions): Payments {
  const settings = paymentsSettings(options)
  return {
    session: async (orderId, reason) => session(settings, checkedId(orderId), reason),
    verify: async (orderId) => verify(settings, checkedId(orderId)),
    notify: (request) => notify(settings, request),
    capture: async (orderId, how) => capture(settings, checkedId(orderId), how),
    refund: async (orderId, how) => refund(settings, checkedId(orderId), how),
    cancel: async (orderId) => cancel(settings, checkedId(orderId)),
    catchUp: () => catchUp(settings),
    handler: (request) => handle(settings, request),
  }
}

const MAX_ID = 200

function checkedId(orderId: unknown): string {
  if (typeof orderId === 'string' && orderId !== '' && orderId.length <= MAX_ID) {
    return orderId
  }
  throw new AntomError(
    'INVALID_REQUEST',
    `orderId must be a text of 1 to ${MAX_ID} characters, but it was ${came(orderId)}. Pass the id that order() knows.`,
  )
}
