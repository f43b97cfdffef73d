import { describe, expect, test } from 'vitest'
import { CheckoutError } from '../errors.ts'
import type { PaymentEvent } from '../events.ts'
import type { CheckoutOptions } from '../options.ts'
import type { Session } from '../session/session.ts'
import {
  isRecheckable,
  statusOf,
  transition,
  type Input,
  type Known,
  type Payment,
} from './payment.ts'
import { remounts } from './remount.ts'
import { isOpenFail } from './results.ts'
import { isRetryable } from './retry.ts'

/** Every possible payment: all inputs, in all orders, under rules that may change at any time. */

const error = new CheckoutError('MOUNT_FAILED', '')
const codes = ['INVALID_CVV', 'ORDER_IS_CLOSED', 'SYSTEM_ERROR']
const answers = ['SUCCESS', 'FAIL', 'CANCELLED', 'PROCESSING', 'PENDING', undefined] as const

const session: Session = { data: 'session-1', expiresAt: NaN, normalUrl: undefined, fetched: false }
const submitted = { submitted: true } as const
const elsewhere: readonly Known[] = [
  { ...submitted, inFlight: true },
  { ...submitted, inFlight: true, outcome: 'processing' },
  submitted,
  { ...submitted, outcome: 'succeeded', verified: true },
  { ...submitted, outcome: 'failed', verified: true },
]

