import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CheckoutError } from './errors.ts'
import type { SessionReason } from './events.ts'
import type { CheckoutOptions, FetchSession } from './options.ts'
import { isOver, obtainSession, sessionText, type HeldSession, type Session } from './session.ts'

/** Where a session comes from, and what is taken for one (DESIGN §5, protocol §3.4). */

const now = Date.parse('2030-01-01T12:00:00Z')
const at = (ms: number): string => new Date(now + ms).toISOString()
const session = (expiresAt = NaN): Session => ({
  data: 'at hand',
  expiresAt,
  normalUrl: undefined,
  fetched: false,
})
const over = session(now)

const required = vi.fn<(reason: SessionReason) => void>()
const answers = (answer: unknown) => vi.fn<FetchSession>(async () => answer as never)
const fetches = () => answers({ paymentSessionData: 'fetched' })
const { signal } = new AbortController()

const obtain = (options: Partial<CheckoutOptions>, held: HeldSession) =>
  obtainSession({ environment: 'sandbox', ...options }, held, signal, required)

/** What becomes of the text or answer that the shop gives. */
const given = (sessionData: unknown) =>
  obtain({ sessionData: sessionData as never }, { fresh: true }) as Promise<Session>
const fetched = (answer: unknown) =>
  obtain({ fetchSession: answers(answer) }, { fresh: false }) as Promise<Session>

beforeEach(() => {
  required.mockReset()
  vi.useFakeTimers({ now })
})
afterEach(() => void vi.useRealTimers())

describe('the next session', () => {
  test('is the new one that the shop gave, whatever else there is', async () => {
    const held: HeldSession = { current: session(), fresh: true, renew: 'retry' }
    const fetchSession = fetches()
    const got = await obtain({ sessionData: 'given', fetchSession }, held)
    expect(got).toMatchObject({ data: 'given', fetched: false })
    expect(held).toEqual({ current: got, fresh: false, renew: undefined })
    expect(fetchSession).not.toHaveBeenCalled()
  })

  test('is waited for while the shop says null, and nobody is asked', async () => {
    const held: HeldSession = { current: session(), fresh: true, renew: 'retry' }
    const fetchSession = fetches()
    expect(await obtain({ sessionData: null, fetchSession }, held)).toBeUndefined()
    expect(held).toEqual({ current: session(), fresh: true, renew: 'retry' })
    expect(fetchSession).not.toHaveBeenCalled()
    expect(required).not.toHaveBeenCalled()
  })

  test('is not held up by a null that was served', async () => {
    const held = { current: session(), fresh: false }
    expect(await obtain({ sessionData: null }, held)).toBe(held.current)
  })

  test('is the one at hand, and what was given before is not read again', async () => {
    const held = { current: session(now + 1), fresh: false }
    const fetchSession = fetches()
    expect(await obtain({ sessionData: 'given', fetchSession }, held)).toBe(held.current)
    expect(fetchSession).not.toHaveBeenCalled()
  })

  test.each<[string, HeldSession, SessionReason]>([
    ['without any', { fresh: false }, 'initial'],
    ['once it has run out', { current: over, fresh: false }, 'expired'],
    ['where another is needed', { current: session(), fresh: false, renew: 'retry' }, 'retry'],
    ['for the reason known', { current: over, fresh: false, renew: 'retry' }, 'retry'],
  ])('is fetched %s', async (_, held, reason) => {
    const fetchSession = fetches()
    expect(await obtain({ fetchSession }, held)).toMatchObject({ data: 'fetched', fetched: true })
    expect(fetchSession.mock.calls).toEqual([[{ reason, signal }]])
    expect(fetchSession.mock.calls[0]![0].signal).toBe(signal)
    expect(required).not.toHaveBeenCalled()
  })

  test.each<[string, HeldSession, SessionReason]>([
    ['without any', { fresh: false }, 'initial'],
    ['where another is needed', { current: session(), fresh: false, renew: 'retry' }, 'retry'],
    ['to renew what has run out', { current: over, fresh: false, renew: 'expired' }, 'expired'],
  ])('is asked of the shop %s, where it cannot be fetched', async (_, held, reason) => {
    expect(await obtain({}, held)).toBeUndefined()
    expect(required.mock.calls).toEqual([[reason]])
  })

  test('is missed, once it has run out and cannot be fetched', async () => {
    await expect(obtain({}, { current: over, fresh: false })).rejects.toMatchObject({
      code: 'SESSION_EXPIRED',
    })
    expect(required).not.toHaveBeenCalled()
  })

  test('is fetched in place of a given one that has run out', async () => {
    const sessionData = { paymentSessionData: 'given', paymentSessionExpiryTime: at(-1) }
    const fetchSession = fetches()
    const held = { fresh: true }
    expect(await obtain({ sessionData, fetchSession }, held)).toMatchObject({ data: 'fetched' })
    expect(fetchSession.mock.calls[0]![0].reason).toBe('expired')
  })

  test.each(['SUCCESS', 'PENDING'])('is not needed, where the answer is %s', async (status) => {
    expect(await fetched({ paymentSessionData: 'fetched', paymentStatus: status })).toBe(status)
  })

  test('is read, where the paymentStatus is none', async () => {
    const answer = { paymentSessionData: 'fetched', paymentStatus: 'PAID' }
    expect(await fetched(answer)).toMatchObject({ data: 'fetched' })
  })
})

