import { describe, expect, test } from 'vitest'
import { CheckoutError } from '../errors.ts'
import type { SessionReason } from '../events.ts'
import type { Session } from '../session/session.ts'
import type { Supply } from '../session/supply.ts'
import type { Known, Payment } from './payment.ts'
import { canRetry, isRetryable, renewalFor } from './retry.ts'

type Held = Pick<Supply, 'current' | 'renewal'>

const session = (expiresAt = NaN): Session => ({
  data: 'session-1',
  expiresAt,
  normalUrl: undefined,
  fetched: false,
})
const none: Held = { current: undefined, renewal: undefined }
const valid: Held = { current: session(), renewal: undefined }
const over: Held = { current: session(Date.now() - 1), renewal: undefined }
const renewing: Held = { ...valid, renewal: 'retry' }

const failure = { type: 'paymentFailed', code: 'SDK_PAYMENT_FAIL' } as const

/** A checkout without a page that shows the known outcome. */
const waiting = (known: Known): Payment => ({ stage: 'waiting', known })
const at = (stage: Payment['stage'], known: Known = {}): Payment => ({ stage, known })
const failedWith = (paymentResultCode: string): Payment => {
  const claim = { ...failure, result: { paymentResultCode } }
  return waiting({ outcome: 'failed', claim })
}
const same = failedWith('INVALID_CVV')
const other = failedWith('ORDER_IS_CLOSED')
const processing = waiting({ outcome: 'processing' })
const failedAt = (code: 'SESSION_EXPIRED' | 'PAGE_TIMEOUT', retryable = true): Payment => ({
  ...at('error'),
  error: new CheckoutError(code, '', undefined, retryable),
})

/** Which session a retry needs (DESIGN.md#retry). */
describe('another session is needed', () => {
  test.each<[string, Payment, Held, SessionReason | undefined]>([
    ['not after a failure that the same may retry', same, valid, undefined],
    ['after that failure, once the session has run out', same, over, 'expired'],
    ['after any other failure', other, valid, 'retry'],
    ['after any other failure, also when the session has run out', other, over, 'retry'],
    ['after a failure without a result', waiting({ outcome: 'failed' }), valid, 'retry'],
    ['not after a payment of which nothing more is known', processing, valid, undefined],
    ['after it, once the session has run out', processing, over, 'expired'],
    ['not while the server is asked', waiting({ outcome: 'verifying' }), valid, undefined],
    ['not after CANCEL', at('canceled'), valid, undefined],
    ['after CANCEL, once the session has run out', at('canceled'), over, 'expired'],
    ['when it was seen to run out, whatever the clock says now', at('expired'), valid, 'expired'],
    ['when the shop was told that it has run out', failedAt('SESSION_EXPIRED'), valid, 'expired'],
    ['not after another error', failedAt('PAGE_TIMEOUT'), valid, undefined],
    ['still, for the same reason', failedAt('PAGE_TIMEOUT'), renewing, 'retry'],
    ['still, also when it has run out', at('expired'), renewing, 'retry'],
  ])('%s', (_, payment, held, reason) => {
    expect(renewalFor(payment, held)).toBe(reason)
  })

  test('not because of an earlier error', () => {
    const payment: Payment = { ...failedAt('SESSION_EXPIRED'), stage: 'canceled' }
    expect(renewalFor(payment, valid)).toBeUndefined()
  })
})

/** In flight, or paid: nobody is asked to pay again. */
describe('a retry is allowed', () => {
  test.each<[string, Payment, boolean]>([
    ['not before anything is mounted', at('idle'), false],
    ['not while loading', at('loading'), false],
    ['not on an open form', { ...at('ready'), pageOpen: true }, false],
    ['not once it is paid', waiting({ outcome: 'succeeded' }), false],
    [
      'not on a page that waits without a word about the outcome',
      waiting({ inFlight: true }),
      false,
    ],
    ['after a failure', waiting({ outcome: 'failed' }), true],
    ['after CANCEL', at('canceled'), true],
    ['after an error', at('error'), true],
    ['once the session has run out', { ...at('expired'), pageOpen: true }, true],
    ['once it has run out, and a failed try before', at('expired', { submitted: true }), true],
    ['while processing, where nothing is in flight', processing, true],
    ['while verifying, where nothing is in flight', waiting({ outcome: 'verifying' }), true],
  ])('%s', (_, payment, may) => {
    expect(isRetryable(payment)).toBe(may)
  })

  test.each<[string, Payment]>([
    ['processing', waiting({ outcome: 'processing', inFlight: true })],
    ['verifying', waiting({ outcome: 'verifying', inFlight: true })],
    ['failed', waiting({ outcome: 'failed', inFlight: true })],
    ['expired', at('expired', { inFlight: true })],
    ['error', at('error', { inFlight: true })],
    ['canceled', at('canceled', { inFlight: true })],
  ])('not while in flight: %s', (_, payment) => {
    expect(isRetryable(payment)).toBe(false)
  })
})

test.each<[string, Payment, Held, boolean, boolean]>([
  ['with the same session', same, valid, false, true],
  ['with another, where it can be had', other, valid, true, true],
  ['not where it cannot be had', other, valid, false, false],
  ['not without any', at('canceled'), none, false, false],
  ['without any, where one can be had', at('canceled'), none, true, true],
  ['not elsewhere', at('ready'), valid, true, false],
  ['not while in flight', waiting({ outcome: 'failed', inFlight: true }), valid, true, false],
  ['after an error', failedAt('PAGE_TIMEOUT'), valid, false, true],
  ['not after one that would come again', failedAt('PAGE_TIMEOUT', false), valid, true, false],
  [
    'after an error of long ago, whatever that one was',
    { ...failedAt('PAGE_TIMEOUT', false), stage: 'canceled' },
    valid,
    false,
    true,
  ],
])('a retry is offered %s', (_, payment, held, canRenew, may) => {
  expect(canRetry(payment, held, canRenew)).toBe(may)
})
