import type { GatewayFault } from '../faults/faults.ts'
import type { Answer } from './result.ts'

/** At least so many are kept, and at most a quarter more: older ones are forgotten. */
export const KEPT_CALLS = 500
/** Longer request bodies are kept in part. */
export const KEPT_BODY_BYTES: number = 16 * 1024

/** A call of the gateway with its answer. */
export interface Call {
  readonly id: number
  readonly time: number
  readonly operation: string
  /** `shop`: over HTTP. `hand`: from the dashboard, the command line or a test. */
  readonly by: 'shop' | 'hand'
  readonly path: string
  readonly requestHeaders: Readonly<Record<string, string>>
  /** The first 16 KiB. */
  readonly requestBody: string
  readonly answer: Answer
  readonly answerHeaders: Readonly<Record<string, string>>
  readonly isSigned: boolean
  /** The armed fault that changed it. */
  readonly fault?: GatewayFault['does'] | undefined
  /** The payment that it is about, where the emulator knows one. */
  readonly paymentId?: string | undefined
  /** `paymentRequestId`, `captureRequestId` or `refundRequestId`: a call that repeats it must be the same call. */
  readonly requestId?: string | undefined
}

export interface CallLog {
  add: (call: Omit<Call, 'id'>) => Call
  /** Oldest first. */
  list: () => readonly Call[]
  byId: (id: number) => Call | undefined
  clear: () => void
}

export function createCallLog(): CallLog {
  let calls: Call[] = []
  let lastId = 0
  return {
    add: (fields) => {
      lastId += 1
      const call = { ...fields, id: lastId }
      calls.push(call)
      if (calls.length > 1.25 * KEPT_CALLS) {
        calls = calls.slice(-KEPT_CALLS)
      }
      return call
    },
    list: () => calls,
    byId: (id) => calls.find((call) => call.id === id),
    clear: () => {
      calls = []
    },
  }
}
