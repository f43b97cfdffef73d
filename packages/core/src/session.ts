import { within } from './deadline.ts'
import { asCheckoutError, CheckoutError } from './errors.ts'
import type { PaymentStatus, SessionReason } from './events.ts'
import { httpUrl, type CheckoutOptions } from './options.ts'
import { isPaymentStatus } from './results.ts'

/** A payment session that Antom's page can be opened with. */
export interface Session {
  readonly data: string
  /** Milliseconds since 1970; `NaN` where no time is known. */
  readonly expiresAt: number
  readonly normalUrl: string | undefined
  /** It came from `fetchSession`, not from `sessionData`. */
  readonly fetched: boolean
}

/** The session of a checkout, kept over mounts. */
export interface HeldSession {
  current?: Session | undefined
  /** `sessionData` has changed and was not served yet. */
  fresh: boolean
  /** Another session than the one at hand is needed, and why. */
  renew?: SessionReason | undefined
}

/** The text of a `sessionData` option: what it is compared by. */
export const sessionText = (given: CheckoutOptions['sessionData']): unknown =>
  given && typeof given === 'object' ? given.paymentSessionData : given

export const isOver = (session: Session | undefined): boolean =>
  !!session && Date.now() >= session.expiresAt

/**
 * Gets the next session: from new `sessionData` first, then the one at hand, then `fetchSession`, then the merchant, who
 * is asked by `require`. `undefined`: the merchant is getting one. A status: the order needs no payment any more.
 * @throws CheckoutError `INVALID_SESSION`, `SESSION_FETCH_FAILED`, `SESSION_TIMEOUT`; `SESSION_EXPIRED` when it has run
 * out and nobody was asked to renew it
 */
export async function obtainSession(
  { sessionData, fetchSession, timeouts }: CheckoutOptions,
  held: HeldSession,
  signal: AbortSignal,
  require: (reason: SessionReason) => void,
): Promise<Session | PaymentStatus | undefined> {
  const { fresh, current, renew } = held
  if (fresh && sessionData === null) return undefined
  const session = fresh ? readSession(sessionData, false) : current
  if (fresh) Object.assign(held, { current: session, fresh: false, renew: undefined })
  const wanted = fresh ? undefined : renew
  if (session && !wanted) {
    if (!isOver(session)) return session
    if (!fetchSession) throw new CheckoutError('SESSION_EXPIRED')
  }
  const reason = wanted ?? (session ? 'expired' : 'initial')
  if (!fetchSession) return require(reason) as undefined
  try {
    const answer = fetchSession({ reason, signal })
    const response = await within(timeouts?.session, answer, 'SESSION_TIMEOUT')
    const status = response?.paymentStatus
    return isPaymentStatus(status) ? status : readSession(response, true)
  } catch (error) {
    throw asCheckoutError(error, 'SESSION_FETCH_FAILED')
  }
}

/**
 * Reads a session from what the merchant's server gave. The text itself is opaque and stays as it is (protocol §3.4).
 * @throws CheckoutError `INVALID_SESSION`, `SESSION_FETCH_FAILED`
 */
function readSession(given: CheckoutOptions['sessionData'], fetched: boolean): Session {
  const response = typeof given === 'string' ? { paymentSessionData: given } : given
  const { paymentSessionData: data, paymentSessionExpiryTime, normalUrl, result } = response ?? {}
  const status = result?.resultStatus
  if (status === 'F' || status === 'U') {
    const came = `${status} ${result?.resultCode}`
    throw new CheckoutError('SESSION_FETCH_FAILED', came, undefined, fetched && status === 'U')
  }
  if (typeof data !== 'string' || !data) throw new CheckoutError('INVALID_SESSION', 'none')
  const odd = /^(https?:|\s*[[{"])|%[\da-f]{2}|&amp;|&$/i.exec(data)
  if (odd || isCut(data)) throw new CheckoutError('INVALID_SESSION', odd?.[0])
  const expiresAt = Date.parse(paymentSessionExpiryTime!)
  return {
    data,
    // A session that was fetched just now and has run out already means that this clock is wrong.
    expiresAt: fetched && expiresAt <= Date.now() ? NaN : expiresAt,
    normalUrl: httpUrl(normalUrl)?.href,
    fetched,
  }
}

/** Only the part that is known to be JSON (protocol §3.4) can tell; anything else passes. */
function isCut(data: string): boolean {
  const json = /&&(eyJ[^&]*)$/.exec(data)
  try {
    return !!json && !atob(json[1]!).endsWith('}')
  } catch {
    return true
  }
}
