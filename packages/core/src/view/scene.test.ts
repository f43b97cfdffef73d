import { describe, expect, test, vi } from 'vitest'
import { CheckoutError } from '../errors.ts'
import type { CheckoutState } from '../events.ts'
import { reasonOf } from './reason.ts'
import { sceneOf } from './scene.ts'
import { slotNames } from './slot.ts'
import { isWebView } from './webView.ts'
import { words as english } from './words/en.ts'

const hostedUrl = 'https://pay.example/1'
const details: Record<CheckoutState['status'], object> = {
  idle: {},
  loading: { phase: 'page' },
  ready: {},
  verifying: {},
  processing: {},
  succeeded: { verified: true },
  failed: { retryWith: 'new-session' },
  canceled: {},
  expired: {},
  error: { error: new CheckoutError('PAGE_TIMEOUT', '') },
}
const statuses = Object.keys(details) as CheckoutState['status'][]
const stateOf = (status: CheckoutState['status'], more: object = {}): CheckoutState =>
  ({ status, pageOpen: false, canRetry: false, ...details[status], ...more }) as CheckoutState

describe('in every state', () => {
  test.each(statuses)('%s offers a retry only if one can work', (status) => {
    for (const pageOpen of [true, false]) {
      for (const isSlow of [true, false]) {
        const { notice } = sceneOf(stateOf(status, { pageOpen, hostedUrl }), english, isSlow)
        expect(notice.retry).toBeFalsy()
        const { notice: bare } = sceneOf(stateOf(status, { pageOpen }), english, isSlow)
        expect(bare.hosted).toBeFalsy()
      }
    }
  })

  test.each(slotNames)('%s is a panel only once Antom’s page is gone', (status) => {
    expect(sceneOf(stateOf(status, { pageOpen: true }), english, false).isPanel).toBe(false)
    expect(sceneOf(stateOf(status), english, false).isPanel).toBe(status !== 'loading')
  })
})

test('a payment that the server has not confirmed reads as not confirmed yet', () => {
  const said = (verified: boolean) =>
    sceneOf(stateOf('succeeded', { verified }), english, false).notice.text
  expect(said(true)).toBe(english.succeededText)
  expect(said(false)).toBe(english.succeededUnverified)
})

test('a failure that the server decided is shown beside Antom’s page, whatever session a retry takes', () => {
  for (const retryWith of ['same-session', 'new-session'] as const) {
    const said = (verified: boolean) =>
      sceneOf(stateOf('failed', { pageOpen: true, retryWith, verified }), english, false).notice
        .title
    expect(said(true)).toBe(english.failed)
    expect(said(false)).toBe(retryWith === 'same-session' ? english.secure : english.failed)
  }
})

describe('while a payment is in flight', () => {
  test.each(statuses)('%s: nobody is told to pay again, or that nothing was charged', (status) => {
    for (const pageOpen of [true, false]) {
      for (const isSlow of [true, false]) {
        const state = stateOf(status, { pageOpen, hostedUrl, inFlight: true })
        const { notice, said } = sceneOf(state, english, isSlow)
        expect(notice.hosted || notice.retry).toBeFalsy()
        const words = [notice.title, notice.text, ...said].join(' ')
        expect(words).not.toMatch(/nothing was charged|try again|before paying|start again/i)
      }
    }
  })
})

test('a buyer who may pay again is not told to wait', () => {
  const state = stateOf('processing', { canRetry: true, inFlight: false })
  const { notice } = sceneOf(state, english, false)
  expect(notice).toMatchObject({
    title: english.canceled,
    text: english.failedLate,
    retry: english.resume,
  })
  expect(sceneOf(stateOf('processing'), english, false).notice.title).toBe(english.processing)
})

test('a polluted Object.prototype changes no text and adds no action', () => {
  const polluted = {
    hostedUrl: 'https://evil.example',
    paymentResultCode: 'INVALID_CVV',
    retry: 'Pay me',
  }
  Object.assign(Object.prototype, polluted)
  try {
    for (const status of ['ready', 'error'] as const) {
      expect(sceneOf(stateOf(status), english, true).notice.hosted).toBeFalsy()
      expect(sceneOf(stateOf(status), english, true).notice.retry).toBe(false)
    }
    expect(reasonOf({})).toBe('failedOther')
  } finally {
    for (const key of Object.keys(polluted)) {
      delete (Object.prototype as Record<string, unknown>)[key]
    }
  }
})

