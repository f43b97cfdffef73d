import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CheckoutError } from '../errors.ts'
import type { SessionReason } from '../events.ts'
import type { CheckoutOptions, FetchSession } from '../options.ts'
import type { Known } from '../state/payment.ts'
import { entryOf, forgetSessions, remember, replaceSession } from '../state/registry.ts'
import type { Session } from './session.ts'
import { createSupply, type Supply } from './supply.ts'

/** The session of a checkout, and the source of the next one (DESIGN.md#sessions). */

const now = Date.parse('2030-01-01T12:00:00Z')
const at = (ms: number): string => new Date(now + ms).toISOString()
const answer = (paymentSessionData: string, ms?: number) => ({
  paymentSessionData,
  ...(ms !== undefined && { paymentSessionExpiryTime: at(ms) }),
})
const session = (data: string, expiresAt = NaN): Session => ({
  data,
  expiresAt,
  normalUrl: undefined,
  fetched: false,
})

const required = vi.fn<(reason: SessionReason) => void>()
const answers = (...given: unknown[]) =>
  vi.fn<FetchSession>(async () => (given.length > 1 ? given.shift() : given[0]) as never)
const fetches = () => answers({ paymentSessionData: 'fetched' })
const { signal } = new AbortController()

type Given = Partial<CheckoutOptions>
const options = (given: Given): CheckoutOptions => ({ environment: 'sandbox', ...given })
const create = (given: Given = {}): Supply => createSupply(options(given))
const obtain = (supply: Supply, given: Given = {}) =>
  supply.obtain(options(given), signal, required)
const change = (supply: Supply, given: Given): boolean => supply.change(options(given))

/** A supply that has a session already, and whose options still have it. */
async function holding(sessionData: CheckoutOptions['sessionData'] = 'at hand'): Promise<Supply> {
  const supply = create({ sessionData })
  await obtain(supply, { sessionData })
  return supply
}
/** A supply whose session has run out. */
async function outdated(): Promise<Supply> {
  const supply = await holding(answer('at hand', 1))
  vi.setSystemTime(now + 1)
  return supply
}

/** The session or status of one answer. */
const given = (sessionData: unknown) => {
  const own = { sessionData: sessionData as never }
  return obtain(create(own), own) as Promise<Session>
}
const fetched = (response: unknown) =>
  obtain(create(), { fetchSession: answers(response) }) as Promise<Session>

beforeEach(() => {
  forgetSessions()
  required.mockReset()
  vi.useFakeTimers({ now })
})
afterEach(() => void vi.useRealTimers())

