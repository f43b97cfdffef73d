import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CheckoutError } from '../errors.ts'
import type { PaymentEvent, PaymentStatus } from '../events.ts'
import type { CheckoutOptions, FetchSession, VerifyPayment } from '../options.ts'
import { createRuns, type Runs } from '../run.ts'
import { transition, type Input, type Payment } from './payment.ts'
import { createVerification, type Verification } from './verification.ts'

/** What the merchant's server is asked, when, and what its answers change (DESIGN.md#verification): one test a rule. */

const success: PaymentEvent = { type: 'paymentSuccessful', code: 'SDK_PAYMENT_SUCCESSFUL' }
const processing: PaymentEvent = { type: 'paymentProcessing', code: 'SDK_PAYMENT_PROCESSING' }
const verifying: Payment = {
  stage: 'ready',
  phase: 'page',
  pageOpen: true,
  paying: true,
  known: { outcome: 'verifying', claim: success, submitted: true, inFlight: true },
}
/** The outcome is open, and Antom's page has gone. */
const open: Payment = {
  stage: 'waiting',
  known: { outcome: 'processing', claim: processing, submitted: true, inFlight: true },
}
const loading: Payment = {
  stage: 'loading',
  phase: 'session',
  known: { submitted: true, inFlight: true },
}

let options: CheckoutOptions
let payment: Payment
let runs: Runs<unknown>
let verification: Verification
/** Each applied input with its events, and each error. */
let log: unknown[]

beforeEach(() => {
  vi.useFakeTimers()
  options = { environment: 'sandbox' }
  payment = verifying
  log = []
  runs = createRuns(() => undefined)
  const next = (input: Input): Payment =>
    transition(payment, input, { verifies: !!options.verifyPayment, releases: false })
  verification = createVerification(
    () => options,
    () => payment,
    runs,
    {
      next,
      apply(input, ...events) {
        payment = next(input)
        log.push([input, ...events.filter(Boolean)])
        verification.update(true)
      },
      fail: async (error: CheckoutError) => void log.push(error.code),
    },
  )
})
afterEach(() => {
  verification.update(false)
  runs.renew()
  vi.useRealTimers()
})

/** Answers one after the other, the last one for ever. */
function verifies(...answers: unknown[]) {
  const ask = vi.fn<VerifyPayment>(async () => {
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    if (answer instanceof Error) throw answer
    return answer as PaymentStatus
  })
  options = { ...options, verifyPayment: ask }
  return ask
}
function fetches(answer: unknown) {
  const ask = vi.fn<FetchSession>(async () => answer as never)
  options = { ...options, fetchSession: ask }
  return ask
}
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
const answered = (by: string, paymentStatus: unknown) => ({ type: 'answered', by, paymentStatus })

