import { within } from './deadline.ts'
import { CheckoutError, explained } from './errors.ts'
import type { PaymentStatus, SessionReason } from './events.ts'
import { httpUrl, type CheckoutOptions, type PaymentSessionResponse } from './options.ts'

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

/** Where the next session comes from. */
export type SessionSource =
  | { readonly from: 'hand'; readonly session: Session }
  | { readonly from: 'fetch' | 'merchant'; readonly reason: SessionReason }
  /** `sessionData: null`: the merchant is getting one. */
  | { readonly from: 'promise' }

/** The text of a `sessionData` option: what it is compared by. */
export const sessionText = (given: CheckoutOptions['sessionData']): unknown =>
  given && typeof given === 'object' ? given.paymentSessionData : given

export const isOver = (session: Session | undefined): boolean =>
  !!session && Date.now() >= session.expiresAt

/**
 * Decides where the next session comes from: new `sessionData` first, then the session at hand, then `fetchSession`,
 * then the merchant.
 * @throws CheckoutError `INVALID_SESSION`; `SESSION_EXPIRED` when it has run out and nobody was asked to renew it
 */
export async function chooseSession(
  { sessionData: given, fetchSession }: CheckoutOptions,
  { fresh, current, renew }: HeldSession,
): Promise<SessionSource> {
  if (fresh && given === null) return { from: 'promise' }
  const isNew = fresh && given != null
  const session = isNew ? await readSession(given, false) : current
  const wanted = isNew ? undefined : renew
  if (session && !wanted && !isOver(session)) return { from: 'hand', session }
  if (!fetchSession && session && !wanted) {
    throw new CheckoutError(
      'SESSION_EXPIRED',
      "The session's time has passed. Pass new sessionData, or give fetchSession.",
    )
  }
  const reason = wanted ?? (session ? 'expired' : 'initial')
  return { from: fetchSession ? 'fetch' : 'merchant', reason }
}

/** Asks the merchant's server for a session, or hears that the order needs no payment any more. */
export async function fetchSession(
  { fetchSession: fetch, timeouts }: CheckoutOptions,
  reason: SessionReason,
  signal: AbortSignal,
): Promise<Session | PaymentStatus> {
  const ms = timeouts?.session ?? 15_000
  let response: PaymentSessionResponse
  try {
    response = await within(
      ms,
      (async () => fetch!({ reason, signal }))(),
      () =>
        new CheckoutError('SESSION_TIMEOUT', `fetchSession must answer in ${ms} ms. Try again.`),
    )
  } catch (error) {
    throw error instanceof CheckoutError
      ? error
      : new CheckoutError(
          'SESSION_FETCH_FAILED',
          'fetchSession must answer, but it failed. Try again.',
          error,
        )
  }
  const status = response?.paymentStatus
  return /^(SUCCESS|FAIL|PROCESSING|CANCELLED|PENDING)$/.test(status!)
    ? status!
    : readSession(response, true)
}

/**
 * Reads a session from what the merchant's server gave. The text itself is opaque and stays as it is (protocol §3.4).
 * @throws CheckoutError `INVALID_SESSION`, `SESSION_FETCH_FAILED`
 */
async function readSession(
  given: string | PaymentSessionResponse,
  fetched: boolean,
): Promise<Session> {
  const response = typeof given === 'string' ? { paymentSessionData: given } : given
  const { paymentSessionData: data, paymentSessionExpiryTime, normalUrl, result } = response ?? {}
  const status = result?.resultStatus
  if (status === 'F' || status === 'U') {
    throw new CheckoutError(
      'SESSION_FETCH_FAILED',
      `createPaymentSession answered ${status} ${result?.resultCode}. Ask with a new paymentRequestId.`,
      undefined,
      status === 'U',
    )
  }
  if (
    typeof data !== 'string' ||
    !data ||
    /^(https?:|\s*[[{"])|%[\da-f]{2}|&amp;|&$/i.test(data) ||
    isCut(data)
  ) {
    throw await explained('INVALID_SESSION', ({ sessionMistake }) => sessionMistake(data))
  }
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
