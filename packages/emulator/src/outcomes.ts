// What a payment comes to, chosen by the number of the test card. Codes and what a session is still good for: protocol §4.4.

export interface Outcome {
  /** The name of this row for `startEmulator({ scenario })`. */
  scenario: string
  /** Digits only. Invented numbers and well-known test numbers; no bank ever issued one of them. */
  card: string
  happens: 'success' | 'failure' | 'processing'
  /** With `processing`: what becomes of it, and after how many milliseconds. Without: it stays open. */
  settles?: { as: 'success'; after: number }
  paymentResultCode: string
  /** With `failure`: whether the buyer needs a new session, or may try again in this one. */
  needsNewSession?: boolean
  /** What the test card is called where people choose one. */
  label: string
  note: string
}

export type Scenario = (typeof outcomes)[number]['scenario']

export const outcomes = [
  {
    scenario: 'success',
    card: '4111111111111111',
    happens: 'success',
    paymentResultCode: 'SUCCESS',
    label: 'Paid',
    note: 'SDK_PAYMENT_SUCCESSFUL',
  },
  {
    scenario: 'success-mastercard',
    card: '5555555555554444',
    happens: 'success',
    paymentResultCode: 'SUCCESS',
    label: 'Paid, Mastercard',
    note: 'SDK_PAYMENT_SUCCESSFUL',
  },
  {
    scenario: 'success-amex',
    card: '378282246310005',
    happens: 'success',
    paymentResultCode: 'SUCCESS',
    label: 'Paid, American Express',
    note: 'SDK_PAYMENT_SUCCESSFUL; 15 digits, security code of 4',
  },
  {
    scenario: 'balance-not-enough',
    card: '4000000000009995',
    happens: 'failure',
    paymentResultCode: 'USER_BALANCE_NOT_ENOUGH',
    needsNewSession: false,
    label: 'Balance too low',
    note: 'SDK_PAYMENT_FAIL; the same session can be tried again',
  },
  {
    scenario: 'invalid-cvv',
    card: '4000000000000127',
    happens: 'failure',
    paymentResultCode: 'INVALID_CVV',
    needsNewSession: false,
    label: 'Wrong security code',
    note: 'SDK_PAYMENT_FAIL; the same session can be tried again',
  },
  {
    scenario: 'do-not-honor',
    card: '4000000000000002',
    happens: 'failure',
    paymentResultCode: 'DO_NOT_HONOR',
    needsNewSession: false,
    label: 'Declined by the bank',
    note: 'SDK_PAYMENT_FAIL; the same session can be tried again',
  },
  {
    scenario: 'order-closed',
    card: '4000000000000341',
    happens: 'failure',
    paymentResultCode: 'ORDER_IS_CLOSED',
    needsNewSession: true,
    label: 'Order closed',
    note: 'SDK_PAYMENT_FAIL; a new session is needed, this one shows its failure from now on',
  },
  {
    scenario: 'processing',
    card: '4000000000000077',
    happens: 'processing',
    settles: { as: 'success', after: 2000 },
    paymentResultCode: 'PAYMENT_IN_PROCESS',
    label: 'Processing, then paid',
    note: 'SDK_PAYMENT_PROCESSING, about 2 s later SDK_PAYMENT_SUCCESSFUL',
  },
  {
    scenario: 'pending',
    card: '4000000000000259',
    happens: 'processing',
    paymentResultCode: 'PAYMENT_IN_PROCESS',
    label: 'Processing, stays open',
    note: 'SDK_PAYMENT_PROCESSING; inquiryPayment keeps answering PROCESSING',
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
  note: 'SDK_PAYMENT_FAIL; the same session can be tried again',
}

/** The outcome of paying with this card. */
export function outcomeOfCard(card: string): Outcome {
  return rows.find((row) => row.card === card) ?? unknownCard
}

/** The outcome that `startEmulator({ scenario })` names; undefined when there is none of that name. */
export function outcomeOfScenario(scenario: string): Outcome | undefined {
  return rows.find((row) => row.scenario === scenario)
}
