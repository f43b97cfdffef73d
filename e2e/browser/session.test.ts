import type { Page } from '@playwright/test'
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
  open,
  openShop,
  sessionOf,
  type Setup,
  start,
  state,
  told,
  toldOf,
} from '../kit/checkout.ts'
import { ckp } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

/** Where a session comes from, and what a new one does (DESIGN §5). */

test.beforeEach(({ page }) => openShop(page))

const session = (name: string, more = {}): object => ({ paymentSessionData: name, ...more })
const setSession = (page: Page, sessionData: unknown): Promise<unknown> =>
  call(page, 'setOptions', { sessionData })

test('of several sessions the newest wins, and late answers are dropped', async ({ page }) => {
  const loads = countLoads(page)
  await make(page, { later: ['fetchSession'] })
  await start(page, 'mount')
  await expectAsked(page, 'fetchSession', 'initial')
  const held = await hold(page, '**/ckp.html?*')
  await setSession(page, 'session-2')
  await expectState(page, { status: 'loading', phase: 'page' })
  expect((await asked(page, 'fetchSession'))[0]).toMatchObject({ isWithdrawn: true })
  await answer(page, 'fetchSession', session('session-1'))
  await page.evaluate(() => {
    window.checkout.setOptions({ sessionData: 'session-3' })
    window.checkout.setOptions({ sessionData: 'session-4' })
  })
  await expect.poll(() => loads.count).toBe(2)
  await held.release()
  expect(await ended(page)).toBe('ready')
  expect(await sessionOf(page)).toBe('session-4')
  await expect(page.locator('iframe')).toHaveCount(1)
  expect(await told(page)).toEqual(['ready'])
})

test('sessionData: null waits, without asking and without a time-out', async ({ page }) => {
  await make(page, { sessionData: null, timeouts: { session: 50 }, later: ['fetchSession'] })
  await start(page, 'mount')
  await expectState(page, { status: 'loading', phase: 'session' })
  // More than the time-out, by the page's own clock.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
  await expectState(page, { status: 'loading', phase: 'session' })
  expect(await asked(page, 'fetchSession')).toEqual([])
  await setSession(page, session('session-1'))
  expect(await ended(page)).toBe('ready')
})

test('with neither sessionData nor fetchSession one is required, and taken when it comes', async ({
  page,
}) => {
  await make(page, { sessionData: undefined, timeouts: { session: 50 } })
  await start(page, 'mount')
  await expectTold(page, 'sessionRequired')
  expect(await toldOf(page, 'sessionRequired')).toEqual([
    { type: 'sessionRequired', reason: 'initial' },
  ])
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
  await expectState(page, { status: 'loading', phase: 'session' })
  await setSession(page, 'session-1')
  expect(await ended(page)).toBe('ready')
  expect(await told(page)).toEqual(['sessionRequired', 'ready'])
})

test('new options remount once, however many they are', async ({ page }) => {
  const other = `${ckp()}?other`
  for (const [changes, lang, last] of [
    [{ sessionData: 'session-2' }, 'en_US', 'session-2'],
    [{ locale: 'de' }, 'de_DE', 'session-1'],
    [{ environment: other }, 'en_US', 'session-1'],
    [{ sessionData: 'session-2', locale: 'de', environment: other }, 'de_DE', 'session-2'],
  ] as const) {
    const message = Object.keys(changes).join()
    await open(page)
    const loads = countLoads(page)
    await call(page, 'setOptions', changes)
    await expectTold(page, 'ready', 2)
    expect.soft(loads.count, message).toBe(1)
    expect.soft(await sessionOf(page), message).toBe(last)
    expect
      .soft(await page.locator('#host iframe').getAttribute('src'), message)
      .toContain(`lang=${lang}`)
    await call(page, 'unmount')
  }
})

test('options that say the same remount nothing', async ({ page }) => {
  await open(page, { sessionData: session('session-1'), locale: 'de-DE' })
  const loads = countLoads(page)
  const before = await state(page)
  await page.evaluate(() => {
    window.checkout.setOptions({ sessionData: 'session-1' })
    window.checkout.setOptions({ locale: 'de_DE' })
    window.checkout.setOptions({ fetchSession: async () => ({ paymentSessionData: '' }) })
    window.checkout.setOptions({ sdk: async () => class {} as never })
    window.checkout.setOptions({ analytics: true })
    window.checkout.setOptions({ releaseOn: 'back-to-merchant', timeouts: { page: 5000 } })
  })
  await antomSays(page, 'CHALLENGE')
  await expectTold(page, 'paymentNotice')
  expect(loads.count).toBe(0)
  expect(await state(page)).toEqual({ ...before, heard: true, inFlight: true })
})

