import { describe, expect, test } from 'vitest'
import { isForged, readMessage } from './message.ts'

const read = (value: unknown): ReturnType<typeof readMessage> => readMessage(JSON.stringify(value))
const code = 'SDK_PAYMENT_FAIL'
const none = { normalUrl: '', schemeUrl: '', applinkUrl: '', callAppJudgeTime: '' }

/** How messages are read, and which shapes are refused (DESIGN.md#what-antoms-page-says). */
describe('a message', () => {
  test.each<unknown>([
    undefined,
    null,
    7,
    { code },
    // An object that looks like the text of a message.
    { toString: () => JSON.stringify({ code }) },
    'no JSON',
    '',
    'null',
    '7',
    `"${code}"`,
    JSON.stringify([{ code }]),
  ])('cannot be %j', (data) => {
    expect(readMessage(data)).toBeUndefined()
  })

  test.each([
    ['SUCCESSFUL', 'paymentSuccessful'],
    ['FAIL', 'paymentFailed'],
    ['CANCEL', 'paymentCanceled'],
    ['CLICK_BACK_TO_MERCHANT', 'backToMerchant'],
    ['PROCESSING', 'paymentProcessing'],
    ['ERROR', 'paymentError'],
    ['ANYTHING_NEW', 'paymentNotice'],
  ])('SDK_PAYMENT_%s becomes %s, with its other fields', (name, type) => {
    const given = {
      code: `SDK_PAYMENT_${name}`,
      message: 'text',
      result: { paymentStatus: 'FAIL' },
    }
    expect(read(given)).toEqual({
      payment: { type, ...given },
      redirect: undefined,
      isShaped: true,
      text: expect.any(Function),
    })
    expect(read({ code: given.code, message: '', result: null })!.payment).toEqual({
      type,
      code: given.code,
    })
  })

  test.each(['SDK_READY', 'MY_SDK_PAYMENT_FAIL', undefined, 5])(
    'with the code %j is not about the payment',
    (other) => {
      expect(read({ code: other })!.payment).toBeUndefined()
    },
  )

  test.each([
    [{ code }, true],
    [{ code: 'SDK_READY' }, true],
    [{ context: { event: 'onRedirect' } }, true],
    [{ context: { event: 'onRedirectUrl' } }, true],
    [{ code: 'HELLO', context: { event: 'click' } }, false],
    [{ type: 'SDK_READY', name: 'onRedirect' }, false],
    [{}, false],
  ])("%j from elsewhere looks like Antom's: %j", (given, isAntoms) => {
    expect(isForged(JSON.stringify(given, null, 2))).toBe(isAntoms)
    expect(isForged(given)).toBe(false)
  })

  test('of 2,048 characters and more is not examined: it may be from any other script', () => {
    const text = JSON.stringify({ code })
    expect(isForged(text.padEnd(2047))).toBe(true)
    expect(isForged(text.padEnd(2048))).toBe(false)
  })

  test.each([
    [{ context: { event: 'onRedirect', data: { normalUrl: 'x' } } }, { ...none, normalUrl: 'x' }],
    [
      { context: { event: 'onRedirectToPage', data: { normalUrl: 'x' } } },
      { ...none, normalUrl: 'x' },
    ],
    [{ context: { event: 'onRedirect' } }, none],
    [{ context: { event: 'onRedirect', data: null } }, none],
    [{ context: { event: 'click', data: { normalUrl: 'x' } } }, undefined],
    [{ code, context: null }, undefined],
  ])('%j redirects to %j', (given, redirect) => {
    expect(read(given)!.redirect).toEqual(redirect)
  })

  test.each([
    { code: 5 },
    { code, message: {} },
    { code, context: { event: ['onRedirect'] } },
    { code, result: 'SUCCESS' },
    { code, result: [] },
    { code, context: 'onRedirect' },
    { code, context: [] },
  ])('%j has a wrong shape', (given) => {
    expect(read(given)!.isShaped).toBe(false)
  })

  test.each([
    {},
    { code, message: null, result: null, context: null },
    { code, context: { event: null } },
  ])('%j has a valid shape', (given) => {
    expect(read(given)!.isShaped).toBe(true)
  })
})
