import {
  answer,
  antomSays,
  asked,
  call,
  countLoads,
  ended,
  errorOf,
  expectAsked,
  expectState,
  expectTold,
  hold,
  make,
  mount,
  openShop,
  sessionOf,
  start,
  state,
  told,
} from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'

/** What the merchant's server may answer (DESIGN §5). */

test.beforeEach(({ page }) => openShop(page))

for (const [what, answered, code, retryable] of [
  ['fails', { throws: 'offline' }, 'SESSION_FETCH_FAILED', true],
  ['says F', { result: { resultStatus: 'F' } }, 'SESSION_FETCH_FAILED', false],
  ['says U', { result: { resultStatus: 'U' } }, 'SESSION_FETCH_FAILED', true],
  ['says nothing', null, 'INVALID_SESSION', false],
  ['has no session', {}, 'INVALID_SESSION', false],
  ['says an unknown paymentStatus', { paymentStatus: 'PAID' }, 'INVALID_SESSION', false],
  ['does not answer', undefined, 'SESSION_TIMEOUT', true],
] as const) {
  test(`a fetchSession that ${what} is ${code}, and ${retryable ? 'may' : 'need not'} be tried again`, async ({
    page,
  }) => {
    const isSilent = answered === undefined
    await make(page, { later: ['fetchSession'], ...(isSilent && { timeouts: { session: 100 } }) })
    await start(page, 'mount')
    await expectAsked(page, 'fetchSession', 'initial')
    if (!isSilent) await answer(page, 'fetchSession', answered)
    expect(await ended(page)).toBe(code)
    expect(await errorOf(page)).toMatchObject({ code, phase: 'session', retryable })
    expect(await state(page)).toMatchObject({ pageOpen: false, canRetry: retryable })
    expect(await told(page)).toEqual(['error'])
    // Nobody waits for the late answer: it is withdrawn, and dropped.
    if (isSilent) {
      expect((await asked(page, 'fetchSession'))[0]).toMatchObject({ isWithdrawn: true })
      await answer(page, 'fetchSession', { paymentSessionData: 'late' })
      await call(page, 'setOptions', { timeouts: undefined })
    }
    await start(page, 'retry')
    await expectAsked(page, 'fetchSession', 'initial', 'initial')
    await answer(page, 'fetchSession', { paymentSessionData: 'session-1' })
    expect(await ended(page)).toBe('ready')
    expect(await sessionOf(page)).toBe('session-1')
  })
}

test('a fetchSession that throws at once is SESSION_FETCH_FAILED, too', async ({ page }) => {
  const outcome = await page.evaluate(() => {
    window.checkout = window.antom.record({
      environment: 'sandbox',
      fetchSession: () => {
        throw new Error('mine')
      },
    })
    return window.antom.outcome(window.checkout.mount('#host'))
  })
  expect(outcome).toBe('SESSION_FETCH_FAILED')
  expect(await page.evaluate(() => window.checkout.state)).toMatchObject({ status: 'error' })
})

for (const [paymentStatus, expected] of [
  ['SUCCESS', { status: 'succeeded', verified: true }],
  ['FAIL', { status: 'failed', retryWith: 'new-session' }],
  ['CANCELLED', { status: 'failed', retryWith: 'new-session' }],
  ['PROCESSING', { status: 'processing' }],
  ['PENDING', { status: 'processing' }],
] as const) {
  test(`an order that is ${paymentStatus} already opens no page`, async ({ page }) => {
    const loads = countLoads(page)
    await make(page, { later: ['fetchSession'] })
    await start(page, 'mount')
    await expectAsked(page, 'fetchSession', 'initial')
    await answer(page, 'fetchSession', { paymentStatus })
    expect(await ended(page)).toBe(expected.status)
    expect(await state(page)).toMatchObject({ ...expected, pageOpen: false })
    expect(loads.count).toBe(0)
    expect(await told(page)).toEqual([])
  })
}

