import type {
  CheckoutOptions,
  CheckoutState,
  PaymentResult,
  PaymentStatus,
} from '@antom-checkout/core'

/** Where the buyer can pay without us. */
export const hostedUrl = 'https://pay.test/1'

/** How a checkout gets into a state. The stories play it with the testing SDK, the tests with Antom's own. */
export interface Path {
  readonly options?: Partial<Pick<CheckoutOptions, 'environment' | 'hostedUrl' | 'timeouts'>>
  /** There is a `fetchSession`. */
  readonly renews?: true
  /** There is a `verifyPayment`: what it answers, or that it does not. */
  readonly verifies?: PaymentStatus | 'never'
  /** The SDK does not load, once. In the stories alone. */
  readonly fails?: true
  /** Antom's page never comes. */
  readonly isHeld?: true
  /** What Antom's page says: `SDK_PAYMENT_` and so on. */
  readonly says?: readonly (readonly [code: string, result?: PaymentResult])[]
  /** How many milliseconds pass then. */
  readonly passes?: number
  readonly expected: { readonly status: CheckoutState['status']; readonly [field: string]: unknown }
}

const back = ['CLICK_BACK_TO_MERCHANT'] as const
const declined = { paymentResultCode: 'DO_NOT_HONOR' }
const closed = { paymentResultCode: 'ORDER_IS_CLOSED' }

const paths = {
  loading: { isHeld: true, expected: { status: 'loading', phase: 'page' } },
  'loading slowly': { isHeld: true, passes: 7000, expected: { status: 'loading', phase: 'page' } },
  ready: { expected: { status: 'ready' } },
  'ready, in use': { says: [['CHALLENGE']], expected: { status: 'ready', heard: true } },
  'session expired': {
    renews: true,
    passes: 3_600_000,
    expected: { status: 'expired', pageOpen: true, canRetry: true },
  },
  'verifying, page open': {
    verifies: 'never',
    says: [['SUCCESSFUL']],
    expected: { status: 'verifying', pageOpen: true },
  },
  'processing, page open': {
    says: [['PROCESSING']],
    expected: { status: 'processing', pageOpen: true },
  },
  'succeeded, page open': {
    says: [['SUCCESSFUL']],
    expected: { status: 'succeeded', pageOpen: true },
  },
  'failed for good, page open': {
    renews: true,
    says: [['FAIL', closed]],
    expected: { status: 'failed', pageOpen: true, canRetry: true },
  },
  failed: {
    renews: true,
    says: [['FAIL', declined], back],
    expected: { status: 'failed', pageOpen: false, canRetry: true },
  },
  canceled: { says: [['CANCEL']], expected: { status: 'canceled', canRetry: true } },
  error: {
    options: { timeouts: { page: 1 } },
    isHeld: true,
    expected: { status: 'error', canRetry: true },
  },
  'error for good': {
    options: { environment: 'production', hostedUrl },
    isHeld: true,
    expected: { status: 'error', canRetry: false },
  },
  verifying: {
    verifies: 'never',
    says: [['SUCCESSFUL'], back],
    expected: { status: 'verifying', pageOpen: false },
  },
  processing: {
    says: [['PROCESSING'], back],
    expected: { status: 'processing', pageOpen: false },
  },
  succeeded: {
    says: [['SUCCESSFUL'], back],
    expected: { status: 'succeeded', pageOpen: false, verified: false },
  },
  'succeeded, verified': {
    verifies: 'SUCCESS',
    says: [['SUCCESSFUL'], back],
    expected: { status: 'succeeded', pageOpen: false, verified: true },
  },
} satisfies Record<string, Path>

export type StateName = keyof typeof paths

/** Every state that the view draws, in the order of a payment. */
export const states: Readonly<Record<StateName, Path>> = paths