test('another page needs another fetched session; another language does not', async ({ page }) => {
  await make(page, { later: ['fetchSession'] })
  await start(page, 'mount')
  await expectAsked(page, 'fetchSession', 'initial')
  await answer(page, 'fetchSession', session('session-1'))
  expect(await ended(page)).toBe('ready')
  await call(page, 'setOptions', { locale: 'de' })
  await expectTold(page, 'ready', 2)
  expect(await asked(page, 'fetchSession')).toHaveLength(1)
  await call(page, 'setOptions', { environment: `${ckp()}?other` })
  await expect.poll(async () => (await asked(page, 'fetchSession')).length).toBe(2)
  await answer(page, 'fetchSession', session('session-2'))
  await expectTold(page, 'ready', 3)
  expect(await sessionOf(page)).toBe('session-2')
})

test.describe('new sessionData', () => {
  test.use({ mayPrint: /new sessionData is not used now/ })

  for (const [code, status] of [
    ['CHALLENGE', 'ready'],
    ['PROCESSING', 'processing'],
    ['SUCCESSFUL', 'succeeded'],
  ] as const) {
    test(`after ${code} is kept, disturbs nothing, and is no reason for another page`, async ({
      page,
    }) => {
      await open(page)
      await antomSays(page, code)
      await expectTold(page, code === 'CHALLENGE' ? 'paymentNotice' : `payment${title(code)}`)
      const loads = countLoads(page)
      await call(page, 'setOptions', { sessionData: 'session-2', locale: 'de' })
      await antomSays(page, 'ANYTHING')
      await expectTold(page, 'paymentNotice', code === 'CHALLENGE' ? 2 : 1)
      expect(await state(page)).toMatchObject({ status, pageOpen: true })
      expect(loads.count).toBe(0)
      await call(page, 'unmount')
      expect(await mount(page)).toBe(status)
      expect(loads.count).toBe(code === 'CHALLENGE' ? 1 : 0)
      if (code === 'CHALLENGE') expect(await sessionOf(page)).toBe('session-1')
    })
  }
})

const title = (code: string): string => code.charAt(0) + code.slice(1).toLowerCase()

const secret = 'c2VjcmV0LXBhcnQ'
const json = btoa(JSON.stringify({ extendInfo: '{}', paymentSessionConfig: { a: 'secret' } }))

test('what was done to a session on its way is named, and the session is not told', async ({
  page,
}) => {
  for (const [what, sessionData] of [
    ['empty', ''],
    ['without paymentSessionData', { normalUrl: `https://pay.test/${secret}` }],
    ['not a text', session(7 as never)],
    ['a whole normalUrl', `https://checkout.antom.com/?sessionData=${secret}`],
    ['percent-encoded', `${secret}%3D%3D%26%26SG%26%26188%26%26${encodeURIComponent(json)}`],
    ['escaped for HTML', `${secret}&amp;&amp;SG&amp;&amp;188&amp;&amp;${json}`],
    ['JSON', JSON.stringify(session(secret))],
    ['a JSON text', JSON.stringify(secret)],
    ['cut off', `${secret}&&SG&&188&&${json.slice(0, -9)}`],
    ['cut off between the parts', `${secret}&&SG&&`],
  ] as const) {
    await make(page, { sessionData })
    expect.soft(await mount(page), what).toBe('INVALID_SESSION')
    const error = await errorOf(page)
    expect.soft(error, what).toMatchObject({ phase: 'session', retryable: false })
    expect.soft(error?.message, what).not.toContain(secret.slice(0, 8))
    expect.soft(await told(page), what).toEqual(['error'])
  }
  await expect(page.locator('iframe')).toHaveCount(0)
  await open(page, { sessionData: `${secret}==&&SG&&188&&${json}` })
})

test('what an environment is mistaken for is named, before anything is asked', async ({ page }) => {
  for (const environment of [
    'production',
    'Sandbox',
    '',
    'javascript:alert(1)',
    'data:text/html,x',
    '/checkout',
    'ftp://antom.test',
    null,
  ]) {
    await make(page, { environment, later: ['fetchSession'] } as Setup)
    expect.soft(await mount(page), `${environment}`).toBe('INVALID_OPTIONS')
    expect.soft((await errorOf(page))?.message, `${environment}`).toContain('environment')
    expect.soft(await asked(page, 'fetchSession'), `${environment}`).toEqual([])
  }
  await expect(page.locator('iframe')).toHaveCount(0)
})