test.describe('a session with a time', () => {
  const start0 = Date.parse('2026-01-01T12:00:00Z')
  const timed = (name: string, minutes: number): object => ({
    paymentSessionData: name,
    paymentSessionExpiryTime: new Date(start0 + minutes * 60_000).toISOString(),
  })

  test.beforeEach(async ({ page }) => {
    await page.clock.install({ time: start0 })
    await openShop(page)
  })

  test('that passes before a result is a notice: the page stays, and retry() asks for another', async ({
    page,
  }) => {
    await make(page, { sessionData: timed('session-1', 60), later: ['fetchSession'] })
    expect(await mount(page)).toBe('ready')
    await page.clock.fastForward('59:00')
    await expectState(page, { status: 'ready' })
    await page.clock.fastForward('02:00')
    await expectState(page, { status: 'expired', pageOpen: true, canRetry: true })
    expect(await told(page)).toEqual(['ready', 'sessionExpired'])
    await expect(page.locator('#host iframe')).toHaveCount(1)

    await start(page, 'retry')
    await expectAsked(page, 'fetchSession', 'expired')
    await answer(page, 'fetchSession', timed('session-2', 120))
    expect(await ended(page)).toBe('ready')
    expect(await sessionOf(page)).toBe('session-2')
  })

  test('that passed does not take back a payment that succeeds then', async ({ page }) => {
    await make(page, { sessionData: timed('session-1', 60) })
    expect(await mount(page)).toBe('ready')
    await page.clock.fastForward('01:01:00')
    await expectState(page, { status: 'expired' })
    await antomSays(page, 'SUCCESSFUL')
    await expectState(page, { status: 'succeeded', pageOpen: true })
  })

  test('that passes once the payment is submitted changes nothing', async ({ page }) => {
    await make(page, { sessionData: timed('session-1', 60) })
    expect(await mount(page)).toBe('ready')
    await antomSays(page, 'PROCESSING')
    await expectState(page, { status: 'processing' })
    await page.clock.fastForward('01:01:00')
    expect(await told(page)).toEqual(['ready', 'paymentProcessing'])
    await expectState(page, { status: 'processing', pageOpen: true })
  })

  test('that is over when it is fetched means a wrong clock: its time is ignored', async ({
    page,
  }) => {
    await make(page, { later: ['fetchSession'] })
    await start(page, 'mount')
    await expectAsked(page, 'fetchSession', 'initial')
    await answer(page, 'fetchSession', timed('session-1', -5))
    expect(await ended(page)).toBe('ready')
    await page.clock.fastForward('01:01:00')
    expect(await told(page)).toEqual(['ready'])
  })

  test('that passes while the SDK is loading is fetched again, else SESSION_EXPIRED', async ({
    page,
  }) => {
    const held = await hold(page, '**/assets/*.js')
    await make(page, { sessionData: timed('session-1', 10), timeouts: { sdk: 9_000_000 } })
    await start(page, 'mount')
    await expectState(page, { status: 'loading', phase: 'sdk' })
    await page.clock.fastForward('11:00')
    expect(await ended(page)).toBe('SESSION_EXPIRED')
    await call(page, 'destroy')

    const timeouts = { sdk: 9_000_000 }
    await make(page, { sessionData: timed('session-1', 20), timeouts, later: ['fetchSession'] })
    await start(page, 'mount')
    await expectState(page, { status: 'loading', phase: 'sdk' })
    await page.clock.fastForward('11:00')
    await expectAsked(page, 'fetchSession', 'expired')
    await answer(page, 'fetchSession', timed('session-2', 120))
    await expectState(page, { status: 'loading', phase: 'sdk' })
    await held.release()
    expect(await ended(page)).toBe('ready')
    expect(await sessionOf(page)).toBe('session-2')
    await expectTold(page, 'sessionExpired', 0)
  })

  test('that is over when it is given is fetched again, else the clock is wrong', async ({
    page,
  }) => {
    await make(page, { sessionData: timed('session-1', -5), later: ['fetchSession'] })
    await start(page, 'mount')
    await expectAsked(page, 'fetchSession', 'expired')
    await answer(page, 'fetchSession', timed('session-2', 60))
    expect(await ended(page)).toBe('ready')
    await call(page, 'unmount')

    await make(page, { sessionData: timed('session-1', -5) })
    expect(await mount(page)).toBe('ready')
  })

  for (const [code, result, status] of [
    ['CANCEL', undefined, 'canceled'],
    ['FAIL', { paymentResultCode: 'USER_BALANCE_NOT_ENOUGH' }, 'failed'],
  ] as const) {
    test(`that passed after ${code} is not used again`, async ({ page }) => {
      await make(page, { sessionData: timed('session-1', 60), later: ['fetchSession'] })
      expect(await mount(page)).toBe('ready')
      await antomSays(page, code, result)
      await expectState(page, { status })
      await page.clock.fastForward('01:01:00')
      await start(page, 'retry')
      await expectAsked(page, 'fetchSession', 'expired')
      await answer(page, 'fetchSession', timed('session-2', 120))
      expect(await ended(page)).toBe('ready')
      expect(await sessionOf(page)).toBe('session-2')
      await expectTold(page, 'sessionExpired', 0)
    })
  }
})
