import { describe, expect, test } from 'vitest'
import { remounts } from './change.ts'
import { CheckoutError } from './errors.ts'
import type { CheckoutOptions } from './options.ts'
import { isRetryable } from './retry.ts'
import { isOutcome, isRecheckable, transition, type Input, type Payment } from './state.ts'

/** Every payment there can be: all inputs, in all orders, under rules that may change at any time. */

const error = new CheckoutError('MOUNT_FAILED', '')
const codes = ['INVALID_CVV', 'ORDER_IS_CLOSED', 'SYSTEM_ERROR']
const answers = ['SUCCESS', 'FAIL', 'CANCELLED', 'PROCESSING', 'PENDING', undefined] as const

const inputs: readonly Input[] = [
  ...(['session', 'sdk', 'page'] as const).map((phase) => ({ type: 'phase', phase }) as const),
  ...(['loaded', 'reloading', 'redirected', 'expire', 'unmount'] as const).map((type) => ({
    type,
  })),
  { type: 'loaded', heard: true },
  { type: 'fail', error },
  ...answers.map((paymentStatus) => ({ type: 'answered', paymentStatus }) as const),
  ...codes.map(
    (paymentResultCode) =>
      ({
        type: 'paymentFailed',
        code: 'SDK_PAYMENT_FAIL',
        result: { paymentResultCode },
      }) as const,
  ),
  { type: 'paymentSuccessful', code: 'SDK_PAYMENT_SUCCESSFUL' },
  { type: 'paymentProcessing', code: 'SDK_PAYMENT_PROCESSING' },
  { type: 'paymentError', code: 'SDK_PAYMENT_ERROR' },
  { type: 'paymentNotice', code: 'SDK_PAYMENT_RETRY' },
  { type: 'paymentCanceled', code: 'SDK_PAYMENT_CANCEL' },
  { type: 'backToMerchant', code: 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT' },
]

const rules = [true, false].flatMap((verifies) =>
  [true, false].map((releases) => ({ verifies, releases })),
)

interface Step {
  readonly from: Payment
  readonly input: Input
  readonly to: Payment
  readonly releases: boolean
}

/** A payment in a line, the same for payments that nothing can tell apart. */
const name = (payment: Payment): string =>
  Object.entries(payment)
    .filter(([, value]) => value)
    .map(([key, value]) => {
      if (key === 'status' || key === 'phase') return String(value)
      return key === 'result' ? (value as { paymentResultCode: string }).paymentResultCode : key
    })
    .sort()
    .join(' ')

const nameOf = (input: Input): string =>
  'code' in input ? input.code : Object.values(input).map(String).join(' ')

/** The steps of a run come in order; all else can come at any time. */
const isInOrder = ({ phase }: Payment, input: Input): boolean =>
  input.type !== 'phase' ||
  input.phase === 'session' ||
  phase === (input.phase === 'page' ? 'sdk' : 'session')

function walk(): { payments: Payment[]; steps: Step[] } {
  const start: Payment = Object.freeze({ status: 'idle' })
  const payments = new Map([[name(start), start]])
  const steps: Step[] = []
  // Grows while it is walked.
  for (const from of payments.values()) {
    for (const input of inputs) {
      if (!isInOrder(from, input)) continue
      for (const rule of rules) {
        const to = Object.freeze(transition(from, input, rule))
        steps.push({ from, input, to, releases: rule.releases })
        if (!payments.has(name(to))) payments.set(name(to), to)
      }
    }
  }
  return { payments: [...payments.values()], steps }
}

const { payments, steps } = walk()

const where = ({ status, phase, pageOpen }: Payment): string =>
  `${status === 'loading' ? phase : status}${pageOpen ? '' : '-'}`

test('a payment is nowhere but where it should be, and everywhere there', () => {
  // With `-`, Antom's page is not in the document.
  expect([...new Set(payments.map(where))].sort()).toEqual([
    'canceled-',
    'error-',
    'expired',
    'failed',
    'failed-',
    'idle-',
    'page',
    'processing',
    'processing-',
    'ready',
    'sdk-',
    'session-',
    'succeeded',
    'succeeded-',
    'verifying',
    'verifying-',
  ])
})

test('the walk is of a size that says it went everywhere', () => {
  expect(payments.length).toBeGreaterThan(60)
  expect(steps.length).toBeGreaterThan(payments.length * (inputs.length - 2) * rules.length)
})

describe('no payment', () => {
  const payment = (breaks: (payment: Payment) => unknown): string[] =>
    payments.filter(breaks).map(name)

  test('is verified but not paid', () => {
    expect(payment(({ verified, status }) => verified && status !== 'succeeded')).toEqual([])
  })

  test('has an outcome without having been submitted', () => {
    expect(payment(({ status, submitted }) => isOutcome(status) && !submitted)).toEqual([])
  })

  test('was redirected without having been submitted', () => {
    expect(payment(({ redirected, submitted }) => redirected && !submitted)).toEqual([])
  })

  test('has an error elsewhere than in `error`, or none there', () => {
    expect(payment((each) => (each.status === 'error') !== !!each.error)).toEqual([])
  })

  test('in `idle` remembers anything', () => {
    expect(payment(({ status, ...rest }) => status === 'idle' && Object.keys(rest).length)).toEqual(
      [],
    )
  })
})

describe('no input', () => {
  /** The steps that break a rule. */
  const step = (breaks: (step: Step) => unknown): string[] => [
    ...new Set(
      steps.filter(breaks).map(({ from, input, to }) => {
        return `${name(from)} × ${nameOf(input)} → ${name(to)}`
      }),
    ),
  ]
  const isNewPayment = (input: Input): boolean =>
    input.type === 'phase' && input.phase === 'session'
  const isMessage = (input: Input): boolean => 'code' in input

  test('but a new payment, the buyer, or a result with `releaseOn: "result"` closes a submitted page', () => {
    const mayClose = ({ input, to, releases }: Step): boolean =>
      isNewPayment(input) ||
      /^(unmount|paymentCanceled|backToMerchant)$/.test(input.type) ||
      (releases && isOutcome(to.status))
    expect(
      step(
        (each) => each.from.submitted && each.from.pageOpen && !each.to.pageOpen && !mayClose(each),
      ),
    ).toEqual([])
  })

  test('but unmounting or a new payment forgets that it was submitted', () => {
    expect(
      step(
        ({ from, input, to }) =>
          from.submitted && !to.submitted && !isNewPayment(input) && input.type !== 'unmount',
      ),
    ).toEqual([])
  })

  test('opens a page but the step that does', () => {
    expect(
      step(
        ({ from, input, to }) =>
          !from.pageOpen && to.pageOpen && !(input.type === 'phase' && input.phase === 'page'),
      ),
    ).toEqual([])
  })

  test('from a page that is gone is heard', () => {
    expect(
      step(({ from, input, to }) => isMessage(input) && !from.pageOpen && to !== from),
    ).toEqual([])
  })

  test('from an open page that says it is paid is ignored', () => {
    expect(
      step(
        ({ from, input, to }) =>
          from.pageOpen &&
          input.type === 'paymentSuccessful' &&
          !/^(verifying|succeeded)$/.test(to.status),
      ),
    ).toEqual([])
  })

  test('but the server or a new payment moves what is being verified', () => {
    expect(
      step(
        ({ from, input, to }) =>
          from.status === 'verifying' &&
          to.status !== 'verifying' &&
          input.type !== 'answered' &&
          !isNewPayment(input),
      ),
    ).toEqual([])
  })

  test('but a new payment takes back what is paid, verified or not', () => {
    expect(
      step(
        ({ from, input, to }) =>
          from.status === 'succeeded' &&
          (to.status !== 'succeeded' || !!to.verified !== !!from.verified) &&
          !isNewPayment(input),
      ),
    ).toEqual([])
  })

  test('but SUCCESS of the server verifies', () => {
    expect(
      step(
        ({ from, input, to }) =>
          !from.verified &&
          to.verified &&
          !(input.type === 'answered' && input.paymentStatus === 'SUCCESS'),
      ),
    ).toEqual([])
  })

  test('forgets an outcome but a new payment', () => {
    expect(
      step(
        ({ from, input, to }) =>
          isOutcome(from.status) && !isOutcome(to.status) && !isNewPayment(input),
      ),
    ).toEqual([])
  })

  test('of an open answer moves what nobody asked about', () => {
    const isOpen = (input: Input): boolean =>
      input.type === 'answered' && !/^(SUCCESS|FAIL)$/.test(`${input.paymentStatus}`)
    expect(
      step(
        ({ from, input, to }) =>
          isOpen(input) && isRecheckable(from) && from.status !== 'loading' && to !== from,
      ),
    ).toEqual([])
  })

  test('expires anything but a page that waits for its buyer', () => {
    expect(
      step(
        ({ from, input, to }) => input.type === 'expire' && from.status !== 'ready' && to !== from,
      ),
    ).toEqual([])
  })
})

describe('a way on', () => {
  const options: CheckoutOptions = { environment: 'sandbox', sessionData: 'session-1' }
  const another: CheckoutOptions = { ...options, sessionData: 'session-2' }
  const next = (from: Payment, wanted: (input: Input) => boolean): Set<string> =>
    new Set(
      steps
        .filter((each) => each.from === from && wanted(each.input))
        .map(({ to }) => where(to))
        .filter((place) => place !== where(from)),
    )

  /** Who can lead on from here, the payment staying on the screen. */
  function helpers(payment: Payment): string {
    const isSteps = payment.status === 'loading'
    const found = {
      steps: isSteps && next(payment, ({ type }) => /^(phase|loaded|fail)$/.test(type)).size > 0,
      page: next(payment, (input) => 'code' in input).size > 0,
      server:
        (payment.status === 'verifying' || isRecheckable(payment)) &&
        next(payment, ({ type }) => type === 'answered').size > 0,
      retry: isRetryable(payment),
      session: remounts(options, another, payment),
    }
    return Object.entries(found)
      .filter(([, isFound]) => isFound)
      .map(([key]) => key)
      .join(' ')
  }

  test('is there from everywhere but the end', () => {
    const stuck = payments.filter((payment) => !helpers(payment)).map(where)
    // What is paid is paid.
    expect([...new Set(stuck)]).toEqual(['succeeded-'])
  })

  test('is who the documents say it is', () => {
    const found: Record<string, Set<string>> = {}
    for (const payment of payments) (found[where(payment)] ??= new Set()).add(helpers(payment))
    const lines = Object.entries(found).map(([place, all]) => [place, [...all].sort()])
    expect(Object.fromEntries(lines)).toEqual({
      'idle-': ['session'],
      'session-': ['steps session'],
      'sdk-': ['steps session'],
      page: ['steps page session', 'steps page'].sort(),
      ready: ['page', 'page server', 'page session'],
      expired: ['page', 'page retry session', 'page server'],
      processing: ['page server'],
      'processing-': ['server'],
      verifying: ['page server'],
      'verifying-': ['server'],
      succeeded: ['page'],
      'succeeded-': [''],
      failed: ['page retry'],
      'failed-': ['retry session'],
      'canceled-': ['retry session'],
      'error-': ['retry session'],
    })
  })

  test('always leads to another payment: unmounted, anything can be mounted anew', () => {
    const mounted = payments.map((payment) => {
      const unmounted = transition(payment, { type: 'unmount' }, rules[0]!)
      return where(transition(unmounted, { type: 'phase', phase: 'session' }, rules[0]!))
    })
    expect([...new Set(mounted)]).toEqual(['session-'])
  })
})
