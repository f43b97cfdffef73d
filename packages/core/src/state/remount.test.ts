import { describe, expect, test } from 'vitest'
import type { CheckoutOptions } from '../options.ts'
import type { Session } from '../session/session.ts'
import type { Payment } from './payment.ts'
import { holds, remounts, unusedBecause } from './remount.ts'

const before: CheckoutOptions = { environment: 'sandbox', locale: 'en', sessionData: 'session-1' }

/** Options that may change. The supply knows whether a session is new. */
const changes: Record<string, Partial<CheckoutOptions>> = {
  session: { sessionData: 'session-2' },
  page: { environment: 'prod' },
  language: { locale: 'de' },
  nothing: { sessionData: { paymentSessionData: 'session-1' }, locale: 'en-US' },
  'no session': { sessionData: undefined },
  'a way to get one': { fetchSession: async () => ({ paymentSessionData: '' }) },
  live: { frameTitle: 'Pay', releaseOn: 'result', hostedUrl: 'https://shop.example' },
}
const all = ['session', 'page', 'language']

const open = { phase: 'page', pageOpen: true } as const
const submitted = { submitted: true } as const
const inFlight = { ...submitted, inFlight: true } as const

/** Which changes open the page anew, for each payment. */
const table: readonly (readonly [string, Payment, readonly string[]])[] = [
  ['idle', { stage: 'idle', known: {} }, ['session']],
  [
    'waiting for a session',
    { stage: 'loading', phase: 'session', known: {} },
    ['session', 'page', 'a way to get one'],
  ],
  ['waiting for the SDK', { stage: 'loading', phase: 'sdk', known: {} }, all],
  ['the page is loading', { stage: 'loading', ...open, known: {} }, all],
  ['ready', { stage: 'ready', ...open, known: {} }, all],
  ['ready, submitted', { stage: 'ready', ...open, known: submitted }, []],
  ['ready, in flight', { stage: 'ready', ...open, known: inFlight }, []],
  ['loading, in flight', { stage: 'loading', phase: 'session', known: inFlight }, []],
  ['unmounted in flight', { stage: 'idle', known: inFlight }, []],
  ['expired', { stage: 'expired', ...open, known: {} }, all],
  ['expired, submitted', { stage: 'expired', ...open, known: submitted }, []],
  ['error', { stage: 'error', known: {} }, all],
  ['error after a failed try', { stage: 'error', known: submitted }, all],
  ['no session was had', { stage: 'error', phase: 'session', known: {} }, all],
  ['canceled', { stage: 'canceled', known: {} }, ['session']],
  [
    'no session was needed',
    { stage: 'waiting', phase: 'session', known: { ...submitted, outcome: 'failed' } },
    ['session'],
  ],
  [
    'failed, page open',
    { stage: 'ready', ...open, known: { ...submitted, outcome: 'failed' } },
    [],
  ],
  [
    'failed, page gone',
    { stage: 'waiting', known: { ...submitted, outcome: 'failed' } },
    ['session'],
  ],
  ['processing', { stage: 'waiting', known: { ...inFlight, outcome: 'processing' } }, []],
  ['processing, not in flight', { stage: 'waiting', known: { outcome: 'processing' } }, []],
  ['verifying', { stage: 'waiting', known: { outcome: 'verifying' } }, []],
  ['succeeded', { stage: 'waiting', known: { ...submitted, outcome: 'succeeded' } }, []],
]

const found = (payment: Payment, isAsked?: boolean): readonly string[] =>
  Object.entries(changes)
    .filter(([name, change]) =>
      remounts(before, { ...before, ...change }, payment, name === 'session', isAsked),
    )
    .map(([name]) => name)