describe('the next session', () => {
  test('is new sessionData first, whatever else there is', async () => {
    const supply = await holding()
    supply.renewal = 'retry'
    const own = { sessionData: 'given', fetchSession: fetches() }
    expect(change(supply, own)).toBe(true)
    const got = await obtain(supply, own)
    expect(got).toMatchObject({ data: 'given', fetched: false })
    expect(supply).toMatchObject({ current: got, isFresh: false, renewal: undefined })
    expect(own.fetchSession).not.toHaveBeenCalled()
  })

  test('is waited for while sessionData is null, and nobody is asked', async () => {
    const supply = await holding()
    supply.renewal = 'retry'
    const own = { sessionData: null, fetchSession: fetches() }
    change(supply, own)
    expect(await obtain(supply, own)).toBeUndefined()
    expect(supply).toMatchObject({ isFresh: true, renewal: 'retry' })
    expect(supply.current).toMatchObject({ data: 'at hand' })
    expect(own.fetchSession).not.toHaveBeenCalled()
    expect(required).not.toHaveBeenCalled()
  })

  test('is the current one, and used sessionData is not read again', async () => {
    const own = { sessionData: answer('at hand', 1), fetchSession: fetches() }
    const supply = create(own)
    const first = await obtain(supply, own)
    expect(await obtain(supply, own)).toBe(first)
    expect(own.fetchSession).not.toHaveBeenCalled()
  })

  test('is the current one, also when sessionData is not given any more', async () => {
    const supply = await holding()
    change(supply, { sessionData: undefined })
    expect(await obtain(supply)).toMatchObject({ data: 'at hand' })
  })

  test.each<[string, () => Promise<Supply>, SessionReason | undefined, SessionReason]>([
    ['without any', async () => create(), undefined, 'initial'],
    ['once it has run out', outdated, undefined, 'expired'],
    ['where another is needed', holding, 'retry', 'retry'],
    ['for the reason known', outdated, 'retry', 'retry'],
  ])('is fetched %s', async (_, before, renewal, reason) => {
    const supply = await before()
    supply.renewal = renewal
    const fetchSession = fetches()
    const got = await obtain(supply, { fetchSession })
    expect(got).toMatchObject({ data: 'fetched', fetched: true })
    expect(supply).toMatchObject({ current: got, renewal: undefined })
    expect(fetchSession.mock.calls).toEqual([[{ reason, signal }]])
    expect(fetchSession.mock.calls[0]![0].signal).toBe(signal)
    expect(required).not.toHaveBeenCalled()
  })

  test.each<[string, () => Promise<Supply>, SessionReason | undefined, SessionReason]>([
    ['without any', async () => create(), undefined, 'initial'],
    ['where another is needed', holding, 'retry', 'retry'],
    ['to renew one that has run out', outdated, 'expired', 'expired'],
  ])('is asked of the merchant %s, if it cannot be fetched', async (_, before, renewal, reason) => {
    const supply = await before()
    supply.renewal = renewal
    const asked = obtain(supply, { timeouts: { session: 200 } }).catch((error: unknown) => error)
    expect(required.mock.calls).toEqual([[reason]])
    expect(supply.renewal).toBe(renewal)
    await vi.advanceTimersByTimeAsync(200)
    // After `retry()`, the merchant has as much time as `fetchSession`.
    const late = expect.objectContaining({ code: 'SESSION_TIMEOUT' })
    expect(await asked).toEqual(renewal ? late : undefined)
  })

  test('fails with SESSION_EXPIRED, if the current one has run out and cannot be fetched', async () => {
    await expect(obtain(await outdated())).rejects.toMatchObject({ code: 'SESSION_EXPIRED' })
    expect(required).not.toHaveBeenCalled()
  })

  test('is fetched in place of given sessionData that has run out since', async () => {
    const fetchSession = fetches()
    expect(await obtain(await outdated(), { fetchSession })).toMatchObject({ data: 'fetched' })
    expect(fetchSession.mock.calls[0]![0].reason).toBe('expired')
  })

  test.each(['SUCCESS', 'FAIL', 'PROCESSING', 'CANCELLED', 'PENDING'])(
    'is not needed if the answer is %s',
    async (status) => {
      expect(await fetched({ paymentSessionData: 'x', paymentStatus: status })).toBe(status)
      expect(await given({ paymentStatus: status })).toBe(status)
    },
  )

  test('is not needed if sessionData is a status, which is used once', async () => {
    const supply = await holding()
    supply.renewal = 'retry'
    const own = { sessionData: { paymentStatus: 'SUCCESS' } as const }
    change(supply, own)
    expect(supply.isFresh).toBe(true)
    expect(await obtain(supply, own)).toBe('SUCCESS')
    expect(supply).toMatchObject({ isFresh: false, renewal: undefined })
    expect(supply.current).toMatchObject({ data: 'at hand' })
  })

  test('is read although the paymentStatus is none', async () => {
    const odd = { paymentSessionData: 'data', paymentStatus: 'PAID' }
    expect(await fetched(odd)).toMatchObject({ data: 'data' })
    expect(await given(odd)).toMatchObject({ data: 'data' })
  })

  test.each([
    ['INVALID_SESSION', {}],
    ['INVALID_SESSION', { paymentSesionData: 'a slip' }],
    ['SESSION_FETCH_FAILED', { result: { resultStatus: 'F', resultCode: 'WHY' } }],
  ])('is not waited for if sessionData holds no session: %s', async (code, response) => {
    await expect(given(response)).rejects.toMatchObject({ code })
    expect(required).not.toHaveBeenCalled()
  })

  test('is refused if it cannot be read, and the old one stays', async () => {
    const supply = await holding()
    supply.renewal = 'retry'
    change(supply, { sessionData: '' })
    await expect(obtain(supply, { sessionData: '' })).rejects.toMatchObject({
      code: 'INVALID_SESSION',
    })
    expect(supply).toMatchObject({ isFresh: true, renewal: 'retry' })
    expect(supply.current).toMatchObject({ data: 'at hand' })
  })
})

