import { CheckoutError } from '../errors.ts'
import { httpUrl, type CheckoutOptions, type ResponseFields } from '../options.ts'
import { ownFields } from '../safe/ownFields.ts'

/** A payment session that can open Antom's page. */
export interface Session {
  readonly data: string
  /** Milliseconds since 1970; `NaN` if the time is not known. */
  readonly expiresAt: number
  readonly normalUrl: string | undefined
  /** It came from `fetchSession`, not from `sessionData`. */
  readonly fetched: boolean
}

/** The fields of an answer of the merchant's server. */
export const fieldsOf = (given: CheckoutOptions['sessionData']): ResponseFields =>
  ownFields(typeof given === 'string' ? { paymentSessionData: given } : given)

/** A session, or the status in its place, as a text to compare it by. */
export function sessionText(given: CheckoutOptions['sessionData']): unknown {
  const { paymentSessionData, paymentStatus } = fieldsOf(given)
  return given && (paymentStatus ?? paymentSessionData)
}

export const isOver = (session: Session | undefined): boolean =>
  !!session && Date.now() >= session.expiresAt

/**
 * Reads a session from an answer of the merchant's server. Its text is opaque and is not changed
 * (DESIGN.md#session-text).
 * @throws CheckoutError `INVALID_SESSION`, `SESSION_FETCH_FAILED`
 */
export function readSession(given: CheckoutOptions['sessionData'], fetched: boolean): Session {
  const { paymentSessionData: data, paymentSessionExpiryTime, normalUrl, result } = fieldsOf(given)
  const { resultStatus, resultCode } = ownFields(result)
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

/** Only the part that is known to be JSON can show it (DESIGN.md#session-text); any other text passes. */
function isCut(data: string): boolean {
  const json = /&&(eyJ[^&]*)$/.exec(data)
  try {
    return !!json && !atob(json[1]!).endsWith('}')
  } catch {
    return true
  }
}
