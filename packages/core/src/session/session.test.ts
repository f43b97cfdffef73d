import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CheckoutOptions } from '../options.ts'
import { fieldsOf, isOver, readSession, sessionText, type Session } from './session.ts'

/** Which answers of a merchant's server are a session (DESIGN.md#session-text). */

const now = Date.parse('2030-01-01T12:00:00Z')
const at = (ms: number): string => new Date(now + ms).toISOString()
const session = (expiresAt = NaN): Session => ({
  data: 'at hand',
  expiresAt,
  normalUrl: undefined,
  fetched: false,
})

const given = (sessionData: unknown): Session => readSession(sessionData as never, false)
const fetched = (sessionData: unknown): Session => readSession(sessionData as never, true)

function errorOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

beforeEach(() => void vi.useFakeTimers({ now }))
afterEach(() => void vi.useRealTimers())

describe('a session', () => {
  test.each([
    ['F', given, false],
    ['F', fetched, false],
    ['U', given, false],
    ['U', fetched, true],
  ])('with the result %s is refused, also with data (%o); retryable: %j', (status, read, again) => {
    const result = { resultStatus: status, resultCode: 'WHY' }
    for (const paymentSessionData of ['data', undefined]) {
      expect(errorOf(() => read({ paymentSessionData, result }))).toMatchObject({
        code: 'SESSION_FETCH_FAILED',
        message: `${status} WHY`,
        retryable: again,
      })
    }
  })

  test('with the result S is accepted', () => {
    const result = { resultStatus: 'S', resultCode: 'SUCCESS' }
    expect(given({ paymentSessionData: 'data', result })).toMatchObject({ data: 'data' })
  })

  test.each([undefined, '', {}, { paymentSessionData: '' }, { paymentSessionData: 7 }])(
    'must have data, not %j',
    (sessionData) => {
      expect(errorOf(() => given(sessionData))).toMatchObject({
        code: 'INVALID_SESSION',
        message: 'none',
      })
    },
  )

  test.each([
    ['an address', 'https://checkout.example/', 'https:'],
    ['a plain one', 'http://checkout.example/', 'http:'],
    ['a shouted one', 'HTTPS://CHECKOUT.EXAMPLE', 'HTTPS:'],
    ['the whole answer', '{"paymentSessionData":"x"}', '{'],
    ['an indented one', '\n {}', '\n {'],
    ['a list', '["x"]', '['],
    ['a quoted text', '"x"', '"'],
    ['an encoded text', 'x%2b%2Fy', '%2b'],
    ['one in capitals', 'x%3D', '%3D'],
    ['an escaped text', 'x&amp;&amp;y', '&amp;'],
    ['a text cut at its separator', 'x&&188&', '&'],
  ])('must not be %s', (_, sessionData, came) => {
    expect(errorOf(() => given(sessionData))).toMatchObject({
      code: 'INVALID_SESSION',
      message: came,
    })
  })

  test.each([
    ['JSON that misses its end', `x&&${btoa('{"a":"b"')}`],
    ['JSON of a length that no base64 has', 'x&&eyJhI'],
  ])('that is not cut off is accepted: %s', (_, sessionData) => {
    expect(errorOf(() => given(sessionData))).toMatchObject({
      code: 'INVALID_SESSION',
      message: '',
    })
  })

  test.each([
    `AbC+/d==&&SG&&188&&${btoa('{"a":1}')}`,
    'x&&eyJhI&&y',
    'x&eyJhI',
    'eyJhI',
    'x&&aeyJhI',
    'x http: {["',
    'x%',
    'x%zz',
    'x&ampere',
  ])('may be any text, %j, and is not changed', (sessionData) => {
    expect(given(sessionData).data).toBe(sessionData)
    expect(given({ paymentSessionData: sessionData }).data).toBe(sessionData)
  })

  test.each([
    ['at its time', at(1), now + 1],
    ['at a time that is over: the supply judges this clock', at(-1), now - 1],
    ['never, without a time', undefined, NaN],
    ['never, with a time that cannot be read', 'soon', NaN],
  ])('expires %s', (_, paymentSessionExpiryTime, expiresAt) => {
    const sessionData = { paymentSessionData: 'data', paymentSessionExpiryTime }
    expect(given(sessionData).expiresAt).toBe(expiresAt)
  })

  test('says whether it was fetched', () => {
    expect([given('data').fetched, fetched('data').fetched]).toEqual([false, true])
  })

  test.each([
    ['https://pay.example/x', 'https://pay.example/x'],
    ['http://pay.example', 'http://pay.example/'],
    ['javascript:alert(1)', undefined],
    ['/x', undefined],
    [undefined, undefined],
  ])('turns the normalUrl %j into %j', (normalUrl, expected) => {
    const sessionData = { paymentSessionData: 'data', normalUrl }
    expect(given(sessionData).normalUrl).toBe(expected)
  })
})

/** With a polluted `Object.prototype` (DESIGN.md#own-properties-only). */
describe('an inherited property', () => {
  const pollution = {
    paymentSessionData: 'evil',
    paymentSessionExpiryTime: at(-1),
    normalUrl: 'https://evil.example/',
    paymentStatus: 'SUCCESS',
    result: { resultStatus: 'F', resultCode: 'EVIL' },
    resultStatus: 'F',
  }
  const names = Object.keys(pollution)
  beforeEach(() => void Object.assign(Object.prototype, pollution))
  afterEach(() => {
    for (const name of names) delete (Object.prototype as Record<string, unknown>)[name]
  })

  test.each(['data', { paymentSessionData: 'data' }, { paymentSessionData: 'data', result: {} }])(
    'does not become part of the session %j',
    (sessionData) => {
      expect(given(sessionData)).toEqual({ ...session(), data: 'data' })
    },
  )

  test.each([{}, undefined, null])('does not turn %j into a session', (sessionData) => {
    expect(errorOf(() => given(sessionData))).toMatchObject({
      code: 'INVALID_SESSION',
      message: 'none',
    })
  })

  test.each<[unknown, readonly string[]]>([
    [{}, []],
    [null, []],
    [undefined, []],
    ['text', ['paymentSessionData']],
    [{ paymentSessionData: 'text' }, ['paymentSessionData']],
  ])('is not a field of %j', (sessionData, expected) => {
    const fields = fieldsOf(sessionData as never)
    expect(Object.keys(fields)).toEqual(expected)
    expect(names.filter((name) => name in fields)).toEqual(expected)
  })

  test('is not compared as session text', () => {
    expect([sessionText({} as never), sessionText('text')]).toEqual([undefined, 'text'])
  })
})

test.each<[string, Session | undefined, boolean]>([
  ['none', undefined, false],
  ['one without a time', session(), false],
  ['one a moment before', session(now + 1), false],
  ['one at its time', session(now), true],
  ['one after it', session(now - 1), true],
])('is over: %s', (_, given, expected) => {
  expect(isOver(given)).toBe(expected)
})

test.each<[CheckoutOptions['sessionData'], unknown]>([
  ['text', 'text'],
  ['', ''],
  [{ paymentSessionData: 'text', normalUrl: 'https://pay.example' }, 'text'],
  [{ paymentStatus: 'SUCCESS' }, 'SUCCESS'],
  [null, null],
  [undefined, undefined],
])('sessions are compared by their text: %j', (sessionData, expected) => {
  expect(sessionText(sessionData)).toBe(expected)
})

test('an object that is changed in place has another text', () => {
  const sessionData = { paymentSessionData: 'one' }
  const before = sessionText(sessionData)
  sessionData.paymentSessionData = 'two'
  expect([before, sessionText(sessionData)]).toEqual(['one', 'two'])
})