/** Every result code that Antom documents, by the reason that the buyer reads. */
const codes = {
  failedCard:
    'CARD_EXPIRED INVALID_EXPIRY_DATE_FORMAT INVALID_EXPIRATION_DATE INVALID_CVV INVALID_CARD_NUMBER INVALID_CARD CARD_BIN_QUERY_ERROR FORM_INVALID',
  failedFunds:
    'USER_BALANCE_NOT_ENOUGH USER_AMOUNT_EXCEED_LIMIT PAYMENT_AMOUNT_EXCEED_LIMIT PAYMENT_COUNT_EXCEED_LIMIT',
  failedDeclined:
    'RISK_REJECT ISSUER_REJECTS_TRANSACTION SUSPECTED_CARD DO_NOT_HONOR USER_PAYMENT_VERIFICATION_FAILED ACCOUNT_CLOSED AUTHENTICATION_REQUIRED BLOCKED_FIRST_USED FRAUD_REJECT LOST_CARD STOLEN_CARD PICKUP_CARD POLICY RESTRICTED_CARD NO_SELECTED_ACCOUNT VERIFY_TIMES_EXCEED_LIMIT',
  failedMethod:
    'SELECTED_CARD_BRAND_NOT_AVAILABLE CARD_NOT_SUPPORTED CURRENCY_NOT_SUPPORT USER_KYC_NOT_QUALIFIED USER_STATUS_ABNORMAL NO_PAY_OPTIONS PAYMENT_NOT_QUALIFIED',
  failedClosed: 'ORDER_NOT_EXIST ORDER_IS_CANCELLED ORDER_IS_CANCELED ORDER_IS_CLOSED',
  failedLate:
    'SUBMIT_PAYMENT_TIMEOUT PAYMENT_RESULT_TIMEOUT INQUIRY_PAYMENT_SESSION_FAILED USER_CANCELED',
  failedOther:
    'UNKNOWN_EXCEPTION PROCESS_FAIL ACCESS_DENIED PAYMENT_IN_PROCESS SYSTEM_ERROR EXTERNAL_RESOURCE_LOAD_FAILED INVALID_MERCHANT_STATUS KEY_NOT_FOUND MERCHANT_KYB_NOT_QUALIFIED PARAM_ILLEGAL ERR_DATA_STRUCT_UNRECOGNIZED NEVER_HEARD_OF',
}
test.each(
  Object.entries(codes).flatMap(([reason, text]) =>
    text.split(' ').map((code) => [code, reason] as const),
  ),
)('%s reads as %s', (paymentResultCode, reason) => {
  expect(reasonOf({ paymentResultCode })).toBe(reason)
})

test('a failure without a code has no particular reason', () => {
  expect(reasonOf(undefined)).toBe('failedOther')
  expect(reasonOf({})).toBe('failedOther')
})

describe('the browser in an app', () => {
  const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15'
  const android = 'Mozilla/5.0 (Linux; Android 14; Pixel 8'
  test.each([
    [true, `${safari} (KHTML, like Gecko) Mobile/15E148`],
    [true, `${safari} (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/450.0]`],
    [true, `${safari} Version/18.0 Mobile/15E148 Safari/604.1 Line/14.0`],
    [true, `${android}; wv) AppleWebKit/537.36 Version/4.0 Chrome/126.0 Mobile Safari/537.36`],
    [true, `${android}) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0`],
    [false, `${safari} (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1`],
    [false, `${safari} (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1`],
    [false, `${android}) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36`],
    [false, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0'],
    [false, 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15'],
  ])('%s: %s', (expected, agent) => {
    expect(isWebView(agent)).toBe(expected)
  })

  test('offers Antom’s own page from the beginning', () => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(`${android}; wv)`)
    for (const status of ['loading', 'ready'] as const) {
      const { notice } = sceneOf(stateOf(status, { hostedUrl, heard: true }), english, false)
      expect(notice).toMatchObject({ title: english.inApp, hosted: hostedUrl })
      expect(sceneOf(stateOf(status), english, false).notice.title).toBe(english.secure)
    }
  })
})
