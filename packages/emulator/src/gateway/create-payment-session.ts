import { randomBytes } from 'node:crypto'
import type { Antom } from '../antom.ts'
import {
  readCreatePaymentSession,
  type CreatePaymentSessionRequest,
} from './create-payment-session-request.ts'
import { isoTime } from './iso-time.ts'
import { fail } from '../payment/payment.ts'
import { result, type Result } from './result.ts'
import { createSessionData } from '../payment/session-data.ts'
import { currentPayment, type Session } from '../payment/session.ts'

const hour = 60 * 60 * 1000

export function createPaymentSession(antom: Antom, body: unknown): { result: Result } {
  const read = readCreatePaymentSession(body)
  if (!read.ok) return { result: result('PARAM_ILLEGAL', read.problem) }
  const { request } = read

  const fingerprint = fingerprintOf(request)
  const earlier = antom.sessions.byRequestId(request.paymentRequestId)
  if (earlier)
    return earlier.fingerprint === fingerprint
      ? answer(antom, earlier)
      : { result: result('REPEAT_REQ_INCONSISTENT') }

  const now = antom.clock.now()
  const expiresAt = request.paymentSessionExpiryTime
    ? Date.parse(request.paymentSessionExpiryTime)
    : now + hour
  if (expiresAt <= now || expiresAt > now + hour)
    return {
      result: result('PARAM_ILLEGAL', 'paymentSessionExpiryTime must be at most 1 hour from now'),
    }

  const session = openSession(antom, request, fingerprint, now, expiresAt)
  return answer(antom, session)
}

function openSession(
  { sessions, clock }: Antom,
  request: CreatePaymentSessionRequest,
  fingerprint: string,
  createdAt: number,
  expiresAt: number,
): Session {
  const { data } = createSessionData(request.locale || 'en_US')
  const id = randomBytes(40).toString('base64url')
  const session: Session = { id, data, request, fingerprint, createdAt, expiresAt, payments: [] }
  sessions.add(session)
  // A buyer who went to a wallet and never came back: the order closes with the session.
  clock.after(expiresAt - createdAt, () => {
    const payment = currentPayment(session)
    if (payment?.awaitsBuyer) fail(payment, 'ORDER_IS_CLOSED', true)
  })
  return session
}

function answer(
  { pageUrl }: Antom,
  session: Session,
): { result: Result } & Record<string, unknown> {
  return {
    normalUrl: `${pageUrl}?sessionData=${encodeURIComponent(session.data)}`,
    paymentSessionData: session.data,
    paymentSessionExpiryTime: isoTime(session.expiresAt),
    paymentSessionId: session.id,
    result: result('SUCCESS'),
  }
}

/** A repeated call may ask for another expiry time and come from another device; everything else makes it another order. */
function fingerprintOf(request: CreatePaymentSessionRequest): string {
  return JSON.stringify(
    { ...request, paymentSessionExpiryTime: undefined, env: undefined },
    sortedKeys,
  )
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
