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
  frames,
  hold,
  listeners,
  make,
  mount,
  open,
  openShop,
  serveStrangers,
  sessionOf,
  start,
  state,
  told,
  toldOf,
} from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'

/** Mounting, unmounting and moving (DESIGN §5). */

test.beforeEach(({ page }) => openShop(page))

test('mount, unmount and mount in one task cost one session and one page', async ({ page }) => {
  const loads = countLoads(page)
  await make(page, { later: ['fetchSession'] })
  await page.evaluate(() => {
    const first = window.checkout.mount('#host')
    window.checkout.unmount()
    const second = window.checkout.mount('#host')
    window.started = Promise.all([first, second].map(window.antom.outcome)).then(String)
  })
  await expectAsked(page, 'fetchSession', 'initial')
  await answer(page, 'fetchSession', { paymentSessionData: 'session-1' })
  expect(await ended(page)).toBe('idle,ready')
  expect(loads.count).toBe(1)
  expect(frames(page)).toHaveLength(1)
  expect(await asked(page, 'fetchSession')).toHaveLength(1)
  expect(await told(page)).toEqual(['ready'])
})

for (const [phase, request] of [
  ['session', undefined],
  ['sdk', '**/assets/*.js'],
  ['page', '**/ckp.html?*'],
] as const) {
  test(`unmount() while the ${phase} is loading leaves nothing behind`, async ({ page }) => {
    const before = await listeners(page)
    await make(page, { later: ['fetchSession'] })
    const held = await hold(page, request ?? '**/nothing')
    await start(page, 'mount')
    if (phase !== 'session') await answer(page, 'fetchSession', { paymentSessionData: 'late' })
    await expectState(page, { status: 'loading', phase })
    await call(page, 'unmount')
    expect(await ended(page)).toBe('idle')
    expect(await state(page)).toMatchObject({ status: 'idle', pageOpen: false })
    expect((await asked(page, 'fetchSession'))[0]).toMatchObject({ isWithdrawn: true })
    await expect(page.locator('iframe')).toHaveCount(0)
    expect(await listeners(page)).toEqual(before)
    // What comes now comes too late, and the next mount has its own.
    if (phase === 'session') await answer(page, 'fetchSession', { paymentSessionData: 'late' })
    await held.release()
    await call(page, 'setOptions', { sessionData: 'session-2' })
    expect(await mount(page)).toBe('ready')
    expect(await sessionOf(page)).toBe('session-2')
    await call(page, 'unmount')
    await expect(page.locator('iframe')).toHaveCount(0)
    expect(await listeners(page)).toEqual(before)
    expect(await told(page)).toEqual(['ready'])
  })
}

test('the same host again is the same promise, while pending and while open', async ({ page }) => {
  await make(page)
  const same = await page.evaluate(async () => {
    const element = document.querySelector('#host')!
    const first = window.checkout.mount(element)
    const pending = [window.checkout.mount(element), window.checkout.mount('#host')]
    await first
    return [...pending, window.checkout.mount(element)].map((each) => each === first)
  })
  expect(same).toEqual([true, true, true])
  expect(await told(page)).toEqual(['ready'])
})

test('another host moves the page there with the same session, until it is submitted', async ({
  page,
}) => {
  await make(page, { later: ['fetchSession'] })
  await start(page, 'mount')
  await expectAsked(page, 'fetchSession', 'initial')
  await answer(page, 'fetchSession', { paymentSessionData: 'session-1' })
  expect(await ended(page)).toBe('ready')
  expect(await mount(page, '#other')).toBe('ready')
  await expect(page.locator('#host iframe')).toHaveCount(0)
  await expect(page.locator('#other iframe')).toHaveCount(1)
  expect(await sessionOf(page)).toBe('session-1')
  await expectAsked(page, 'fetchSession', 'initial')

  await antomSays(page, 'CHALLENGE')
  await expectTold(page, 'paymentNotice')
  const before = await state(page)
  expect(await mount(page, '#host')).toBe('INVALID_STATE')
  expect(await state(page)).toEqual(before)
  expect(await told(page)).not.toContain('error')
  await expect(page.locator('#other iframe')).toHaveCount(1)
})

