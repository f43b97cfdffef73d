import { describe, expect, test } from 'vitest'
import { CheckoutError } from './errors.ts'
import type { SessionReason } from './events.ts'
import { canRetry, isRetryable, renewalFor } from './retry.ts'
import type { HeldSession, Session } from './session.ts'
import type { Payment } from './state.ts'

const session = (expiresAt = NaN): Session => ({
  data: 'session-1',
  expiresAt,
  normalUrl: undefined,
  fetched: false,
})
const valid: HeldSession = { current: session(), fresh: false }
const over: HeldSession = { current: session(Date.now() - 1), fresh: false }
const same: Payment = { status: 'failed', result: { paymentResultCode: 'INVALID_CVV' } as never }
const other: Payment = {
  status: 'failed',
  result: { paymentResultCode: 'ORDER_IS_CLOSED' } as never,
}
const failedAt = (code: 'SESSION_EXPIRED' | 'PAGE_TIMEOUT', retryable = true): Payment => ({
  status: 'error',
  error: new CheckoutError(code, '', undefined, retryable),
})

/** Which session a retry needs (DESIGN §5, "retry()"). */
describe('another session is needed', () => {
  test.each<[string, Payment, HeldSession, SessionReason | undefined]>([
    ['not after a failure that the same may retry', same, valid, undefined],
    ['after it, once the session has run out', same, over, 'expired'],
    ['after any other failure', other, valid, 'retry'],
    ['once it may be paid', { status: 'processing' }, valid, 'initial'],
    ['not after CANCEL', { status: 'canceled' }, valid, undefined],
    ['after CANCEL, once it has run out', { status: 'canceled' }, over, 'expired'],
    [
      'when it was seen to run out, whatever the clock says now',
      { status: 'expired' },
      valid,
      'expired',
    ],
    ['when the shop was told that it has run out', failedAt('SESSION_EXPIRED'), valid, 'expired'],
    ['not after another error', failedAt('PAGE_TIMEOUT'), valid, undefined],
    ['still, for the same reason', failedAt('PAGE_TIMEOUT'), { ...valid, renew: 'retry' }, 'retry'],
    [
      'still, also when it has run out',
      { status: 'expired' },
      { ...valid, renew: 'retry' },
      'retry',
    ],
  ])('%s', (_, payment, held, reason) => {
    expect(renewalFor(payment, held)).toBe(reason)
  })
})

test.each<[Payment, boolean]>([
  [{ status: 'idle' }, false],
  [{ status: 'ready', pageOpen: true }, false],
  [{ status: 'succeeded' }, false],
  [{ status: 'processing' }, false],
  [{ status: 'failed' }, true],
  [{ status: 'canceled' }, true],
  [{ status: 'error' }, true],
  [{ status: 'expired', pageOpen: true }, true],
  [{ status: 'expired', submitted: true }, true],
  [{ status: 'expired', pageOpen: true, submitted: true }, false],
])('%j may be retried: %j', (payment, may) => {
  expect(isRetryable(payment)).toBe(may)
})

test.each<[string, Payment, HeldSession, boolean, boolean]>([
  ['with the same session', same, valid, false, true],
  ['with another, where it can be had', other, valid, true, true],
  ['not where it cannot', other, valid, false, false],
  ['not without any', { status: 'canceled' }, { fresh: false }, false, false],
  ['not elsewhere', { status: 'ready' }, valid, true, false],
  ['after an error', failedAt('PAGE_TIMEOUT'), valid, false, true],
  ['not after one that would come again', failedAt('PAGE_TIMEOUT', false), valid, true, false],
])('a retry is offered %s', (_, payment, held, canRenew, may) => {
  expect(canRetry(payment, held, canRenew)).toBe(may)
})
