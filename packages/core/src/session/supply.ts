import { within } from '../time/deadline.ts'
import { asCheckoutError, CheckoutError } from '../errors.ts'
import type { PaymentStatus, SessionReason } from '../events.ts'
import type { CheckoutOptions } from '../options.ts'
import { entryOf, replaceSession } from '../state/registry.ts'
import { isPaymentStatus } from '../state/results.ts'
import { fieldsOf, isOver, readSession, sessionText, type Session } from './session.ts'
import type { Known } from '../state/payment.ts'

/** The session of a checkout, kept over mounts, and where the next one comes from. */
export interface Supply {
  readonly current: Session | undefined
  /** `sessionData` has changed and was not used yet. */
  readonly isFresh: boolean
  /** The reason why another session than the current one is needed; `undefined`: the current one may be used. */
  renewal: SessionReason | undefined
  /** Looks at changed options. Returns whether `sessionData` is another than the one that was seen last. */
  change: (options: CheckoutOptions) => boolean
  /** A fetched session belongs to one environment. */
  drop: () => void
  /** Begins from what this document knows of the session, and from the newest session that has replaced it. */
  adopt: (options: CheckoutOptions, isHeld?: boolean) => Known | undefined
  /**
   * Gets the next session: from new `sessionData` first, then the current one, then `fetchSession`, then the merchant, who
   * is asked by `require`. `undefined`: the merchant is getting one. A status: the order needs no payment any more.
   * @throws CheckoutError `INVALID_SESSION`, `SESSION_FETCH_FAILED`, `SESSION_TIMEOUT`; `SESSION_EXPIRED` when it has run
   * out and nobody was asked to renew it
   */
  obtain: (
    options: CheckoutOptions,
    signal: AbortSignal,
    require: (reason: SessionReason) => void,
  ) => Promise<Session | PaymentStatus | undefined>
}

export function createSupply(options: CheckoutOptions): Supply {
  let current: Session | undefined
  let isFresh = false
  let renewal: SessionReason | undefined
  /** The text that was seen last: an object that was changed in place has another one. */
  let seen: unknown = {}
  /** It had run out when it was first seen: maybe this clock is wrong. */
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
      // Withdrawn and given again, it is new again, unless it is the current one.
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
        // A payment that may have been made with it is shown, whatever the time.
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
        // After `retry()`, the merchant has as long as `fetchSession`.
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
        // It was fetched just now: if it has run out already, this clock is wrong.
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