describe('while a payment is verifying', () => {
  test('the server is asked about the claim, until it gives a final answer', async () => {
    const ask = verifies('PROCESSING', 'SUCCESS')
    verification.update(true)
    await pass(3000)
    expect(ask.mock.calls.map(([event]) => event)).toEqual([success, success])
    expect(log).toEqual([
      [
        answered('verification', 'SUCCESS'),
        { type: 'verificationSettled', paymentStatus: 'SUCCESS' },
      ],
    ])
    expect(payment.known).toMatchObject({ outcome: 'succeeded', verified: true, inFlight: false })
    await pass(60_000)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test('nobody is asked without verifyPayment, or while nothing is mounted', async () => {
    verification.update(true)
    const ask = verifies('SUCCESS')
    verification.update(false)
    await pass(60_000)
    expect(ask).not.toHaveBeenCalled()
    expect(log).toEqual([])
  })

  test('asking goes on when the state is read again, and begins anew with another claim', async () => {
    const ask = verifies('PROCESSING')
    verification.update(true)
    await pass(0)
    verification.update(true)
    await pass(0)
    expect(ask).toHaveBeenCalledTimes(1)
    payment = { ...verifying, known: { ...verifying.known, claim: processing } }
    verification.update(true)
    await pass(0)
    expect(ask.mock.calls.map(([event]) => event)).toEqual([success, processing])
    expect(ask.mock.calls[0]![1].signal.aborted).toBe(true)
  })

  test('an open answer until the end leads to processing, without an error', async () => {
    verifies('PENDING')
    verification.update(true)
    await pass(60_000)
    expect(log).toEqual([[answered('verification', undefined)]])
    expect(payment.known.outcome).toBe('processing')
  })

  test('no answer until the end leads to processing, with an error', async () => {
    verifies(new Error('offline'))
    verification.update(true)
    await pass(60_000)
    expect(log).toEqual([[answered('verification', undefined)], 'VERIFICATION_FAILED'])
  })

  test('an unmount aborts the ask, and its answer is dropped', async () => {
    const ask = verifies('SUCCESS')
    verification.update(true)
    verification.update(false)
    await pass(60_000)
    expect(ask).not.toHaveBeenCalled()
    expect(log).toEqual([])
  })
})

describe('before the page of a payment in flight opens again', () => {
  beforeEach(() => {
    payment = loading
  })

  test.each(['SUCCESS', 'FAIL'])('the answer %s settles it', async (answer) => {
    verifies(answer)
    await verification.askFirst(runs.current.signal)
    expect(log).toEqual([
      [answered('check', answer), { type: 'verificationSettled', paymentStatus: answer }],
    ])
  })

  test.each(['CANCELLED', 'PROCESSING', 'PENDING', undefined, new Error('offline')])(
    'the answer %s changes nothing',
    async (answer) => {
      const ask = verifies(answer)
      await verification.askFirst(runs.current.signal)
      expect(ask).toHaveBeenCalledTimes(1)
      expect(log).toEqual([])
    },
  )

  test.each([
    [undefined, 5000],
    [60_000, 5000],
    [2000, 2000],
  ])('with timeouts.verification %s it takes no longer than %i ms', async (verificationMs, ms) => {
    options = { ...options, timeouts: { verification: verificationMs } }
    options = { ...options, verifyPayment: () => new Promise(() => {}) }
    let isOver = false
    void verification.askFirst(runs.current.signal).then(() => (isOver = true))
    await pass(ms - 1)
    expect(isOver).toBe(false)
    await pass(1)
    expect(isOver).toBe(true)
  })

  test('an answer is dropped if the run has ended, or there is an outcome meanwhile', async () => {
    verifies('SUCCESS')
    const first = verification.askFirst(runs.current.signal)
    runs.renew()
    await first
    const second = verification.askFirst(runs.current.signal)
    payment = open
    await second
    expect(log).toEqual([])
  })
})

describe('once more', () => {
  beforeEach(() => {
    payment = open
  })

  test('the server is asked about an open outcome, once at a time', async () => {
    const ask = verifies('SUCCESS')
    verification.recheck()
    verification.recheck()
    await pass(0)
    expect(ask.mock.calls.map(([event]) => event)).toEqual([processing])
    expect(log).toEqual([
      [answered('check', 'SUCCESS'), { type: 'verificationSettled', paymentStatus: 'SUCCESS' }],
    ])
  })

  test('an open answer changes nothing, and it may be asked again', async () => {
    const ask = verifies('PROCESSING')
    verification.recheck()
    await pass(0)
    verification.recheck()
    await pass(0)
    expect(ask).toHaveBeenCalledTimes(2)
    expect(log).toEqual([])
  })

  test.each<[string, Payment]>([
    ['a final outcome', { stage: 'waiting', known: { outcome: 'succeeded', submitted: true } }],
    ['verifying', verifying],
    ['nothing submitted', { stage: 'ready', known: {} }],
  ])('nobody is asked with %s', async (_, given) => {
    const ask = verifies('SUCCESS')
    payment = given
    verification.recheck()
    await pass(0)
    expect(ask).not.toHaveBeenCalled()
  })

  test('nobody is asked while a run is loading', async () => {
    const ask = verifies('SUCCESS')
    void runs.wait()
    verification.recheck()
    await pass(0)
    expect(ask).not.toHaveBeenCalled()
  })

  test('without verifyPayment, fetchSession is asked for a status, if the page has gone', async () => {
    const ask = fetches({ paymentStatus: 'FAIL' })
    payment = { ...verifying, known: { ...open.known } }
    verification.recheck()
    await pass(0)
    expect(ask).not.toHaveBeenCalled()
    payment = open
    verification.recheck()
    await pass(0)
    expect(ask.mock.calls[0]![0].reason).toBe('initial')
    expect(payment.known).toMatchObject({ outcome: 'failed', verified: true })
  })

  test('a session as the answer changes nothing, and is not asked for again in this run', async () => {
    const ask = fetches({ paymentSessionData: 'another' })
    verification.recheck()
    await pass(0)
    verification.recheck()
    await pass(0)
    expect(ask).toHaveBeenCalledTimes(1)
    expect(log).toEqual([])
    runs.renew()
    verification.recheck()
    await pass(0)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test('a late answer of an earlier run is dropped', async () => {
    verifies('SUCCESS')
    verification.recheck()
    runs.renew()
    await pass(0)
    expect(log).toEqual([])
  })
})

describe('an outcome that is shown in the place of the page', () => {
  test('is checked once more, if it is open', async () => {
    payment = open
    const ask = verifies('PROCESSING')
    verification.resume()
    await pass(0)
    expect(ask).toHaveBeenCalledTimes(1)
    expect(log).toEqual([])
  })

  test('counts without verification, if there is no verifyPayment any more', () => {
    verification.resume()
    expect(payment.known).toMatchObject({ outcome: 'succeeded', verified: false })
  })
})

test('an answer in the place of a session emits no event', () => {
  payment = { stage: 'loading', phase: 'session', known: {} }
  verification.answered('session', 'SUCCESS')
  expect(log).toEqual([[answered('session', 'SUCCESS')]])
  verification.answered('session', 'SUCCESS')
  expect(log).toHaveLength(1)
})
