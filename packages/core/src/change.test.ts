import { describe, expect, test } from 'vitest'
import { remounts } from './change.ts'
import type { CheckoutOptions } from './options.ts'
import type { Payment } from './state.ts'

const before: CheckoutOptions = { environment: 'sandbox', locale: 'en', sessionData: 'session-1' }

/** What may change, and whether it is a change at all. */
const changes: Record<string, Partial<CheckoutOptions>> = {
  session: { sessionData: 'session-2' },
  page: { environment: 'prod' },
  language: { locale: 'de' },
  nothing: { sessionData: { paymentSessionData: 'session-1' }, locale: 'en-US' },
  'no session': { sessionData: undefined },
  'a way to get one': { fetchSession: async () => ({ paymentSessionData: '' }) },
  live: { frameTitle: 'Pay', releaseOn: 'result', hostedUrl: 'https://shop.example' },
}

const open = { phase: 'page', pageOpen: true } as const
const submitted = { ...open, submitted: true } as const

/** Which changes open the page anew, by where the payment is. */
const table: readonly (readonly [string, Payment, readonly string[]])[] = [
  [
    'waiting for a session',
    { status: 'loading', phase: 'session' },
    ['session', 'page', 'a way to get one'],
  ],
  ['waiting for the SDK', { status: 'loading', phase: 'sdk' }, ['session', 'page', 'language']],
  ['ready', { status: 'ready', ...open }, ['session', 'page', 'language']],
  ['ready, submitted', { status: 'ready', ...submitted }, []],
  ['expired', { status: 'expired', ...open }, ['session', 'page', 'language']],
  ['error', { status: 'error' }, ['session', 'page', 'language']],
  ['no session was had', { status: 'error', phase: 'session' }, ['session', 'page']],
  ['no session was needed', { status: 'failed', phase: 'session' }, ['session']],
  ['canceled', { status: 'canceled' }, ['session']],
  ['failed, page open', { status: 'failed', ...submitted }, []],
  ['failed, page gone', { status: 'failed', submitted: true }, ['session']],
  ['processing', { status: 'processing', submitted: true }, []],
  ['verifying', { status: 'verifying', submitted: true }, []],
  ['succeeded', { status: 'succeeded', submitted: true }, []],
]

describe('new options open the page anew', () => {
  test.each(table)('%s', (_, payment, expected) => {
    const found = Object.entries(changes)
      .filter(([, change]) => remounts(before, { ...before, ...change }, payment))
      .map(([name]) => name)
    expect(found).toEqual(expected)
  })
})

/** While a session is waited for, who it is waited for may change. */
test.each<[string, Partial<CheckoutOptions>, Partial<CheckoutOptions>, boolean]>([
  ['ends with null', { sessionData: null }, { sessionData: undefined }, true],
  ['goes on while it is null', { sessionData: null }, { sessionData: null }, false],
  ['goes on while it is fetched', {}, {}, false],
])('a wait %s', (_, was, is, expected) => {
  const fetching: CheckoutOptions = {
    environment: 'sandbox',
    fetchSession: async () => ({ paymentSessionData: '' }),
  }
  const payment: Payment = { status: 'loading', phase: 'session' }
  expect(remounts({ ...fetching, ...was }, { ...fetching, ...is }, payment)).toBe(expected)
})
