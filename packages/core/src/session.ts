import { within } from './deadline.ts'
import type { Stop } from './emitter.ts'
import { CheckoutError } from './errors.ts'
import type { PaymentStatus, SessionReason } from './events.ts'
import {
  httpUrl,
  type CheckoutOptions,
  type FetchSession,
  type PaymentSessionResponse,
} from './options.ts'

/** A payment session that Antom's page can be opened with. */
export interface Session {
  readonly data: string
  /** Milliseconds since 1970; `Infinity` where no time is known. */
  readonly expiresAt: number
  readonly normalUrl: string | undefined
  /** It came from `fetchSession`, not from `sessionData`. */
  readonly fetched: boolean
}

/** What the merchant's server gives: a session, or that the order needs no payment any more. */
export type SessionAnswer = Session | { readonly paymentStatus: PaymentStatus }

/** Where the next session comes from. */
export type SessionSource =
  | { readonly kind: 'known'; readonly session: Session }
  | { readonly kind: 'fetch'; readonly fetch: FetchSession; readonly reason: SessionReason }
  /** `sessionData: null`: the merchant is getting one. */
  | { readonly kind: 'wait' }
  /** There is no way to fetch one: the merchant must be asked. */
  | { readonly kind: 'require'; readonly reason: SessionReason }

/** The session of a checkout, kept over mounts. */
export interface HeldSession {
  current: Session | undefined
  /** `sessionData` has changed and was not served yet. */
  fresh: boolean
  /** Another session than the one at hand is needed, and why. */
  renew: SessionReason | undefined
}

/** The text of a `sessionData` option: what it is compared by. */
export const sessionText = (given: CheckoutOptions['sessionData']): unknown =>
  given && typeof given === 'object' ? given.paymentSessionData : given

export const isOver = (session: Session): boolean => Date.now() >= session.expiresAt

/** The session at hand can be used once more. */
export const isUsable = ({ current, renew }: HeldSession): boolean =>
  current !== undefined && !renew && !isOver(current)

/** Calls `over` when the session's time has passed, by this machine's clock. A sleeping tab notices on `check()`. */
export function watchExpiry(
  session: () => Session | undefined,
  over: () => void,
): { check: () => void; stop: Stop } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let seen: Session | undefined
  const stop = (): void => clearTimeout(timer)
  const check = (): void => {
    stop()
    const current = session()
    if (!current || current === seen) return
    const left = current.expiresAt - Date.now()
    if (left > 0) {
      // A timer cannot be longer than 24.8 days; it looks again.
      if (left < Infinity) timer = setTimeout(check, Math.min(left, 2 ** 31 - 1))
      return
    }
    seen = current
    over()
  }
  return { check, stop }
}

/**
 * Decides where the next session comes from: new `sessionData` first, then the session at hand, then `fetchSession`.
 * @throws CheckoutError `INVALID_SESSION`; `SESSION_EXPIRED` when it has run out and nobody was asked to renew it
 */
export function chooseSession(options: CheckoutOptions, held: HeldSession): SessionSource {
  const { sessionData: given, fetchSession: fetch } = options
  const { renew } = held
  if (held.fresh && given === null) return { kind: 'wait' }
  const session = held.fresh && given !== undefined ? readSession(given, false) : held.current
  const wanted = held.fresh && given !== undefined ? undefined : renew
  if (session && !wanted && !isOver(session)) return { kind: 'known', session }
  const reason = wanted ?? (session ? 'expired' : 'initial')
  if (fetch) return { kind: 'fetch', fetch, reason }
  if (reason === 'expired' && !renew) {
    throw new CheckoutError(
      'SESSION_EXPIRED',
      'The session must be valid, but its time has passed. Pass new sessionData, or give fetchSession.',
    )
  }
  return { kind: 'require', reason }
}

/** Asks the merchant's server for a session, or hears that the order needs no payment any more. */
export async function fetchSession(
  source: Extract<SessionSource, { kind: 'fetch' }>,
  ms: number,
  signal: AbortSignal,
): Promise<SessionAnswer> {
  const late = (): CheckoutError =>
    new CheckoutError(
      'SESSION_TIMEOUT',
      `fetchSession must answer within ${ms} ms, but it did not. Try again.`,
    )
  const asked = (async () => source.fetch({ reason: source.reason, signal }))()
  const response = await within(ms, signal, asked, late).catch((cause: unknown) => {
    throw cause instanceof CheckoutError
      ? cause
      : new CheckoutError(
          'SESSION_FETCH_FAILED',
          'fetchSession must answer with a session, but it failed. Try again.',
          { cause },
        )
  })
  const paymentStatus = response?.paymentStatus
  if (paymentStatus === undefined) return readSession(response, true)
  if (/^(SUCCESS|FAIL|PROCESSING|CANCELLED|PENDING)$/.test(paymentStatus)) return { paymentStatus }
  throw new CheckoutError(
    'INVALID_SESSION',
    "paymentStatus must be one of inquiryPayment's, but it was another. Pass it on as it came.",
  )
}

/**
 * Reads a session from what the merchant's server gave. The text itself is opaque and stays as it is (protocol §3.4).
 * @throws CheckoutError `INVALID_SESSION`, `SESSION_FETCH_FAILED`
 */
function readSession(given: string | PaymentSessionResponse | null, fetched: boolean): Session {
  const response: PaymentSessionResponse =
    typeof given === 'string' ? { paymentSessionData: given } : (given ?? {})
  const data = response.paymentSessionData
  const { resultStatus, resultCode } = response.result ?? {}
  if (resultStatus === 'F' || resultStatus === 'U') {
    throw new CheckoutError(
      'SESSION_FETCH_FAILED',
      `createPaymentSession must succeed, but it answered ${resultStatus} ${resultCode}. ${
        resultStatus === 'F' ? 'Mend the request.' : 'Ask again with a new paymentRequestId.'
      }`,
      { retryable: resultStatus === 'U' },
    )
  }
  const mistake = mistakeIn(data)
  if (mistake) {
    throw new CheckoutError(
      'INVALID_SESSION',
      `The session must be the paymentSessionData of createPaymentSession as it came, but ${mistake}.`,
    )
  }
  const expiresAt = Date.parse(response.paymentSessionExpiryTime ?? '') || Infinity
  return {
    data: data as string,
    // A session that was fetched just now and has run out already means that this clock is wrong.
    expiresAt: fetched && expiresAt <= Date.now() ? Infinity : expiresAt,
    normalUrl: httpUrl(response.normalUrl)?.href,
    fetched,
  }
}

/** What was done to the text on its way, in words. */
function mistakeIn(data: unknown): string | undefined {
  if (typeof data !== 'string' || !data)
    return 'there was none: pass the response, or its paymentSessionData'
  if (/^https?:/.test(data)) return 'it was a URL, maybe normalUrl: pass paymentSessionData'
  if (/^\s*[{"]/.test(data)) return 'it was JSON: parse it first'
  if (/%[\da-f]{2}|&amp;/i.test(data))
    return 'it was encoded (% or &amp;): pass it without encoding'
  if (isCut(data)) return 'it was cut off: store up to 4096 characters'
  return undefined
}

/** Only the part that is known to be JSON (protocol §3.4) can tell; anything else passes. */
function isCut(data: string): boolean {
  const json = /&&(eyJ[^&]*)$/.exec(data)?.[1]
  if (!json) return data.endsWith('&')
  try {
    return !atob(json).endsWith('}')
  } catch {
    return true
  }
}
