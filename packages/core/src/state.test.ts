import { describe, expect, test } from 'vitest'
import { CheckoutError } from './errors.ts'
import type { PaymentResult } from './events.ts'
import { retryWith } from './results.ts'
import { transition, type Input, type Payment, type Rules } from './state.ts'

const error = new CheckoutError('PAGE_TIMEOUT', '')
const paid: Payment = { status: 'succeeded', verified: true, submitted: true, pageOpen: true }

/** Every state a payment can be in, with what tells it apart. */
const states: Record<string, Payment> = {
  idle: { status: 'idle' },
  session: { status: 'loading', phase: 'session' },
  sdk: { status: 'loading', phase: 'sdk' },
  page: { status: 'loading', phase: 'page', pageOpen: true },
  ready: { status: 'ready', phase: 'page', pageOpen: true },
  away: { status: 'ready', phase: 'page', pageOpen: true, submitted: true, redirected: true },
  expired: { status: 'expired', phase: 'page', pageOpen: true },
  processing: { status: 'processing', pageOpen: true, submitted: true },
  'processing-': { status: 'processing', submitted: true },
  verifying: { status: 'verifying', pageOpen: true, submitted: true },
  'verifying-': { status: 'verifying', submitted: true },
  succeeded: paid,
  'succeeded-': { ...paid, pageOpen: false },
  failed: { status: 'failed', pageOpen: true, submitted: true },
  'failed-': { status: 'failed', submitted: true },
  canceled: { status: 'canceled' },
  error: { status: 'error', error },
}

const result = (paymentResultCode: string): { result: PaymentResult } => ({
  result: { paymentResultCode },
})

const inputs: Record<string, Input> = {
  begin: { type: 'phase', phase: 'session' },
  page: { type: 'phase', phase: 'page' },
  loaded: { type: 'loaded' },
  heard: { type: 'loaded', heard: true },
  reloading: { type: 'reloading' },
  redirected: { type: 'redirected' },
  SUCCESSFUL: { type: 'paymentSuccessful', code: 'SDK_PAYMENT_SUCCESSFUL' },
  'FAIL new': { type: 'paymentFailed', code: 'SDK_PAYMENT_FAIL', ...result('ORDER_IS_CLOSED') },
  'FAIL same': { type: 'paymentFailed', code: 'SDK_PAYMENT_FAIL', ...result('INVALID_CVV') },
  'FAIL open': { type: 'paymentFailed', code: 'SDK_PAYMENT_FAIL', ...result('SYSTEM_ERROR') },
  PROCESSING: { type: 'paymentProcessing', code: 'SDK_PAYMENT_PROCESSING' },
  ERROR: { type: 'paymentError', code: 'SDK_PAYMENT_ERROR' },
  notice: { type: 'paymentNotice', code: 'SDK_PAYMENT_CHALLENGE' },
  CANCEL: { type: 'paymentCanceled', code: 'SDK_PAYMENT_CANCEL' },
  BACK: { type: 'backToMerchant', code: 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT' },
  'says SUCCESS': { type: 'answered', paymentStatus: 'SUCCESS' },
  'says FAIL': { type: 'answered', paymentStatus: 'FAIL' },
  'says CANCEL': { type: 'answered', paymentStatus: 'CANCELLED' },
  'says PENDING': { type: 'answered', paymentStatus: 'PENDING' },
  'says nothing': { type: 'answered', paymentStatus: undefined },
  expire: { type: 'expire' },
  fail: { type: 'fail', error },
  unmount: { type: 'unmount' },
}
/** The state in a word: `-` where Antom's page is not in the document, `.` where nothing changes. */
const word = (from: Payment, to: Payment): string => {
  if (to === from) return '.'
  const name = to.status === 'loading' ? to.phase : to.status
  return `${name}${to.verified ? '!' : ''}${to.pageOpen ? '' : '-'}`
}

const table = (rules: Rules, names = Object.keys(inputs)): string => {
  const columns = Object.keys(states)
  const rows = names.map((name) => [
    name,
    ...columns.map((state) =>
      word(states[state]!, transition(states[state]!, inputs[name]!, rules)),
    ),
  ])
  const line = (cells: string[]): string =>
    cells
      .map((cell) => cell.padEnd(12))
      .join('')
      .trimEnd()
  return [['', ...columns], ...rows].map(line).join('\n')
}

const rulesOf = {
  verified: { verifies: true, releases: false },
  unverified: { verifies: false, releases: false },
  'verified and released': { verifies: true, releases: true },
  'unverified and released': { verifies: false, releases: true },
}

describe('every state × every input', () => {
  // Change a cell only with the rule in mind that it stands for: the file is written anew by `vitest run -u`.
  test.each(Object.entries(rulesOf))('%s', async (name, rules) => {
    await expect(table(rules)).toMatchFileSnapshot(`state.table/${name.replaceAll(' ', '-')}.txt`)
  })
})

describe('what the table must never say', () => {
  const cells = Object.values(rulesOf).flatMap((rules) =>
    Object.entries(states).flatMap(([state, from]) =>
      Object.entries(inputs).map(([input, given]) => ({
        state,
        input,
        from,
        to: transition(from, given, rules),
      })),
    ),
  )

  /** The cells that break a rule, by name. */
  const breaking = (breaks: (cell: (typeof cells)[number]) => boolean): string[] =>
    cells.filter(breaks).map(({ state, input }) => `${state} × ${input}`)

  test('a submitted payment is torn down for an error', () => {
    expect(
      breaking(({ from, to, input }) => !!from.submitted && input === 'fail' && to !== from),
    ).toEqual([])
  })

  test('verified without an answer of the server', () => {
    expect(
      breaking(
        ({ from, to, input }) => !!to.verified && !from.verified && input !== 'says SUCCESS',
      ),
    ).toEqual([])
  })

  test('paid is taken back by anything but a new payment', () => {
    expect(
      breaking(
        ({ from, to, input }) =>
          from.status === 'succeeded' && input !== 'begin' && to.status !== 'succeeded',
      ),
    ).toEqual([])
  })

  test('a page that is gone comes back by itself', () => {
    expect(
      breaking(({ from, to, input }) => !from.pageOpen && !!to.pageOpen && input !== 'page'),
    ).toEqual([])
  })

  test('a success of an open page is not heard', () => {
    expect(
      breaking(
        ({ from, to, input }) =>
          !!from.pageOpen && input === 'SUCCESSFUL' && !/^(verifying|succeeded)$/.test(to.status),
      ),
    ).toEqual([])
  })
})

test.each([
  ['INVALID_CVV', 'same-session'],
  ['USER_BALANCE_NOT_ENOUGH', 'same-session'],
  ['ORDER_IS_CLOSED', 'new-session'],
  ['NEVER_HEARD_OF', 'new-session'],
  ['CARD_NEVER_HEARD_OF', 'new-session'],
  [undefined, 'new-session'],
])('a payment that failed with %s is tried again with the %s', (code, expected) => {
  expect(retryWith(code ? result(code).result : undefined)).toBe(expected)
})

test('Antom may ask for a new session whatever the code', () => {
  expect(retryWith({ paymentResultCode: 'INVALID_CVV', needChangeSessionForRetry: true })).toBe(
    'new-session',
  )
})
