import {
  answer,
  antomSays,
  asked,
  call,
  countLoads,
  ended,
  expectAsked,
  expectState,
  expectTold,
  hold,
  make,
  mount,
  open,
  openShop,
  sessionOf,
  start,
  state,
  told,
  toldOf,
} from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'

/** Paying again (DESIGN §5). */

test.beforeEach(({ page }) => openShop(page))

const same = { paymentResultCode: 'USER_BALANCE_NOT_ENOUGH' }

for (const [code, result] of [
  ['FAIL', same],
  ['CANCEL', undefined],
] as const) {
  test(`retry() after ${code} opens a fresh page with the same session`, async ({ page }) => {
    await make(page, { sessionData: 'session-1', later: ['fetchSession'] })
    expect(await mount(page)).toBe('ready')
    await antomSays(page, code, result)
    await expectState(page, { canRetry: true })
    const loads = countLoads(page)
    expect(await call(page, 'retry')).toBe('ready')
    expect(loads.count).toBe(1)
    await expect(page.locator('iframe')).toHaveCount(1)
    expect(await sessionOf(page)).toBe('session-1')
    expect(await asked(page, 'fetchSession')).toEqual([])
    expect(await told(page)).toEqual([
      'ready',
      code === 'FAIL' ? 'paymentFailed' : 'paymentCanceled',
      'ready',
    ])
  })
}

test('retry() after a final FAIL fetches another session, and forgets the outcome', async ({
  page,
}) => {
  await make(page, { sessionData: 'session-1', later: ['fetchSession'] })
  expect(await mount(page)).toBe('ready')
  await antomSays(page, 'FAIL', { paymentResultCode: 'ORDER_IS_CLOSED' })
  await expectState(page, { status: 'failed', retryWith: 'new-session', canRetry: true })
  await start(page, 'retry')
  await expectAsked(page, 'fetchSession', 'retry')
  await expectState(page, { status: 'loading', pageOpen: false })
  await expect(page.locator('iframe')).toHaveCount(0)
  await answer(page, 'fetchSession', { paymentSessionData: 'session-2' })
  expect(await ended(page)).toBe('ready')
  expect(await sessionOf(page)).toBe('session-2')
  // Unsubmitted once more: new sessionData is re-payment again.
  await call(page, 'setOptions', { sessionData: 'session-3' })
  await expectTold(page, 'ready', 3)
  expect(await sessionOf(page)).toBe('session-3')
})

test('retry() asks the shop where it cannot fetch, and goes on with its answer', async ({
  page,
}) => {
  await open(page)
  await antomSays(page, 'FAIL')
  await expectState(page, { status: 'failed' })
  await start(page, 'retry')
  await expectTold(page, 'sessionRequired')
  expect(await toldOf(page, 'sessionRequired')).toEqual([
    { type: 'sessionRequired', reason: 'retry' },
  ])
  await call(page, 'setOptions', { sessionData: 'session-2' })
  expect(await ended(page)).toBe('ready')
  expect(await sessionOf(page)).toBe('session-2')
})

test('canRetry is false where retry() could not get a session', async ({ page }) => {
  const canRetry = await page.evaluate(async () => {
    const checkout = window.antom.createCheckout({
      environment: 'sandbox',
      sessionData: '{}',
      analytics: false,
    })
    await checkout.mount('#host').catch(() => {})
    return checkout.state.canRetry
  })
  expect(canRetry).toBe(false)
})

test('retry() while one is pending is the same promise', async ({ page }) => {
  await open(page)
  await antomSays(page, 'CANCEL')
  await expectState(page, { status: 'canceled' })
  const isSame = await page.evaluate(async () => {
    const first = window.checkout.retry()
    const second = window.checkout.retry()
    await first
    return first === second
  })
  expect(isSame).toBe(true)
  expect(await told(page)).toEqual(['ready', 'paymentCanceled', 'ready'])
})

for (const [status, messages] of [
  ['idle', undefined],
  ['ready', []],
  ['processing', ['PROCESSING']],
  ['succeeded', ['SUCCESSFUL']],
] as const) {
  test(`retry() in ${status} is INVALID_STATE and changes nothing`, async ({ page }) => {
    await make(page)
    if (messages) expect(await mount(page)).toBe('ready')
    for (const code of messages ?? []) await antomSays(page, code)
    await expectState(page, { status, canRetry: false })
    const before = [await state(page), await told(page)]
    expect(await call(page, 'retry')).toBe('INVALID_STATE')
    expect([await state(page), await told(page)]).toEqual(before)
  })
}

test('unmount() while a retry is pending ends it in idle', async ({ page }) => {
  await open(page)
  await antomSays(page, 'CANCEL')
  await expectState(page, { status: 'canceled' })
  const held = await hold(page, '**/ckp.html?*')
  await start(page, 'retry')
  await expectState(page, { status: 'loading', phase: 'page' })
  await call(page, 'unmount')
  expect(await ended(page)).toBe('idle')
  await expect(page.locator('iframe')).toHaveCount(0)
  await held.release()
})

test('a new session after the page was canceled is re-payment without a call', async ({ page }) => {
  await open(page)
  await antomSays(page, 'CANCEL')
  await expectState(page, { status: 'canceled' })
  await call(page, 'setOptions', { sessionData: 'session-2' })
  await expectTold(page, 'ready', 2)
  expect(await sessionOf(page)).toBe('session-2')
})
