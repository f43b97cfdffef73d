import { createHash, randomBytes } from 'node:crypto'
import type { Antom } from '../antom.ts'
import { paymentMessage } from '../notify/messages.ts'
import { fail } from '../payment/settle.ts'
import { createId } from '../payment/createId.ts'
import { createFunds } from '../payment/funds.ts'
import { knownMethodTypes, methodsFor } from '../payment/paymentMethods.ts'
import { createSessionData } from '../payment/sessionData.ts'
import { currentAttempt, type Session } from '../payment/session.ts'
import type { CreatePaymentSessionRequest } from '../payment/sessionRequest.ts'
import { readCreatePaymentSession } from './createPaymentSessionRequest.ts'
import { isoTime, readIsoTime } from './isoTime.ts'
import { refusal, result, type Answer } from './result.ts'

const HOUR_MS = 60 * 60 * 1000

export function createPaymentSession(antom: Antom, body: unknown): Answer {
  const read = readCreatePaymentSession(body)
  if (!read.ok) {
    return refusal('PARAM_ILLEGAL', read.problem)
  }
  const { request } = read

  const fingerprint = fingerprintOf(body)
  const earlier = antom.sessions.byRequestId(request.paymentRequestId)
  if (earlier) {
    return earlier.fingerprint === fingerprint
      ? answer(antom, earlier)
      : refusal('REPEAT_REQ_INCONSISTENT')
  }
  if (methodsFor(request).length === 0) {
    return refusal(
      'NO_PAY_OPTIONS',
      `The emulator knows none of the methods in paymentMethodTypeList. It knows ${knownMethodTypes.join(', ')}`,
    )
  }
  const now = antom.clock.now()
  const expiresAt = readIsoTime(request.paymentSessionExpiryTime ?? '') ?? now + HOUR_MS
  if (expiresAt <= now || expiresAt > now + HOUR_MS) {
    return refusal('PARAM_ILLEGAL', 'paymentSessionExpiryTime must be at most 1 hour from now')
  }
  return answer(antom, openSession(antom, request, fingerprint, now, expiresAt))
}

function openSession(
  antom: Antom,
  request: CreatePaymentSessionRequest,
  fingerprint: string,
  createdAt: number,
  expiresAt: number,
): Session {
  const { sessions, clock, sender } = antom
  const { data } = createSessionData(request.locale || 'en_US')
  const session: Session = {
    id: randomBytes(40).toString('base64url'),
    data,
    request,
    fingerprint,
    paymentId: createId(createdAt),
    createdAt,
    expiresAt,
    attempts: [],
    funds: createFunds(),
  }
  sessions.add(session)
  session.stopExpiry = clock.after(expiresAt - createdAt, () => {
    const attempt = currentAttempt(session)
    // The buyer left for a wallet and did not return: the order is closed at the end of the session.
    if (attempt?.awaitsBuyer) {
      fail(antom, session, attempt, 'ORDER_IS_CLOSED', true)
    }
    // Submitted but not paid: the notification is sent when the session ends (PROTOCOL.md, "When it is sent").
    if (attempt?.status === 'FAIL') {
      sender.send(request.paymentNotifyUrl, session.paymentId, paymentMessage(session))
    }
    return sender.idle()
  })
  return session
}

function answer({ pageUrl }: Antom, session: Session): Answer {
  return {
    normalUrl: `${pageUrl}?sessionData=${encodeURIComponent(session.data)}`,
    paymentSessionData: session.data,
    paymentSessionExpiryTime: isoTime(session.expiresAt),
    paymentSessionId: session.id,
    result: result('SUCCESS'),
  }
}

/** A repeated call may ask for another expiry time and come from another device; everything else makes it another order. */
function fingerprintOf(body: unknown): string {
  const compared = { ...(body as object), paymentSessionExpiryTime: undefined, env: undefined }
  return createHash('sha256').update(JSON.stringify(compared, inOrder)).digest('base64')
}

/** Fields by name, without those that are `null`, which means missing. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value
  }
  const fields = Object.entries(value).filter(([, field]) => field !== null)
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)))
}
