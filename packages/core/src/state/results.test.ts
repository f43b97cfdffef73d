import { describe, expect, test } from 'vitest'
import { isOpenFail, isPaymentStatus, retryWith } from './results.ts'

test.each(['SUCCESS', 'FAIL', 'PROCESSING', 'CANCELLED', 'PENDING'])(
  '%s is an answer of inquiryPayment',
  (status) => expect(isPaymentStatus(status)).toBe(true),
)

test.each([
  undefined,
  null,
  '',
  ['SUCCESS'],
  { toString: () => 'SUCCESS' },
  'success',
  'NO_SUCCESS',
  'SUCCESSFUL',
  'FAILED',
  'CANCELED',
  'U',
])('%j is no answer of inquiryPayment', (status) => expect(isPaymentStatus(status)).toBe(false))

/** After these codes the same session may be used again (DESIGN.md#result-codes). */
const same =
  `UNKNOWN_EXCEPTION USER_BALANCE_NOT_ENOUGH ORDER_NOT_EXIST PROCESS_FAIL RISK_REJECT ACCESS_DENIED
  CARD_EXPIRED INVALID_EXPIRY_DATE_FORMAT INVALID_EXPIRATION_DATE INVALID_CVV INVALID_CARD_NUMBER INVALID_CARD
  SELECTED_CARD_BRAND_NOT_AVAILABLE CARD_NOT_SUPPORTED CARD_BIN_QUERY_ERROR PAYMENT_IN_PROCESS CURRENCY_NOT_SUPPORT
  ISSUER_REJECTS_TRANSACTION SUSPECTED_CARD SYSTEM_ERROR USER_AMOUNT_EXCEED_LIMIT USER_KYC_NOT_QUALIFIED
  USER_PAYMENT_VERIFICATION_FAILED USER_STATUS_ABNORMAL DO_NOT_HONOR EXTERNAL_RESOURCE_LOAD_FAILED
  SUBMIT_PAYMENT_TIMEOUT PAYMENT_RESULT_TIMEOUT USER_CANCELED FORM_INVALID`.split(/\s+/)

describe('a retry', () => {
  test.each(same)('after %s takes the same session', (paymentResultCode) => {
    expect(retryWith({ paymentResultCode })).toBe('same-session')
  })

  test.each(['ORDER_IS_CLOSED', 'NEVER_HEARD_OF', 'NO_INVALID_CVV', 'INVALID_CVV_2', ''])(
    'after %s takes a new session',
    (paymentResultCode) => {
      expect(retryWith({ paymentResultCode })).toBe('new-session')
    },
  )

  test('after an unknown result takes a new session', () => {
    expect(retryWith(undefined)).toBe('new-session')
    expect(retryWith({})).toBe('new-session')
  })

  test.each([
    [true, 'new-session'],
    [false, 'same-session'],
  ])('obeys needChangeSessionForRetry: %j', (needChangeSessionForRetry, expected) => {
    expect(retryWith({ paymentResultCode: 'INVALID_CVV', needChangeSessionForRetry })).toBe(
      expected,
    )
  })
})

test.each([
  'PAYMENT_IN_PROCESS',
  'SUBMIT_PAYMENT_TIMEOUT',
  'PAYMENT_RESULT_TIMEOUT',
  'UNKNOWN_EXCEPTION',
  'SYSTEM_ERROR',
])('after %s the payment may still succeed', (paymentResultCode) => {
  expect(isOpenFail({ paymentResultCode })).toBe(true)
})

test.each([
  'INVALID_CVV',
  'NO_PAYMENT_IN_PROCESS',
  'SYSTEM_ERROR_2',
  'A TIMEOUT_TIMEOUT',
  'X_TIMEOUT_X',
  'TIMEOUT',
  '_TIMEOUT',
])('after %s the payment has failed', (paymentResultCode) => {
  expect(isOpenFail({ paymentResultCode })).toBe(false)
})

test('an unknown result is not an open failure', () => {
  expect(isOpenFail({})).toBe(false)
  expect(isOpenFail(undefined)).toBe(false)
})

test.each([
  [{ paymentResultCode: 'INVALID_CVV' }, {}],
  [{ paymentResultCode: 'SYSTEM_ERROR' }, undefined],
  [{ needChangeSessionForRetry: true }, { paymentResultCode: 'INVALID_CVV' }],
])('%j on Object.prototype is not read as the result', (polluted, result) => {
  const [before, open] = [retryWith(result), isOpenFail(result)]
  Object.assign(Object.prototype, polluted)
  try {
    expect([retryWith(result), isOpenFail(result)]).toEqual([before, open])
  } finally {
    for (const key of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, key)
  }
})
