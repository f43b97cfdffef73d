import type { Page } from '@playwright/test'
import {
  call,
  checkoutFrame,
  expectState,
  expectTold,
  frames,
  hold,
  make,
  mount,
  open,
  openShop,
  say,
  serveStrangers,
  told,
  toldOf,
} from '../kit/checkout.ts'
import { ckp, shop } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

/** A wallet inside the frame that ends on the shop's own `paymentRedirectUrl`, inside the frame. */

test.beforeEach(async ({ page }) => {
  await serveStrangers(page)
  await openShop(page)
})

const back = (): string => `${shop()}/core.html?order=7`

/** The frame goes somewhere by itself, as a wallet in it would, and whoever listened before has heard of it. */
async function go(page: Page, address: string): Promise<void> {
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')!
    frame.addEventListener('load', () => frame.setAttribute('data-arrived', ''), { once: true })
  })
  await leave(page, address)
  await page.waitForSelector('[data-arrived]')
  await page.evaluate(() => document.querySelector('iframe')!.removeAttribute('data-arrived'))
}

const leave = (page: Page, address: string): Promise<void> =>
  page.frames()[1]!.evaluate((to) => void setTimeout(() => location.assign(to)), address)

const stay = (page: Page): Promise<unknown> =>
  page.evaluate(() => window.checkout.on('redirect', (event) => event.preventDefault()))

async function expectNoRedirect(page: Page): Promise<void> {
  expect(await told(page)).not.toContain('redirect')
  expect(page.url()).toBe(`${shop()}/core.html`)
}

test("the shop's own page inside the frame is told, once, and becomes the whole page", async ({
  page,
}) => {
  await open(page)
  const seen: unknown[] = []
  await page.exposeFunction('saw', (event: unknown) => seen.push(event))
  await page.evaluate(() =>
    window.checkout.on('redirect', (event) => {
      ;(window as unknown as { saw: (event: unknown) => void }).saw(window.antom.plain(event))
    }),
  )
  await leave(page, back())
  await page.waitForURL(back())
  expect(seen).toEqual([{ type: 'redirect', normalUrl: back() }])
  expect(page.frames()).toHaveLength(1)
})

for (const here of ['', '#cart', '#thanks']) {
  test(`a return to the same page at #thanks is loaded, from "${here}"`, async ({ page }) => {
    await page.goto(`${shop()}/core.html${here}`)
    await open(page)
    await page.evaluate(() => Object.assign(window, { isOld: true }))
    const loaded = page.waitForEvent('load')
    await leave(page, `${shop()}/core.html#thanks`)
    await loaded
    await page.waitForURL(`${shop()}/core.html#thanks`)
    await expect.poll(() => page.evaluate(() => 'isOld' in window)).toBe(false)
    expect(page.frames()).toHaveLength(1)
  })
}

test('it is followed also where the page answers with nothing but the way back', async ({
  page,
}) => {
  await page.route(`${ckp()}?*`, (route) =>
    route.fulfill({ status: 302, headers: { location: back() } }),
  )
  await make(page)
  await page.evaluate(() => void window.checkout.mount('#host'))
  await page.waitForURL(back())
})

test.describe('a followed return', () => {
  test.use({ mayPrint: /new sessionData is not used now/ })

  test('counts as submitted', async ({ page }) => {
    await open(page)
    // The answer that leaves a page where it is.
    await page.route(back(), (route) =>
      route.request().frame() === page.mainFrame()
        ? route.fulfill({ status: 204 })
        : route.fallback(),
    )
    await go(page, back())
    await expectTold(page, 'redirect')
    await call(page, 'setOptions', { sessionData: 'session-2' })
    await expectState(page, { status: 'ready', pageOpen: true, inFlight: true })
    expect(page.frames()[1]?.url()).toBe(back())
  })
})

test('a return that is prevented leaves the buyer here; each return is told once', async ({
  page,
}) => {
  await open(page)
  await stay(page)
  await go(page, back())
  await expectTold(page, 'redirect', 1)
  await go(page, `${back()}&again`)
  await expectTold(page, 'redirect', 2)
  expect(await toldOf(page, 'redirect')).toEqual([
    { type: 'redirect', normalUrl: back() },
    { type: 'redirect', normalUrl: `${back()}&again` },
  ])
  expect(page.url()).toBe(`${shop()}/core.html`)
  await expectState(page, { status: 'ready', pageOpen: true })
})

test('after a return that is prevented, unmount(), mount() and retry() do what they do', async ({
  page,
}) => {
  await open(page)
  await stay(page)
  await go(page, back())
  await expectTold(page, 'redirect')
  await call(page, 'unmount')
  await expect(page.locator('iframe')).toHaveCount(0)
  expect(await mount(page)).toBe('ready')
  const frame = await checkoutFrame(page)
  await say(frame, {
    code: 'SDK_PAYMENT_FAIL',
    result: { paymentResultCode: 'USER_BALANCE_NOT_ENOUGH' },
  })
  await expectState(page, { status: 'failed', canRetry: true })
  await go(page, back())
  await expectTold(page, 'redirect', 2)
  expect(await call(page, 'retry')).toBe('ready')
  await expect.poll(() => frames(page).length).toBe(1)
})

test('a listener that unmounts the checkout is not followed away', async ({ page }) => {
  await open(page)
  await page.evaluate(() => window.checkout.on('redirect', () => window.checkout.unmount()))
  await leave(page, back())
  await expectTold(page, 'redirect')
  await expectState(page, { status: 'idle', pageOpen: false })
  expect(page.url()).toBe(`${shop()}/core.html`)
})

test('a return after unmount() reaches nobody', async ({ page }) => {
  await open(page)
  const held = await hold(page, back())
  const asked = page.waitForRequest(back())
  await leave(page, back())
  await asked
  await call(page, 'unmount')
  await held.release()
  await expectNoRedirect(page)
})

test("a bank's page, or an empty one, is no return", async ({ page }) => {
  await open(page)
  await go(page, 'https://bank.test/challenge')
  await expectNoRedirect(page)
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')!
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    frame.src = 'about:blank'
    return loaded
  })
  await expectNoRedirect(page)
})

test("where the checkout page is the shop's own, as in local development, nothing is a return", async ({
  page,
}) => {
  await make(page, { environment: `${shop()}/ckp.html` })
  expect(await mount(page)).toBe('ready')
  await go(page, back())
  await expectNoRedirect(page)
})