describe('fetchSession', () => {
  const ask = (fetchSession: FetchSession) => obtain({ fetchSession }, { fresh: false })
  const offline = new Error('offline')

  test.each<[string, FetchSession]>([
    ['rejects', () => Promise.reject(offline)],
    [
      'throws at once',
      () => {
        throw offline
      },
    ],
  ])('that %s is a failure with its cause', async (_, fetchSession) => {
    await expect(ask(fetchSession)).rejects.toMatchObject({
      code: 'SESSION_FETCH_FAILED',
      cause: offline,
    })
  })

  test('may answer without a promise', async () => {
    const fetchSession = () => ({ paymentSessionData: 'at once' }) as never
    expect(await ask(fetchSession)).toMatchObject({ data: 'at once' })
  })

  test('that throws an error of ours keeps it', async () => {
    const error = new CheckoutError('INVALID_SESSION')
    await expect(ask(() => Promise.reject(error))).rejects.toBe(error)
  })

  test.each([
    [{ session: 200, sdk: 1 }, 200],
    [undefined, 15_000],
  ])('that does not answer is over in time: %j', async (timeouts, ms) => {
    const failed = vi.fn<(error: unknown) => void>()
    const fetchSession = () => new Promise<never>(() => {})
    void obtain({ fetchSession, timeouts }, { fresh: false }).catch(failed)
    await vi.advanceTimersByTimeAsync(ms - 1)
    expect(failed).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(failed).toHaveBeenCalledWith(expect.objectContaining({ code: 'SESSION_TIMEOUT' }))
  })

  test.each([undefined, null, {}, ''])('that answers %j gave no session', async (answer) => {
    await expect(fetched(answer)).rejects.toMatchObject({ code: 'INVALID_SESSION' })
  })
})

describe('a session', () => {
  test.each([
    ['F', given, false],
    ['F', fetched, false],
    ['U', given, false],
    ['U', fetched, true],
  ])(
    'whose result is %s is none, also with data (%o); ask again: %j',
    async (status, read, again) => {
      const result = { resultStatus: status, resultCode: 'WHY' }
      for (const paymentSessionData of ['data', undefined]) {
        await expect(read({ paymentSessionData, result })).rejects.toMatchObject({
          code: 'SESSION_FETCH_FAILED',
          message: `${status} WHY`,
          retryable: again,
        })
      }
    },
  )

  test('whose result is S is one', async () => {
    const result = { resultStatus: 'S', resultCode: 'SUCCESS' }
    expect(await given({ paymentSessionData: 'data', result })).toMatchObject({ data: 'data' })
  })

  test.each([undefined, '', {}, { paymentSessionData: '' }, { paymentSessionData: 7 }])(
    'has data, not %j',
    async (sessionData) => {
      await expect(given(sessionData)).rejects.toMatchObject({
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
  ])('is not %s', async (_, sessionData, came) => {
    await expect(given(sessionData)).rejects.toMatchObject({
      code: 'INVALID_SESSION',
      message: came,
    })
  })

  test.each([
    ['JSON that misses its end', `x&&${btoa('{"a":"b"')}`],
    ['JSON of a length that no base64 has', 'x&&eyJhI'],
  ])('is not cut: %s', async (_, sessionData) => {
    await expect(given(sessionData)).rejects.toMatchObject({ code: 'INVALID_SESSION', message: '' })
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
  ])('may be %j, and stays as it is', async (sessionData) => {
    expect((await given(sessionData)).data).toBe(sessionData)
    expect((await given({ paymentSessionData: sessionData })).data).toBe(sessionData)
  })

  test.each([
    ['in time', 1, now + 1],
    ['that runs out now: this clock is wrong', 0, NaN],
    ['that had run out before: this clock is wrong', -1, NaN],
  ])('fetched %s', async (_, ms, expiresAt) => {
    const answer = { paymentSessionData: 'data', paymentSessionExpiryTime: at(ms) }
    expect((await fetched(answer)).expiresAt).toBe(expiresAt)
  })

  test.each([
    ['at its time', at(1), now + 1],
    ['never, without a time', undefined, NaN],
    ['never, with a time that cannot be read', 'soon', NaN],
  ])('given runs out %s', async (_, paymentSessionExpiryTime, expiresAt) => {
    const sessionData = { paymentSessionData: 'data', paymentSessionExpiryTime }
    expect((await given(sessionData)).expiresAt).toBe(expiresAt)
  })

  test.each([
    ['https://pay.example/x', 'https://pay.example/x'],
    ['http://pay.example', 'http://pay.example/'],
    ['javascript:alert(1)', undefined],
    ['/x', undefined],
    [undefined, undefined],
  ])('has the normalUrl %j as %j', async (normalUrl, expected) => {
    const sessionData = { paymentSessionData: 'data', normalUrl }
    expect((await given(sessionData)).normalUrl).toBe(expected)
  })
})

test.each<[string, Session | undefined, boolean]>([
  ['none', undefined, false],
  ['one without a time', session(), false],
  ['one a moment before', session(now + 1), false],
  ['one at its time', session(now), true],
  ['one after it', session(now - 1), true],
])('has run out: %s', (_, given, expected) => {
  expect(isOver(given)).toBe(expected)
})

test.each([
  ['text', 'text'],
  [{ paymentSessionData: 'text', normalUrl: 'https://pay.example' }, 'text'],
  [null, null],
  [undefined, undefined],
])('sessions are compared by their text: %j', (given, expected) => {
  expect(sessionText(given)).toBe(expected)
})
