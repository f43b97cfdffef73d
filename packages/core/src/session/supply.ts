import { asCheckoutError, CheckoutError } from '../errors.ts'
import type { PaymentStatus, SessionReason } from '../events.ts'
import type { CheckoutOptions } from '../options.ts'
import type { Known } from '../state/payment.ts'
import { entryOf, replaceSession } from '../state/registry.ts'
import { isPaymentStatus } from '../state/results.ts'
import { within } from '../time/deadline.ts'
import { fieldsOf, isOver, readSession, sessionText, type Session } from './session.ts'

/** The session of a checkout, kept across mounts, and the source of the next one. */
export interface Supply {
  readonly current: Session | undefined
  /** There is new `sessionData` that was not used yet. */
  readonly isFresh: boolean
  /** The reason to fetch a new session; `undefined`: reuse the current one. */
  renewal: SessionReason | undefined
  /** Reads changed options. Returns whether `sessionData` differs from the last one. */
  readonly change: (options: CheckoutOptions) => boolean
  /** Drops a fetched session, for another environment. */
  readonly drop: () => void
  /** Takes over what this document knows of the session, or of the newest session that has replaced it. */
  readonly adopt: (options: CheckoutOptions, isHeld?: boolean) => Known | undefined
  /**
   * Gets the next session: from new `sessionData` first, then the current one, then `fetchSession`, then the merchant,
   * whom `require` asks. `undefined`: the merchant is getting one. A status: the order needs no payment any more.
   * @throws CheckoutError `INVALID_SESSION`, `SESSION_FETCH_FAILED`, `SESSION_TIMEOUT`; `SESSION_EXPIRED` when it has
   * run out and there is no `fetchSession`
   */
  readonly obtain: (
    options: CheckoutOptions,
    signal: AbortSignal,
    require: (reason: SessionReason) => void,
  ) => Promise<Session | PaymentStatus | undefined>
}

export function createSupply(options: CheckoutOptions): Supply {
  let current: Session | undefined
  let isFresh = false
  let renewal: SessionReason | undefined
  /** The text of the last `sessionData`: an object that was changed in place has another text. */
  let seen: unknown = {}
  /** It had run out when it was first seen, so this clock may be wrong. */
  let wasOver = false

  function take(next: Session): Session {
    const session = entryOf(next.data)?.session ?? next
    if (current) replaceSession(current.data, session)
    renewal = undefined
    return (current = session)
  }

  const supply: Supply = {
    get current() {
      return current
    },
    get isFresh() {
      return isFresh
    },
    get renewal() {
      return renewal
    },
    set renewal(reason) {
      renewal = reason
    },

    change({ sessionData }) {
      const text = sessionText(sessionData)
      const isNew = sessionData !== undefined && text !== seen
      // `sessionData` that is withdrawn and given again is new again, unless it is the current session.
      if (sessionData === undefined) seen = current?.data ?? {}
      if (isNew) {
        seen = text
        wasOver = Date.parse(fieldsOf(sessionData).paymentSessionExpiryTime!) <= Date.now()
      }
      const isCurrent = !!current && text === current.data
      isFresh = sessionData !== undefined && !isCurrent && (isFresh || isNew)
      return isNew
    },

    drop() {
      if (current?.fetched) current = undefined
    },

    adopt({ sessionData }, isHeld) {
      const isTaken = isFresh && !isHeld
      const entry = entryOf(isTaken ? (sessionText(sessionData) as string) : current?.data)
      if (!entry) return undefined
      if (isTaken) {
        isFresh = false
        renewal = undefined
      }
      current = entry.session
      return entry.known
    },

    async obtain({ sessionData, fetchSession, timeouts }, signal, require) {
      if (isFresh) {
        if (sessionData === null) return undefined
        const { paymentStatus } = fieldsOf(sessionData)
        const isSettled = isPaymentStatus(paymentStatus)
        const given = isSettled ? undefined : readSession(sessionData, false)
        isFresh = false
        renewal = undefined
        if (!given) return paymentStatus
        take(wasOver && !fetchSession ? { ...given, expiresAt: NaN } : given)
        // A payment that may have been made with this session is shown, even after the session's time.
        const { inFlight, outcome } = entryOf(current?.data)?.known ?? {}
        if (inFlight || outcome) return current
      }
      if (current && !renewal) {
        if (!isOver(current)) return current
        if (!fetchSession) throw new CheckoutError('SESSION_EXPIRED')
      }
      const reason = renewal ?? (current ? 'expired' : 'initial')
      if (!fetchSession) {
        require(reason)
        if (reason === 'initial' || signal.aborted) return undefined
        // After `retry()`, the merchant has as much time as `fetchSession`.
        const aborted = new Promise<undefined>((resolve) =>
          signal.addEventListener('abort', () => resolve(undefined)),
        )
        return within(timeouts?.session, aborted, 'SESSION_TIMEOUT')
      }
      try {
        const answer = fetchSession({ reason, signal })
        const response = await within(timeouts?.session, answer, 'SESSION_TIMEOUT')
        const { paymentStatus } = fieldsOf(response)
        if (isPaymentStatus(paymentStatus)) return paymentStatus
        const session = readSession(response, true)
        // A session that was fetched just now cannot be over: this clock is wrong, so its time is ignored.
        if (signal.aborted) return undefined
        return take(isOver(session) ? { ...session, expiresAt: NaN } : session)
      } catch (error) {
        throw asCheckoutError(error, 'SESSION_FETCH_FAILED')
      }
    },
  }
  supply.change(options)
  return supply
}