describe('fetchSession', () => {
  const ask = (fetchSession: FetchSession) => obtain(create(), { fetchSession })
  const offline = new Error('offline')

  test.each<[string, FetchSession]>([
    ['rejects', () => Promise.reject(offline)],
    [
      'throws at once',
      () => {
        throw offline
      },
    ],
  ])('that %s fails with its cause', async (_, fetchSession) => {
    await expect(ask(fetchSession)).rejects.toMatchObject({
      code: 'SESSION_FETCH_FAILED',
      cause: offline,
    })
  })

  test('that failed is asked again for the same reason', async () => {
    const supply = await holding()
    supply.renewal = 'retry'
    const fetchSession = vi.fn<FetchSession>(() => Promise.reject(offline))
    await expect(obtain(supply, { fetchSession })).rejects.toMatchObject({ cause: offline })
    expect(supply.renewal).toBe('retry')
    expect(supply.current).toMatchObject({ data: 'at hand' })
  })

  test('may answer without a promise', async () => {
    const fetchSession = () => ({ paymentSessionData: 'at once' }) as never
    expect(await ask(fetchSession)).toMatchObject({ data: 'at once' })
  })

  test('that throws a CheckoutError keeps it', async () => {
    const error = new CheckoutError('INVALID_SESSION')
    await expect(ask(() => Promise.reject(error))).rejects.toBe(error)
  })

  test.each([
    [{ session: 200, sdk: 1 }, 200],
    [undefined, 15_000],
  ])('that does not answer times out: %j', async (timeouts, ms) => {
    const failed = vi.fn<(error: unknown) => void>()
    const fetchSession = () => new Promise<never>(() => {})
    void obtain(create(), { fetchSession, timeouts }).catch(failed)
    await vi.advanceTimersByTimeAsync(ms - 1)
    expect(failed).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(failed).toHaveBeenCalledWith(expect.objectContaining({ code: 'SESSION_TIMEOUT' }))
  })

  test.each([undefined, null, {}, ''])('that answers %j gave no session', async (response) => {
    await expect(fetched(response)).rejects.toMatchObject({ code: 'INVALID_SESSION' })
  })

  test('may be asked again after U, given sessionData with U may not', async () => {
    const failed = { result: { resultStatus: 'U', resultCode: 'WHY' } }
    await expect(fetched(failed)).rejects.toMatchObject({ retryable: true })
    await expect(given({ ...failed, ...answer('data') })).rejects.toMatchObject({
      retryable: false,
    })
  })

  test('that answers too late changes nothing', async () => {
    const supply = await holding()
    supply.renewal = 'retry'
    const run = new AbortController()
    const fetchSession = async () => {
      run.abort()
      return answer('late')
    }
    const got = await supply.obtain(options({ fetchSession }), run.signal, required)
    expect(got).toBeUndefined()
    expect(supply.current).toMatchObject({ data: 'at hand' })
    expect(supply.renewal).toBe('retry')
    expect(entryOf('late')).toBeUndefined()
  })
})

/** A clock that is fast must not prevent a payment (DESIGN.md#sessions). */
describe('a session that has run out when it is first seen', () => {
  test.each([
    ['in time', 1, now + 1],
    ['that runs out now', 0, NaN],
    ['that had run out before', -1, NaN],
  ])('and was fetched gets no time: fetched %s', async (_, ms, expiresAt) => {
    expect((await fetched(answer('data', ms))).expiresAt).toBe(expiresAt)
  })

  test.each([
    ['in time', 1, now + 1],
    ['that runs out now', 0, NaN],
    ['that had run out before', -1, NaN],
  ])('and cannot be fetched gets no time: given %s', async (_, ms, expiresAt) => {
    expect((await given(answer('data', ms))).expiresAt).toBe(expiresAt)
  })

  test('and can be fetched is fetched', async () => {
    const own = { sessionData: answer('given', -1), fetchSession: fetches() }
    expect(await obtain(create(own), own)).toMatchObject({ data: 'fetched' })
    expect(own.fetchSession.mock.calls[0]![0].reason).toBe('expired')
  })

  test('differs from one that runs out before it is used', async () => {
    const own = { sessionData: answer('given', 1) }
    const supply = create(own)
    vi.setSystemTime(now + 1)
    await expect(obtain(supply, own)).rejects.toMatchObject({ code: 'SESSION_EXPIRED' })
  })

  test('does not affect the time of the next session', async () => {
    const supply = await holding(answer('first', -1))
    const own = { sessionData: answer('second', 1) }
    change(supply, own)
    expect(await obtain(supply, own)).toMatchObject({ data: 'second', expiresAt: now + 1 })
  })

  test('is checked anew for each session: the second one gets no time, either', async () => {
    const supply = await holding(answer('first', 1))
    const own = { sessionData: answer('second', -1) }
    change(supply, own)
    expect(await obtain(supply, own)).toMatchObject({ data: 'second', expiresAt: NaN })
  })
})