const inputs: readonly Input[] = [
  { type: 'begin', known: {}, session },
  ...(['sdk', 'page'] as const).map((phase) => ({ type: 'phase', phase }) as const),
  ...(['reloading', 'redirected', 'expire', 'trust', 'wait', 'unmount'] as const).map((type) => ({
    type,
  })),
  { type: 'loaded' },
  { type: 'loaded', heard: true },
  { type: 'fail', error },
  ...(['session', 'verification', 'check'] as const).flatMap((by) =>
    answers.map((paymentStatus) => ({ type: 'answered', by, paymentStatus }) as const),
  ),
  ...elsewhere.map((known) => ({ type: 'known', known, session }) as const),
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
  { type: 'paymentNotice', code: 'SDK_PAYMENT_CHALLENGE' },
  { type: 'paymentNotice', code: 'SDK_PAYMENT_RETRY' },
  { type: 'paymentNotice', code: 'SDK_PAYMENT_WARN' },
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

/** A payment in one line. Payments that no rule can tell apart have the same line. */
const name = ({ known, ...own }: Payment): string =>
  Object.entries({ ...own, ...known, session: undefined })
    .filter(([, value]) => value)
    .map(([key, value]) => {
      if (/^(stage|phase|outcome)$/.test(key)) return value as string
      if (key !== 'claim' && key !== 'failure') return key
      const { type, result } = value as PaymentEvent
      return `${key}:${isOpenFail(result) ? 'open' : type}`
    })
    .sort()
    .join(' ')

const nameOf = (input: Input): string =>
  'code' in input
    ? input.code
    : Object.values(input)
        .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
        .join(' ')

/** The steps of a run come in order. All other inputs can come at any time. */
function isInOrder({ phase, stage, known }: Payment, input: Input): boolean {
  switch (input.type) {
    case 'phase':
      return phase === (input.phase === 'page' ? 'sdk' : 'session')
    case 'wait':
      return stage === 'loading' || !!known.outcome
    default:
      return true
  }
}

function walk(): { payments: Payment[]; steps: Step[] } {
  const start: Payment = Object.freeze({ stage: 'idle', known: {} })
  const payments = new Map([[name(start), start]])
  const steps: Step[] = []
  // The list grows while the loop runs.
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

const where = (payment: Payment): string => {
  const status = statusOf(payment)
  return `${status === 'loading' ? payment.phase : status}${payment.pageOpen ? '' : '-'}`
}

test('a payment reaches exactly the expected places', () => {
  // `-`: Antom's page is not in the document.
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

test('the number of payments shows that the search was complete', () => {
  expect(payments.length).toBeGreaterThan(60)
  expect(steps.length).toBeGreaterThan(payments.length * (inputs.length - 3) * rules.length)
})

const isFinal = ({ known }: Payment): boolean => /^(succeeded|failed)$/.test(`${known.outcome}`)

describe('no payment', () => {
  const payment = (breaks: (payment: Payment) => unknown): string[] =>
    payments.filter(breaks).map(name)

  test('is verified without a final outcome', () => {
    expect(payment((each) => each.known.verified && !isFinal(each))).toEqual([])
  })

  test('is in flight with a final outcome', () => {
    expect(payment((each) => each.known.inFlight && isFinal(each))).toEqual([])
  })

  test('is in flight without having been submitted', () => {
    expect(payment(({ known }) => known.inFlight && !known.submitted)).toEqual([])
  })

  test('was redirected without having been submitted', () => {
    expect(payment(({ known }) => known.redirected && !known.submitted)).toEqual([])
  })

  test('says that nothing was charged, though something was submitted', () => {
    expect(payment((each) => statusOf(each) === 'canceled' && each.known.submitted)).toEqual([])
  })

  test('shows an error while it is in flight, or without an error', () => {
    expect(
      payment((each) => statusOf(each) === 'error' && (each.known.inFlight || !each.error)),
    ).toEqual([])
  })

  test('can be paid again while it is in flight, or paid', () => {
    expect(
      payment(
        (each) => isRetryable(each) && (each.known.inFlight || each.known.outcome === 'succeeded'),
      ),
    ).toEqual([])
  })
})

describe('no input', () => {
  /** The steps that break a rule. */
  const step = (breaks: (step: Step) => unknown): string[] =>
    [
      ...new Set(
        steps.filter(breaks).map(({ from, input, to }) => {
          return `${name(from)} × ${nameOf(input)} → ${name(to)}`
        }),
      ),
    ].slice(0, 5)
  const isBegin = ({ type }: Input): boolean => type === 'begin'
  const isMessage = (input: Input): boolean => 'code' in input

  test('closes a page that was paid in, except a new payment, the buyer, or a result with `releaseOn: "result"`', () => {
    const mayClose = ({ input, to, releases }: Step): boolean =>
      /^(begin|wait|unmount|paymentCanceled|backToMerchant)$/.test(input.type) ||
      (releases && !!to.known.outcome)
    expect(
      step(
        (each) => each.from.paying && each.from.pageOpen && !each.to.pageOpen && !mayClose(each),
      ),
    ).toEqual([])
  })

  test('forgets that something was submitted, except a new payment or news', () => {
    expect(
      step(
        ({ from, input, to }) =>
          from.known.submitted && !to.known.submitted && !/^(begin|known)$/.test(input.type),
      ),
    ).toEqual([])
  })

  test('of the checkout itself changes the known facts', () => {
    expect(
      step(
        ({ from, input, to }) =>
          /^(phase|reloading|expire|wait|fail|unmount)$/.test(input.type) &&
          from.known !== to.known,
      ),
    ).toEqual([])
  })

  test('opens a page, except the step that does so', () => {
    expect(
      step(
        ({ from, input, to }) =>
          !from.pageOpen && to.pageOpen && !(input.type === 'phase' && input.phase === 'page'),
      ),
    ).toEqual([])
  })

  test('from a page that is gone has an effect', () => {
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
          !/^(verifying|succeeded)$/.test(statusOf(to)),
      ),
    ).toEqual([])
  })

  test('takes back a success that is being verified, except the server, another checkout or a new payment', () => {
    expect(
      step(
        ({ from, input, to }) =>
          from.known.outcome === 'verifying' &&
          from.known.claim?.type === 'paymentSuccessful' &&
          to.known.outcome !== 'verifying' &&
          !/^(begin|answered|known|trust)$/.test(input.type),
      ),
    ).toEqual([])
  })

  test('takes back a payment that the server has confirmed, except a new payment', () => {
    expect(
      step(
        ({ from, input, to }) =>
          from.known.outcome === 'succeeded' &&
          from.known.verified &&
          (to.known.outcome !== 'succeeded' || !to.known.verified) &&
          !isBegin(input),
      ),
    ).toEqual([])
  })

  test("makes an outcome verified, except the server's answer", () => {
    expect(
      step(
        ({ from, input, to }) =>
          !from.known.verified && to.known.verified && !/^(answered|known)$/.test(input.type),
      ),
    ).toEqual([])
  })

  test('gives up an outcome before something has taken its place', () => {
    // Antom's page goes on after a failure; another checkout has other news.
    expect(
      step(
        ({ from, input, to }) =>
          from.known.outcome &&
          !to.known.outcome &&
          !(
            to.pageOpen &&
            (from.known.outcome === 'failed' || from.known.claim?.type === 'paymentFailed') &&
            /^(paymentNotice|redirected)$/.test(input.type)
          ) &&
          !/^(begin|known)$/.test(input.type),
      ),
    ).toEqual([])
  })

  test('with an open answer changes a payment that was not asked about', () => {
    const isOpen = (input: Input): boolean =>
      input.type === 'answered' &&
      input.by === 'check' &&
      !/^(SUCCESS|FAIL|CANCELLED)$/.test(`${input.paymentStatus}`)
    expect(step(({ from, input, to }) => isOpen(input) && to !== from)).toEqual([])
  })

  test('of another checkout leaves a page without its payment', () => {
    expect(
      step(
        ({ from, input, to }) =>
          input.type === 'known' && !to.pageOpen && statusOf(to) === 'ready' && from !== to,
      ),
    ).toEqual([])
  })
})

describe('a way on', () => {
  const options: CheckoutOptions = { environment: 'sandbox', sessionData: 'session-1' }
  const another: CheckoutOptions = { ...options, sessionData: 'session-2' }
  const stepsFrom = new Map<Payment, Step[]>()
  for (const step of steps) stepsFrom.set(step.from, [...(stepsFrom.get(step.from) ?? []), step])
  const next = (from: Payment, wanted: (input: Input) => boolean): Set<string> =>
    new Set(
      stepsFrom
        .get(from)!
        .filter((each) => wanted(each.input))
        .map(({ to }) => where(to))
        .filter((place) => place !== where(from)),
    )

  /** Everything that can change the state from here while the checkout stays mounted. */
  function helpers(payment: Payment): string {
    const status = statusOf(payment)
    const found = {
      steps:
        status === 'loading' &&
        next(payment, ({ type }) => /^(phase|loaded|fail|wait)$/.test(type)).size > 0,
      page: next(payment, (input) => 'code' in input).size > 0,
      server:
        (status === 'verifying' || isRecheckable(payment)) &&
        next(payment, ({ type }) => type === 'answered').size > 0,
      retry: isRetryable(payment),
      session: remounts(options, another, payment, true),
    }
    return Object.entries(found)
      .filter(([, isFound]) => isFound)
      .map(([key]) => key)
      .join(' ')
  }

  test('exists everywhere but at the end', () => {
    const stuck = payments.filter((payment) => !helpers(payment)).map(where)
    // Nothing changes a paid order.
    expect([...new Set(stuck)].sort()).toEqual(['succeeded-'])
  })

  test('is the documented one', () => {
    const found: Record<string, Set<string>> = {}
    for (const payment of payments) (found[where(payment)] ??= new Set()).add(helpers(payment))
    const lines = Object.entries(found).map(([place, all]) => [place, [...all].sort()])
    expect(Object.fromEntries(lines)).toMatchInlineSnapshot(`
      {
        "canceled-": [
          "retry session",
        ],
        "error-": [
          "retry session",
        ],
        "expired": [
          "page retry",
          "page retry session",
          "page server",
        ],
        "failed": [
          "page retry",
        ],
        "failed-": [
          "retry session",
        ],
        "idle-": [
          "server",
          "session",
        ],
        "page": [
          "steps page",
          "steps page server",
          "steps page session",
        ],
        "processing": [
          "page server",
          "page server retry",
        ],
        "processing-": [
          "server",
          "server retry",
          "server retry session",
        ],
        "ready": [
          "page",
          "page server",
          "page session",
        ],
        "sdk-": [
          "steps server",
          "steps session",
        ],
        "session-": [
          "steps server",
          "steps session",
        ],
        "succeeded": [
          "page",
        ],
        "succeeded-": [
          "",
        ],
        "verifying": [
          "page server",
          "page server retry",
        ],
        "verifying-": [
          "server",
          "server retry",
        ],
      }
    `)
  })

  test('always leads to another payment: after unmount() anything can be mounted', () => {
    const mounted = payments.map((payment) => {
      const unmounted = transition(payment, { type: 'unmount' }, rules[0]!)
      return where(transition(unmounted, { type: 'begin', known: {}, session }, rules[0]!))
    })
    expect([...new Set(mounted)]).toEqual(['session-'])
  })
})
