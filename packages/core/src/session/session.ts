import { bareOf } from '../safe/bareOf.ts'
import { CheckoutError } from '../errors.ts'
import { httpUrl, type CheckoutOptions, type ResponseFields } from '../options.ts'

/** A payment session that Antom's page can be opened with. */
export interface Session {
  readonly data: string
  /** Milliseconds since 1970; `NaN` where no time is known. */
  readonly expiresAt: number
  readonly normalUrl: string | undefined
  /** It came from `fetchSession`, not from `sessionData`. */
  readonly fetched: boolean
}

/** The fields of an answer of the merchant's server. */
export const fieldsOf = (given: CheckoutOptions['sessionData']): ResponseFields =>
  bareOf(typeof given === 'string' ? { paymentSessionData: given } : given)

/** A session, or a status in its place, as a text: by it the one that was seen last is told from a new one. */
export function sessionText(given: CheckoutOptions['sessionData']): unknown {
  const { paymentSessionData, paymentStatus } = fieldsOf(given)
  return given && (paymentStatus ?? paymentSessionData)
}

export const isOver = (session: Session | undefined): boolean =>
  !!session && Date.now() >= session.expiresAt

/**
 * Reads a session from an answer of the merchant's server. The text itself is opaque and stays as it is (protocol §3.4).
 * @throws CheckoutError `INVALID_SESSION`, `SESSION_FETCH_FAILED`
 */
export function readSession(given: CheckoutOptions['sessionData'], fetched: boolean): Session {
  const { paymentSessionData: data, paymentSessionExpiryTime, normalUrl, result } = fieldsOf(given)
  const { resultStatus, resultCode } = bareOf(result)
  if (resultStatus === 'F' || resultStatus === 'U') {
    const came = `${resultStatus} ${resultCode}`
    throw new CheckoutError(
      'SESSION_FETCH_FAILED',
      came,
      undefined,
      fetched && resultStatus === 'U',
    )
  }
  if (typeof data !== 'string' || !data) throw new CheckoutError('INVALID_SESSION', 'none')
  const odd = /^(https?:|\s*[[{"])|%[\da-f]{2}|&amp;|&$/i.exec(data)
  if (odd || isCut(data)) throw new CheckoutError('INVALID_SESSION', odd?.[0])
  return {
    data,
    expiresAt: Date.parse(paymentSessionExpiryTime!),
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
