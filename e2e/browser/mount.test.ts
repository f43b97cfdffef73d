import type { Page } from '@playwright/test'
import { antomSays, call, expectState, hold, make, mount, open, openShop } from '../kit/checkout.ts'
import { antom, ckp } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

/** The address of Antom's page, and the requests on the way to it, with Antom's own SDK. */

test.beforeEach(({ page }) => openShop(page))

test('each environment opens its own page of Antom, with the query of that page', async ({
  page,
}) => {
  await page.route('https://checkout.antom.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>Antom' }),
  )
  const session = { sessionData: 'a+/=&b', lang: 'en_US', mode: 'embed' }
  for (const [environment, origin, query] of [
    ['sandbox', 'https://checkout.antom.com', { shadow: 'true' }],
    ['prod', 'https://checkout.antom.com', {}],
    [`${ckp()}?scenario=slow`, antom(), { scenario: 'slow' }],
  ] as const) {
    await open(page, { environment, sessionData: 'a+/=&b' })
    const url = new URL((await page.locator('#host iframe').getAttribute('src')) ?? '')
    expect.soft(url.origin, environment).toBe(origin)
    const found = Object.fromEntries(url.searchParams)
    expect.soft(found, environment).toEqual({ ...session, ...query })
    await call(page, 'unmount')
  }
})

const sdks = (page: Page): { count: number } => {
  const loads = { count: 0 }
  page.on('request', (request) => (loads.count += Number(/\/assets\/ckp/.test(request.url()))))
  return loads
}

test('preloading loads the SDK once, before anything is mounted, and leaves no link behind', async ({
  page,
}) => {
  const loads = sdks(page)
  await page.evaluate((environment) => {
    for (let time = 0; time < 5; time += 1) window.antom.preloadCheckout({ environment })
  }, ckp())
  await expect.poll(() => loads.count).toBe(1)
  await expect(page.locator('link[rel=preconnect]')).toHaveCount(0)
  await open(page)
  expect(loads.count).toBe(1)
})

test('an SDK that throws is MOUNT_FAILED, with its exception as the cause', async ({ page }) => {
  // The SDK's logger reads this name, which another script of the page may have taken.
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

test.describe('a request that does not come back', () => {
  test.use({ mayPrint: /Failed to load resource/ })

  test('for the text of an error: the error still has its code', async ({ page }) => {
    await page.route('**/assets/mistakes*.js', (route) => route.abort())
    await make(page, { environment: 'production' })
    expect(await mount(page)).toBe('INVALID_OPTIONS')
    const error = await page.evaluate(() => {
      const { state: now } = window.checkout
      return now.status === 'error' && { phase: now.error.phase, retryable: now.error.retryable }
    })
    expect(error).toEqual({ phase: 'options', retryable: false })
  })
})

test('a success before the load event counts, also while the text of PAGE_TIMEOUT is loading', async ({
  page,
}) => {
  await page.clock.install()
  await openShop(page)
  await page.route('**/ckp.html?*', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><p>pay<img src="/never.png">',
    }),
  )
  await hold(page, '**/never.png')
  const text = await hold(page, '**/assets/mistakes*.js')
  await make(page)
  await page.evaluate(() => void window.checkout.mount('#host'))
  await expectState(page, { status: 'loading', phase: 'page' })
  const isExplained = page.waitForRequest('**/assets/mistakes*.js')
  await page.clock.pauseAt(Date.now() + 60_000)
  await isExplained
  await antomSays(page, 'SUCCESSFUL')
  await expectState(page, { status: 'succeeded' })
  await text.release()
  // Another error needs the same text: by then the first error has it.
  expect(await call(page, 'retry')).toBe('INVALID_STATE')
  await expectState(page, { status: 'succeeded', pageOpen: true })
})
