import type { Page } from '@playwright/test'
import {
  answer,
  antomSays,
  asked,
  ended,
  expectAsked,
  expectState,
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

// Clocks that are set, and tabs that sleep.

const minute = 60_000
const noon = Date.parse('2026-01-01T12:00:00Z')
const timed = (name: string, minutes: number, since = noon): object => ({
  paymentSessionData: name,
  paymentSessionExpiryTime: new Date(since + minutes * minute).toISOString(),
})

/** Sets the clock; what is timed goes on, as in a browser. */
const setClock = (page: Page, minutes: number): Promise<void> =>
  page.clock.setSystemTime(noon + minutes * minute)

/** The ways a browser says that the tab is looked at again. */
const wakings = {
  visibilitychange: () => document.dispatchEvent(new Event('visibilitychange')),
  pageshow: () => window.dispatchEvent(new Event('pageshow')),
  online: () => window.dispatchEvent(new Event('online')),
}

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: noon })
  await openShop(page)
  await make(page, {
    sessionData: timed('session-1', 60),
    later: ['fetchSession', 'verifyPayment'],
  })
})

for (const [name, wake] of Object.entries(wakings)) {
  test(`a tab that slept past the end of its session notices on ${name}, and the page still counts`, async ({
    page,
  }) => {
    expect(await mount(page)).toBe('ready')
    await setClock(page, 61)
    await expectState(page, { status: 'ready' })
    await page.evaluate(wake)
    await expectState(page, { status: 'expired', pageOpen: true, canRetry: true })
    await page.evaluate(wake)
    expect(await told(page)).toEqual(['ready', 'sessionExpired'])
    await antomSays(page, 'SUCCESSFUL')
    await expectAsked(page, 'verifyPayment', 'paymentSuccessful')
    await answer(page, 'verifyPayment', 'SUCCESS')
    await expectState(page, { status: 'succeeded', verified: true })
  })
}

test('ready: a clock that jumps forward and back, while nobody looks, ends no session', async ({
  page,
}) => {
  expect(await mount(page)).toBe('ready')
  await setClock(page, 120)
  await setClock(page, 1)
  await page.evaluate(wakings.visibilitychange)
  await page.clock.fastForward('30:00')
  expect(await state(page)).toMatchObject({ status: 'ready' })
  expect(await told(page)).toEqual(['ready'])
})

test('ready: a clock that jumps back gives a session the time that its clock says', async ({
  page,
}) => {
  expect(await mount(page)).toBe('ready')
  await setClock(page, -30)
  await page.clock.fastForward('01:01:00')
  expect(await state(page)).toMatchObject({ status: 'ready' })
  await page.clock.fastForward('30:00')
  await expectState(page, { status: 'expired', pageOpen: true })
  expect(await told(page)).toEqual(['ready', 'sessionExpired'])
})

test('expired: a clock that jumps back does not take the notice back, and retry() gets a session', async ({
  page,
}) => {
  expect(await mount(page)).toBe('ready')
  await page.clock.fastForward('01:01:00')
  await expectState(page, { status: 'expired' })
  await setClock(page, 0)
  await page.evaluate(wakings.visibilitychange)
  expect(await state(page)).toMatchObject({ status: 'expired', pageOpen: true })
  await start(page, 'retry')
  await expectAsked(page, 'fetchSession', 'expired')
  await answer(page, 'fetchSession', timed('session-2', 60))
  expect(await ended(page)).toBe('ready')
  expect(await sessionOf(page)).toBe('session-2')
})

test('loading: a clock that jumps forward has the session fetched again, once', async ({
  page,
}) => {
  const held = await hold(page, '**/assets/ckp*.js')
  await start(page, 'mount')
  await expectState(page, { status: 'loading', phase: 'sdk' })
  await setClock(page, 120)
  await page.evaluate(wakings.visibilitychange)
  await expectAsked(page, 'fetchSession', 'expired')
  await page.evaluate(wakings.visibilitychange)
  await answer(page, 'fetchSession', timed('session-2', 180))
  await held.release()
  expect(await ended(page)).toBe('ready')
  expect(await sessionOf(page)).toBe('session-2')
  await expectAsked(page, 'fetchSession', 'expired')
  expect(await told(page)).toEqual(['ready'])
})

test('loading: a clock that jumps back changes nothing', async ({ page }) => {
  const held = await hold(page, '**/ckp.html?*')
  await start(page, 'mount')
  await expectState(page, { status: 'loading', phase: 'page' })
  await setClock(page, -600)
  await page.evaluate(wakings.visibilitychange)
  await held.release()
  expect(await ended(page)).toBe('ready')
  expect(await told(page)).toEqual(['ready'])
  expect(await asked(page, 'fetchSession')).toEqual([])
})

for (const minutes of [600, -600]) {
  test(`verifying: a clock that jumps ${minutes > 0 ? 'forward' : 'back'} neither ends nor prolongs it`, async ({
    page,
  }) => {
    expect(await mount(page)).toBe('ready')
    await antomSays(page, 'SUCCESSFUL')
    await expectAsked(page, 'verifyPayment', 'paymentSuccessful')
    await setClock(page, minutes)
    await page.evaluate(wakings.visibilitychange)
    await answer(page, 'verifyPayment', 'PROCESSING')
    await expectState(page, { status: 'verifying', pageOpen: true })
    await page.clock.runFor(3000)
    await expectAsked(page, 'verifyPayment', 'paymentSuccessful', 'paymentSuccessful')
    await page.clock.runFor(54_000)
    expect(await state(page)).toMatchObject({ status: 'verifying' })
    await page.clock.runFor(4000)
    await expectState(page, { status: 'processing', pageOpen: true })
    await page.evaluate(wakings.online)
    await answer(page, 'verifyPayment', 'SUCCESS')
    await answer(page, 'verifyPayment', 'SUCCESS')
    await expectState(page, { status: 'succeeded', verified: true })
  })
}