for (const submitted of [false, true]) {
  test(`a host that is moved ${submitted ? 'after' : 'before'} the buyer paid shows the same session again`, async ({
    page,
  }) => {
    await open(page)
    if (submitted) {
      await antomSays(page, 'PROCESSING')
      await expectState(page, { status: 'processing' })
    }
    const before = await state(page)
    const loads = countLoads(page)
    const seen = await page.evaluate(() => window.checkout.events.length)
    await page.evaluate(() => document.body.append(document.querySelector('#host')!))
    await expect.poll(() => loads.count).toBe(1)
    await expectState(page, before)
    const changes = await page.evaluate(
      (at) =>
        window.checkout.events
          .slice(at)
          .map((event) => (event.type === 'stateChange' ? event.state.status : event.type)),
      seen,
    )
    expect(changes).toEqual(submitted ? [] : ['loading', 'ready'])
    expect(await sessionOf(page)).toBe('session-1')
    await antomSays(page, 'SUCCESSFUL')
    await expectState(page, { status: 'succeeded' })
  })
}

test('a host that is moved with moveBefore() keeps its page', async ({ page }) => {
  await open(page)
  const loads = countLoads(page)
  const events = await page.evaluate(() => {
    const body = document.body as HTMLElement & { moveBefore: (node: Node, child: null) => void }
    const before = window.checkout.events.length
    body.moveBefore(document.querySelector('#host')!, null)
    return before
  })
  await antomSays(page, 'SUCCESSFUL')
  await expectState(page, { status: 'succeeded' })
  expect(loads.count).toBe(0)
  expect(await page.evaluate(() => window.checkout.events.length)).toBe(events + 2)
})

test('a host that is removed takes its page with it, and brings it back', async ({ page }) => {
  const before = await listeners(page)
  await open(page)
  await page.evaluate(() => {
    const element = document.querySelector('#host')!
    Object.assign(window, {
      remove: () => element.remove(),
      back: () => document.body.append(element),
    })
    element.remove()
  })
  await expectState(page, { status: 'loading', pageOpen: false })
  await page.evaluate('back()')
  await expectState(page, { status: 'ready', pageOpen: true })
  await page.evaluate('remove()')
  await call(page, 'unmount')
  expect(await listeners(page)).toEqual(before)
})

test('an SDK that throws is MOUNT_FAILED, with what it threw as the cause', async ({ page }) => {
  // What the SDK's logger finds when another script of the page has taken its name.
  await page.evaluate(() => Object.assign(window, { iTracker: {} }))
  await make(page)
  expect(await mount(page)).toBe('MOUNT_FAILED')
  await expectState(page, { status: 'error', error: 'MOUNT_FAILED', pageOpen: false })
  const isCaused = await page.evaluate(() => {
    const { state: now } = window.checkout
    return now.status === 'error' && now.error.cause instanceof TypeError
  })
  expect(isCaused).toBe(true)
  await expect(page.locator('iframe')).toHaveCount(0)
})

test.describe('under a Content-Security-Policy', () => {
  test.use({ mayPrint: /Content Security Policy|chrome-error/ })

  test("one that refuses a bank's page is told, and leaves the payment alone", async ({ page }) => {
    await serveStrangers(page)
    await openShop(page, 'frame-src http://127.0.0.1:*')
    await open(page)
    await antomSays(page, 'CHALLENGE')
    await frames(page)[0]!.evaluate(() => (location.href = 'https://bank.test/'))
    await expectTold(page, 'error')
    expect(await toldOf(page, 'error')).toEqual([{ type: 'error', error: 'MOUNT_FAILED' }])
    await expectState(page, { status: 'ready', pageOpen: true })
  })
})

test('after destroy() the object is dead: it says nothing, and mount() is INVALID_STATE', async ({
  page,
}) => {
  await open(page)
  const before = await told(page)
  await call(page, 'destroy')
  await expect(page.locator('iframe')).toHaveCount(0)
  expect(await mount(page)).toBe('INVALID_STATE')
  await expect(page.locator('iframe')).toHaveCount(0)
  expect(await told(page)).toEqual(before)
})
