import { describe, expect, test } from 'vitest'
import { CheckoutError } from '../errors.ts'
import type { PaymentEvent, PaymentResult } from '../events.ts'
import type { Session } from '../session/session.ts'
import {
  statusOf,
  transition,
  type Input,
  type Known,
  type Payment,
  type Rules,
} from './payment.ts'
import { retryWith } from './results.ts'

const error = new CheckoutError('PAGE_TIMEOUT', '')
const session: Session = { data: 'session-1', expiresAt: NaN, normalUrl: undefined, fetched: false }

const result = (paymentResultCode: string): { result: PaymentResult } => ({
  result: { paymentResultCode },
})
const failure = (code: string): PaymentEvent => ({
  type: 'paymentFailed',
  code: 'SDK_PAYMENT_FAIL',
  ...result(code),
})
const openFailure = failure('SYSTEM_ERROR')
const success: PaymentEvent = { type: 'paymentSuccessful', code: 'SDK_PAYMENT_SUCCESSFUL' }
const processing: PaymentEvent = { type: 'paymentProcessing', code: 'SDK_PAYMENT_PROCESSING' }
const back: PaymentEvent = { type: 'backToMerchant', code: 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT' }

const open = { phase: 'page', pageOpen: true } as const
/** The page is open, and something was submitted there. */
const paid = (known: Known, stage: Payment['stage'] = 'ready'): Payment => ({
  stage,
  ...open,
  paying: true,
  known: { submitted: true, ...known },
})
/** The page has gone. */
const gone = (known: Known): Payment => ({ stage: 'ready', known: { submitted: true, ...known } })
const flying = { inFlight: true } as const

const verifying: Known = { outcome: 'verifying', claim: success, ...flying }

/** Every state a payment can be in. `-`: the page has gone. `~`: in flight. `?`: after an open failure. */
const states: Record<string, Payment> = {
  idle: { stage: 'idle', known: {} },
  'idle~': { stage: 'idle', known: { submitted: true, ...flying } },
  session: { stage: 'loading', phase: 'session', known: {} },
  'sdk~': { stage: 'loading', phase: 'sdk', known: { submitted: true, ...flying } },
  page: { stage: 'loading', ...open, known: {} },
  ready: { stage: 'ready', ...open, known: {} },
  'ready~': paid(flying),
  'away~': paid({ ...flying, redirected: true }),
  again: paid({ failure: failure('INVALID_CVV') }),
  'again?': paid({ failure: openFailure }),
  expired: { stage: 'expired', ...open, known: {} },
  'expired~': paid(flying, 'expired'),
  'processing~': paid({ outcome: 'processing', claim: processing, ...flying }),
  'processing?': paid({ outcome: 'processing', claim: openFailure, ...flying }),
  'processing-~': gone({ outcome: 'processing', claim: processing, ...flying }),
  'processing-': { stage: 'ready', known: { outcome: 'processing', claim: back } },
  'waiting~': { stage: 'waiting', known: { submitted: true, ...flying } },
  'verifying~': paid(verifying),
  'verifying?': paid({ outcome: 'verifying', claim: openFailure, ...flying }),
  'verifying-~': gone(verifying),
  succeeded: paid({ outcome: 'succeeded', verified: true, claim: success }),
  'succeeded-': gone({ outcome: 'succeeded', verified: true, claim: success }),
  failed: paid({ outcome: 'failed', claim: failure('INVALID_CVV') }),
  'failed-': gone({ outcome: 'failed', claim: failure('INVALID_CVV') }),
  canceled: { stage: 'canceled', known: {} },
  error: { stage: 'error', known: {}, error },
}

const known = (news: Known): Input => ({ type: 'known', known: news, session })

const inputs: Record<string, Input> = {
  begin: { type: 'begin', known: {}, session },
  page: { type: 'phase', phase: 'page' },
  loaded: { type: 'loaded' },
  heard: { type: 'loaded', heard: true },
  reloading: { type: 'reloading' },
  redirected: { type: 'redirected' },
  SUCCESSFUL: success,
  'FAIL new': failure('ORDER_IS_CLOSED'),
  'FAIL same': failure('INVALID_CVV'),
  'FAIL open': openFailure,
  PROCESSING: processing,
  ERROR: { type: 'paymentError', code: 'SDK_PAYMENT_ERROR' },
  CHALLENGE: { type: 'paymentNotice', code: 'SDK_PAYMENT_CHALLENGE' },
  RETRY: { type: 'paymentNotice', code: 'SDK_PAYMENT_RETRY' },
  WARN: { type: 'paymentNotice', code: 'SDK_PAYMENT_WARN' },
  CANCEL: { type: 'paymentCanceled', code: 'SDK_PAYMENT_CANCEL' },
  BACK: back,
  'no session: SUCCESS': { type: 'answered', by: 'session', paymentStatus: 'SUCCESS' },
  'no session: FAIL': { type: 'answered', by: 'session', paymentStatus: 'FAIL' },
  'no session: PENDING': { type: 'answered', by: 'session', paymentStatus: 'PENDING' },
  'verified: SUCCESS': { type: 'answered', by: 'verification', paymentStatus: 'SUCCESS' },
  'verified: FAIL': { type: 'answered', by: 'verification', paymentStatus: 'FAIL' },
  'verified: CANCELLED': { type: 'answered', by: 'verification', paymentStatus: 'CANCELLED' },
  'verified: no': { type: 'answered', by: 'verification', paymentStatus: undefined },
  'check: SUCCESS': { type: 'answered', by: 'check', paymentStatus: 'SUCCESS' },
  'check: FAIL': { type: 'answered', by: 'check', paymentStatus: 'FAIL' },
  'check: CANCELLED': { type: 'answered', by: 'check', paymentStatus: 'CANCELLED' },
  'check: PENDING': { type: 'answered', by: 'check', paymentStatus: 'PENDING' },
  trust: { type: 'trust' },
  'elsewhere: in flight': known({ submitted: true, ...flying }),
  'elsewhere: RETRY': known({ submitted: true, failure: failure('INVALID_CVV') }),
  'elsewhere: PROCESSING': known({ submitted: true, outcome: 'processing', ...flying }),
  'elsewhere: succeeded': known({ submitted: true, outcome: 'succeeded', verified: true }),
  'elsewhere: failed': known({ submitted: true, outcome: 'failed' }),
  wait: { type: 'wait' },
  expire: { type: 'expire' },
  fail: { type: 'fail', error },
  unmount: { type: 'unmount' },
}

/** The state in a word: `!` verified, `-` the page is gone, `~` in flight, `.` nothing changes. */
const word = (from: Payment, to: Payment): string => {
  if (to === from) return '.'
  const status = statusOf(to)
  const name = status === 'loading' ? to.phase : status
  const { verified, inFlight } = to.known
  return `${name}${verified ? '!' : ''}${to.pageOpen ? '' : '-'}${inFlight ? '~' : ''}`
}

const table = (rules: Rules, names = Object.keys(inputs)): string => {
  const columns = Object.keys(states)
  const rows = names.map((name) => [
    name,
    ...columns.map((state) =>
      word(states[state]!, transition(states[state]!, inputs[name]!, rules)),
    ),
  ])
  const line = ([first, ...cells]: string[]): string =>
    (first!.padEnd(24) + cells.map((cell) => cell.padEnd(14)).join('')).trimEnd()
  return [['', ...columns], ...rows].map(line).join('\n')
}

const rulesOf = {
  verified: { verifies: true, releases: false },
  unverified: { verifies: false, releases: false },
  'verified and released': { verifies: true, releases: true },
  'unverified and released': { verifies: false, releases: true },
}

describe('every state × every input', () => {
  // Change a cell only if a rule says so: `vitest run -u` writes the files anew.
  test.each(Object.entries(rulesOf))('%s', async (name, rules) => {
    await expect(table(rules)).toMatchFileSnapshot(`table/${name.replaceAll(' ', '-')}.txt`)
  })
})

/** The rules that are easiest to break, written by hand: a state, inputs, the next state. */
test.each<[string, string, readonly string[], string]>([
  ['the buyer who tries again is in flight', 'failed', ['CHALLENGE'], 'ready~'],
  ['also where Antom said that the form is open', 'failed', ['RETRY', 'CHALLENGE'], 'ready~'],
  ['also by a wallet', 'failed', ['redirected'], 'ready~'],
  ['and after an open failure', 'verifying?', ['CHALLENGE'], 'ready~'],
  ['a form that is open again is not in flight', 'failed', ['RETRY'], 'ready'],
  ['also after an open failure', 'verifying?', ['RETRY'], 'ready'],
  ['leaving it is the failure again', 'failed', ['RETRY', 'CANCEL'], 'failed-'],
  ['also by the other way back', 'failed', ['RETRY', 'BACK'], 'failed-'],
  ['leaving it asks after an open failure', 'verifying?', ['RETRY', 'CANCEL'], 'verifying-'],
  ['the time that has passed shows again', 'failed', ['expire', 'CHALLENGE'], 'expired~'],
  ['CANCEL in flight asks the server', 'ready~', ['CANCEL'], 'verifying-~'],
  ['CANCEL after a wallet asks the server', 'away~', ['CANCEL'], 'verifying-~'],
  ['CANCEL of an expired page in flight asks', 'expired~', ['CANCEL'], 'verifying-~'],
  ['CANCEL after RETRY alone asks the server', 'ready~', ['RETRY', 'CANCEL'], 'verifying-'],
  ['CANCEL before anything is the end', 'ready', ['WARN', 'CANCEL'], 'canceled-'],
  ['BACK before anything asks, not in flight', 'ready', ['BACK'], 'verifying-'],
  ['a success beats a failure that is verified', 'verifying?', ['SUCCESSFUL'], 'verifying~'],
  ['RETRY does not take a success back', 'verifying~', ['RETRY'], 'verifying~'],
  ['unmounting forgets nothing', 'away~', ['unmount'], 'idle-~'],
  ['an error in flight ends nothing', 'sdk~', ['fail'], 'processing-~'],
  [
    'a final outcome elsewhere frees an unused page',
    'ready',
    ['elsewhere: succeeded'],
    'succeeded!-',
  ],
  ['but not one that was paid in', 'ready~', ['elsewhere: succeeded'], 'succeeded!'],
  ['in flight elsewhere is in flight here', 'ready', ['elsewhere: in flight'], 'ready~'],
  ['also without a page', 'failed-', ['elsewhere: in flight'], 'processing-~'],
  ['which may go on', 'failed-', ['elsewhere: in flight', 'elsewhere: RETRY'], 'processing-'],
])('%s: %s × %j', (_, from, names, expected) => {
  const to = names.reduce(
    (payment, name) => transition(payment, inputs[name]!, rulesOf.verified),
    states[from]!,
  )
  expect(word({} as Payment, to)).toBe(expected)
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

test('Antom may require a new session whatever the code', () => {
  expect(retryWith({ paymentResultCode: 'INVALID_CVV', needChangeSessionForRetry: true })).toBe(
    'new-session',
  )
})
