import type { InquiryPaymentResponse } from '@antom-checkout/server'
import { expect, test } from 'vitest'
import { isLive, outcomeOf } from './attempt.ts'

const amount = { currency: 'SGD', value: '6200' }
const success = { resultCode: 'SUCCESS', resultStatus: 'S' } as const

test.each<[string, Partial<InquiryPaymentResponse>]>([
  ['paid', { paymentStatus: 'SUCCESS', paymentAmount: amount }],
  ['mismatch', { paymentStatus: 'SUCCESS', paymentAmount: { currency: 'SGD', value: '62' } }],
  ['mismatch', { paymentStatus: 'SUCCESS', paymentAmount: { currency: 'IDR', value: '6200' } }],
  ['mismatch', { paymentStatus: 'SUCCESS' }],
  ['processing', { paymentStatus: 'PROCESSING', paymentAmount: amount }],
  ['processing', { paymentStatus: 'PENDING' }],
  ['failed', { paymentStatus: 'FAIL', paymentAmount: amount }],
  ['canceled', { paymentStatus: 'CANCELLED' }],
  ['unsubmitted', { result: { resultCode: 'ORDER_NOT_EXIST', resultStatus: 'F' } }],
])('an attempt is %s when Antom says %j', (outcome, answer) => {
  expect(outcomeOf({ result: success, ...answer }, amount)).toBe(outcome)
})

test.each(['SYSTEM_ERROR', 'SUCCESS'])(
  'an inquiry that says nothing (%s) is no outcome',
  (resultCode) => {
    expect(() => outcomeOf({ result: { resultCode, resultStatus: 'U' } }, amount)).toThrow(
      resultCode,
    )
  },
)

const session = {
  result: success,
  paymentSessionData: 'data',
  paymentSessionExpiryTime: '2030-01-01T00:00:00+08:00',
}
const expiry = Date.parse(session.paymentSessionExpiryTime)

test.each([
  ['before its time', true, { outcome: 'unsubmitted', session }, expiry - 1],
  ['at its time', false, { outcome: 'unsubmitted', session }, expiry],
  ['after it failed', false, { outcome: 'failed', session }, 0],
  ['that never came', false, { outcome: 'unsubmitted' }, 0],
  [
    'that was refused',
    false,
    { outcome: 'unsubmitted', session: { result: { ...success, resultStatus: 'F' } } },
    0,
  ],
] as const)('a session %s can be paid: %s', (_, live, attempt, now) => {
  expect(isLive({ paymentRequestId: 'PAY_1', ...attempt }, now)).toBe(live)
})