describe('new options open the page anew', () => {
  test.each(table)('%s', (_, payment, expected) => {
    expect(found(payment)).toEqual(expected)
  })

  test('a new session opens the page anew, whatever is known, if the merchant was asked for it', () => {
    const known = { ...inFlight, outcome: 'processing' } as const
    expect(found({ stage: 'waiting', known }, true)).toEqual(['session'])
    expect(found({ stage: 'ready', ...open, known: submitted }, true)).toEqual(['session'])
  })
})

/** A framework's own mount is no wish to pay again: only an explicit retry releases a held session. */
test.each<[string, Payment, boolean]>([
  ['nothing was submitted', { stage: 'ready', ...open, known: {} }, false],
  ['a page that is in use', { stage: 'ready', ...open, known: submitted }, true],
  ['a page that was in use, and is gone', { stage: 'canceled', known: submitted }, false],
  ['in flight without a page', { stage: 'idle', known: { inFlight: true } }, true],
  ['failed', { stage: 'waiting', known: { outcome: 'failed' } }, false],
  ['processing', { stage: 'waiting', known: { outcome: 'processing' } }, true],
  ['verifying', { stage: 'idle', known: { outcome: 'verifying' } }, true],
  ['succeeded', { stage: 'idle', known: { outcome: 'succeeded' } }, true],
])('new sessionData is held for a retry: %s', (_, payment, expected) => {
  expect(holds(payment)).toBe(expected)
})

/** While a session is awaited, its source may change. */
test.each<[string, Partial<CheckoutOptions>, Partial<CheckoutOptions>, boolean]>([
  ['ends with null', { sessionData: null }, { sessionData: undefined }, true],
  ['goes on while it is null', { sessionData: null }, { sessionData: null }, false],
  ['goes on while it is fetched', {}, {}, false],
  ['goes on when the shop takes over', {}, { sessionData: null }, false],
])('waiting for a session %s', (_, was, is, expected) => {
  const fetching: CheckoutOptions = {
    environment: 'sandbox',
    fetchSession: async () => ({ paymentSessionData: 'x' }),
  }
  const payment: Payment = { stage: 'loading', phase: 'session', known: {} }
  expect(remounts({ ...fetching, ...was }, { ...fetching, ...is }, payment, false)).toBe(expected)
})

test('a new source of sessions changes nothing once there is a session', () => {
  const payment: Payment = { stage: 'loading', phase: 'sdk', known: {} }
  const options = { ...before, fetchSession: async () => ({ paymentSessionData: 'x' }) }
  expect(remounts(before, options, payment, false)).toBe(false)
})

describe('sessionData that is not used now', () => {
  const current: Session = {
    data: 'old',
    expiresAt: NaN,
    normalUrl: undefined,
    fetched: false,
  }
  const before: CheckoutOptions = { environment: 'sandbox', sessionData: 'old' }
  const paid: Payment = { stage: 'ready', known: { outcome: 'succeeded' } }
  const failed: Payment = { stage: 'ready', known: { outcome: 'failed' } }

  test.each<[string, Payment, boolean, string | undefined]>([
    ['new, after a success', paid, true, 'succeeded'],
    ['as before, after a success', paid, false, undefined],
    ['new, after a failure', failed, true, undefined],
  ])('is reported by the status: %s', (_, payment, isNew, expected) => {
    const changes = { sessionData: 'new' }
    expect(unusedBecause(before, changes, payment, { current }, isNew, false)).toBe(expected)
  })

  test.each<[string, Partial<CheckoutOptions>, string | undefined]>([
    ['the session that is replaced', { sessionData: 'old' }, 'replaced'],
    ['another session', { sessionData: 'new' }, undefined],
    ['nothing', { locale: 'de' }, undefined],
    ['all options of an adapter, unchanged', before, undefined],
    [
      'all options of an adapter, with the replaced session in a new object',
      { ...before, sessionData: { paymentSessionData: 'old' } },
      'replaced',
    ],
  ])('is reported as an answer to sessionRequired: %s', (_, changes, expected) => {
    expect(unusedBecause(before, changes, failed, { current }, true, true)).toBe(expected)
  })
})
