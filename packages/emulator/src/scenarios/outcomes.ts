// The outcome of a payment, chosen by the number of the test card. For the codes, and whether the session can be paid again: PROTOCOL.md, "Retrying after a failure".

export interface Outcome {
  /** The name of this row where a scenario is asked for. */
  scenario: string
  /** Digits only. Invented numbers and well-known test numbers; no bank ever issued one of them. */
  card: string
  /** `challenge`: the bank asks the buyer first (3-D Secure). */
  happens: 'success' | 'failure' | 'processing' | 'challenge'
  /** With `processing`: after how many milliseconds it is paid. Without: it stays open. */
  paidAfter?: number
  /** With `failure`: the next try in the same session is paid. */
  paidNextTime?: boolean
  paymentResultCode: string
  /** With `failure`: whether the buyer needs a new session, or may try again in this one. */
  needsNewSession?: boolean
  /** The name of the test card in the panel "Simulate". */
  label: string
  /** The events that the shop gets, as in the README. */
  shopGets: string
}

export const outcomes = [
  {
    scenario: 'success',
    card: '4111111111111111',
    happens: 'success',
    paymentResultCode: 'SUCCESS',
    label: 'Paid',
    shopGets: '`SDK_PAYMENT_SUCCESSFUL`',
  },
  {
    scenario: 'success-mastercard',
    card: '5555555555554444',
    happens: 'success',
    paymentResultCode: 'SUCCESS',
    label: 'Paid, Mastercard',
    shopGets: '`SDK_PAYMENT_SUCCESSFUL`',
  },
  {
    scenario: 'success-amex',
    card: '378282246310005',
    happens: 'success',
    paymentResultCode: 'SUCCESS',
    label: 'Paid, American Express',
    shopGets: '`SDK_PAYMENT_SUCCESSFUL` (15 digits, security code of 4)',
  },
  {
    scenario: 'balance-not-enough',
    card: '4000000000009995',
    happens: 'failure',
    paymentResultCode: 'USER_BALANCE_NOT_ENOUGH',
    needsNewSession: false,
    label: 'Balance too low',
    shopGets: '`SDK_PAYMENT_FAIL`; the same session can be tried again',
  },
  {
    scenario: 'invalid-cvv',
    card: '4000000000000127',
    happens: 'failure',
    paymentResultCode: 'INVALID_CVV',
    needsNewSession: false,
    label: 'Wrong security code',
    shopGets: '`SDK_PAYMENT_FAIL`; the same session can be tried again',
  },
  {
    scenario: 'do-not-honor',
    card: '4000000000000002',
    happens: 'failure',
    paymentResultCode: 'DO_NOT_HONOR',
    needsNewSession: false,
    label: 'Declined by the bank',
    shopGets: '`SDK_PAYMENT_FAIL`; the same session can be tried again',
  },
  {
    scenario: 'order-closed',
    card: '4000000000000341',
    happens: 'failure',
    paymentResultCode: 'ORDER_IS_CLOSED',
    needsNewSession: true,
    label: 'Order closed',
    shopGets: '`SDK_PAYMENT_FAIL`; a new session is needed, this one shows its failure from now on',
  },
  {
    scenario: 'processing',
    card: '4000000000000077',
    happens: 'processing',
    paidAfter: 2000,
    paymentResultCode: 'PAYMENT_IN_PROCESS',
    label: 'Processing, then paid',
    shopGets: '`SDK_PAYMENT_PROCESSING`, about 2 s later `SDK_PAYMENT_SUCCESSFUL`',
  },
  {
    scenario: 'pending',
    card: '4000000000000259',
    happens: 'processing',
    paymentResultCode: 'PAYMENT_IN_PROCESS',
    label: 'Processing, stays open',
    shopGets: '`SDK_PAYMENT_PROCESSING`, and nothing more',
  },
  {
    scenario: 'fail-then-success',
    card: '4000000000000150',
    happens: 'failure',
    paidNextTime: true,
    paymentResultCode: 'USER_BALANCE_NOT_ENOUGH',
    needsNewSession: false,
    label: 'Fails, paid on the next try',
    shopGets:
      '`SDK_PAYMENT_FAIL`; `SDK_PAYMENT_RETRY` when the buyer tries again, then `SDK_PAYMENT_SUCCESSFUL`',
  },
  {
    scenario: '3-d-secure',
    card: '4000000000003220',
    happens: 'challenge',
    paymentResultCode: 'PAYMENT_IN_PROCESS',
    label: '3-D Secure',
    shopGets:
      '`SDK_PAYMENT_CHALLENGE`, then `SDK_PAYMENT_SUCCESSFUL` or `SDK_PAYMENT_FAIL`, as the buyer decides at the bank',
  },
] as const

const rows: readonly Outcome[] = outcomes

// Nobody should find out here whether a real card works, so a number that is not in the table is declined.
const unknownCard: Outcome = {
  scenario: 'unknown-card',
  card: '',
  happens: 'failure',
  paymentResultCode: 'CARD_NOT_SUPPORTED',
  needsNewSession: false,
  label: 'Any other number',
  shopGets: '`SDK_PAYMENT_FAIL`; the same session can be tried again',
}

/** The outcome of paying with this card. */
export function outcomeOfCard(card: string): Outcome {
  return rows.find((row) => row.card === card) ?? unknownCard
}

/** The outcome that a scenario of this name asks for; undefined when it is about something else. */
export function outcomeOfScenario(scenario: string): Outcome | undefined {
  return rows.find((row) => row.scenario === scenario)
}

export const paid: Outcome = outcomes[0]