/** `sessionData` is compared by its text (DESIGN.md#option-table). */
describe('new sessionData', () => {
  test.each<[string, CheckoutOptions['sessionData'], CheckoutOptions['sessionData'], boolean]>([
    ['another text', 'one', 'two', true],
    ['the same text', 'one', 'one', false],
    ['the same text in an answer', 'one', answer('one', 1), false],
    ['another answer', answer('one'), answer('two'), true],
    ['a status', answer('one'), { paymentStatus: 'SUCCESS' }, true],
    ['another status', { paymentStatus: 'PENDING' }, { paymentStatus: 'SUCCESS' }, true],
    ['the same status', { paymentStatus: 'SUCCESS' }, { paymentStatus: 'SUCCESS' }, false],
    ['null, for one that comes', 'one', null, true],
    ['a text after null', null, 'one', true],
    ['a text after nothing', undefined, 'one', true],
    ['nothing any more', 'one', undefined, false],
  ])('is %s', (_, before, after, isNew) => {
    const supply = create({ sessionData: before })
    expect(change(supply, { sessionData: after })).toBe(isNew)
    expect(supply.isFresh).toBe(after !== undefined)
  })

  test('is an object that was changed in place', async () => {
    const sessionData = { paymentSessionData: 'one' }
    const supply = await holding(sessionData)
    expect(change(supply, { sessionData })).toBe(false)
    expect(supply.isFresh).toBe(false)
    sessionData.paymentSessionData = 'two'
    expect(change(supply, { sessionData })).toBe(true)
    expect(supply.isFresh).toBe(true)
    expect(await obtain(supply, { sessionData })).toMatchObject({ data: 'two' })
  })

  test('stays new until it is used', async () => {
    const supply = create({ sessionData: 'one' })
    expect(change(supply, { sessionData: 'one' })).toBe(false)
    expect(supply.isFresh).toBe(true)
    await obtain(supply, { sessionData: 'one' })
    expect(supply.isFresh).toBe(false)
  })

  test.each(['at hand', undefined])('is withdrawn by %j', async (sessionData) => {
    const supply = await holding('at hand')
    change(supply, { sessionData: 'two' })
    change(supply, { sessionData })
    expect(supply.isFresh).toBe(false)
    expect(await obtain(supply, { sessionData })).toMatchObject({ data: 'at hand' })
  })

  test('does not exist without sessionData', () => {
    expect(create().isFresh).toBe(false)
    expect(create().current).toBeUndefined()
  })
})

test.each<[string, Given, boolean]>([
  ['fetched', { fetchSession: fetches() }, false],
  ['given', { sessionData: 'given' }, true],
])('another environment drops a fetched session: %s', async (_, own, isKept) => {
  const supply = create(own)
  await obtain(supply, own)
  supply.drop()
  expect(!!supply.current).toBe(isKept)
})

/**
 * A payment belongs to its session, in every checkout of the document (DESIGN.md#a-payment-belongs-to-its-session).
 */
describe('a session that this document knows', () => {
  const failed: Known = { submitted: true, outcome: 'failed' }
  const inFlight: Known = { submitted: true, inFlight: true }
  const known = (data: string, news: Known, expiresAt?: number): Session => {
    const one = session(data, expiresAt)
    remember(one, { known: news })
    return one
  }

  test('begins with the known facts', () => {
    const entry = known('one', inFlight)
    const own = { sessionData: 'one' }
    const supply = create(own)
    supply.renewal = 'retry'
    expect(supply.adopt(options(own))).toBe(inFlight)
    expect(supply).toMatchObject({ isFresh: false, renewal: undefined })
    expect(supply.current).toBe(entry)
  })

  test('brings no facts to other sessions', () => {
    const own = { sessionData: 'one' }
    const supply = create(own)
    expect(supply.adopt(options(own))).toBeUndefined()
    expect(supply).toMatchObject({ current: undefined, isFresh: true })
  })

  test('is not used while another payment holds it back', async () => {
    const supply = await holding('held')
    remember(supply.current!, { known: inFlight })
    known('one', failed)
    const own = { sessionData: 'one' }
    change(supply, own)
    expect(supply.adopt(options(own), true)).toBe(inFlight)
    expect(supply.isFresh).toBe(true)
    expect(supply.current).toMatchObject({ data: 'held' })
  })

  test('that was replaced is the new one, for every checkout that holds it', async () => {
    const supply = await holding('old')
    known('old', failed)
    replaceSession('old', session('new'))
    remember(session('new'), { known: inFlight })
    expect(supply.adopt(options({ sessionData: 'old' }))).toBe(inFlight)
    expect(supply.current).toMatchObject({ data: 'new' })
  })

  test('that was replaced is the new one, for every checkout that is given it', async () => {
    known('old', failed)
    replaceSession('old', session('new'))
    const supply = create()
    expect(await obtain(supply, { fetchSession: answers(answer('old')) })).toMatchObject({
      data: 'new',
    })
    expect(await given('old')).toMatchObject({ data: 'new' })
  })

  test('points to the fetched session that replaces it', async () => {
    const supply = await holding('old')
    remember(supply.current!, { known: failed })
    supply.renewal = 'retry'
    await obtain(supply, { fetchSession: answers(answer('new')) })
    expect(entryOf('old')?.session).toBe(supply.current)
    expect(supply.current).toMatchObject({ data: 'new' })
  })

  test('points to the given session that replaces it', async () => {
    const supply = await holding('old')
    remember(supply.current!, { known: failed })
    change(supply, { sessionData: 'new' })
    await obtain(supply, { sessionData: 'new' })
    expect(entryOf('old')?.session).toBe(supply.current)
  })

  test('never points back to itself, however often servers answer with old sessions', async () => {
    const supply = await holding('a')
    remember(supply.current!, { known: failed })
    for (const data of ['b', 'a', 'c', 'a', 'b', 'c']) {
      supply.renewal = 'retry'
      await obtain(supply, { fetchSession: answers(answer(data)) })
      remember(supply.current!, { known: failed })
    }
    expect(['a', 'b', 'c'].map((data) => entryOf(data)?.session.data)).toEqual(['c', 'c', 'c'])
  })

  test.each<[string, Known]>([
    ['in flight', inFlight],
    ['paid', { outcome: 'succeeded' }],
  ])('is shown, also when it has run out: %s', async (_, news) => {
    known('one', news, now - 1)
    const own = { sessionData: 'one', fetchSession: fetches() }
    expect(await obtain(create(own), own)).toMatchObject({ data: 'one' })
    expect(own.fetchSession).not.toHaveBeenCalled()
  })

  test('is not shown when it has run out and has no outcome', async () => {
    known('one', {}, now - 1)
    const own = { sessionData: 'one', fetchSession: fetches() }
    expect(await obtain(create(own), own)).toMatchObject({ data: 'fetched' })
  })
})

/** A polluted `Object.prototype` must not mark an order as paid. */
describe('an inherited paymentStatus', () => {
  const proto = Object.prototype as { paymentStatus?: string }
  beforeEach(() => void (proto.paymentStatus = 'SUCCESS'))
  afterEach(() => void delete proto.paymentStatus)

  test('is ignored', async () => {
    expect(await fetched(answer('data'))).toMatchObject({ data: 'data' })
    expect(await given(answer('data'))).toMatchObject({ data: 'data' })
    expect(await given('text')).toMatchObject({ data: 'text' })
  })
})

describe('a session that is withdrawn and given again', () => {
  test('is new if it was not used before', () => {
    const supply = create({ sessionData: 'one' })
    change(supply, {})
    change(supply, { sessionData: 'one' })
    expect(supply.isFresh).toBe(true)
  })

  test('is waited for again: null', () => {
    const supply = create({ sessionData: null })
    change(supply, {})
    change(supply, { sessionData: null })
    expect(supply.isFresh).toBe(true)
  })

  test('is held again for the next retry', async () => {
    const supply = await holding('one')
    change(supply, { sessionData: 'two' })
    change(supply, {})
    change(supply, { sessionData: 'two' })
    expect(supply.isFresh).toBe(true)
  })
})

test('a status beside the same session is new', async () => {
  const supply = await holding('one')
  const given = { paymentSessionData: 'one', paymentStatus: 'SUCCESS' } as const
  expect(change(supply, { sessionData: given })).toBe(true)
})
