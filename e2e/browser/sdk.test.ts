import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  answer,
  antomSays,
  call,
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
  told,
} from '../kit/checkout.ts'
import { ckp } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

// Where the SDK comes from, and what happens when it does not.

const umd = readFileSync(
  createRequire(import.meta.url).resolve('@alipay/ams-checkout/dist/umd/ams-checkout.min.js'),
)
const integrity = `sha384-${createHash('sha384').update(umd).digest('base64')}`

// What cannot be loaded, the browser prints; the whole SDK's script has parts that print when they are run.
test.use({ mayPrint: /Failed to load resource|Failed to find a valid digest|APSecuritySdk|APDID/ })
test.beforeEach(async ({ page }) => {
  await page.route('**/umd.js', (route) =>
    route.fulfill({
      body: umd,
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
    }),
  )
  await openShop(page)
})

for (const [name, sdk] of [
  ['without integrity', { src: '/umd.js' }],
  ['with the right integrity', { src: '/umd.js', integrity }],
] as const) {
  test(`Antom's script ${name} opens the page, and leaves no script behind`, async ({ page }) => {
    await open(page, { sdk })
    await antomSays(page, 'SUCCESSFUL')
    await expectState(page, { status: 'succeeded' })
    await expect(page.locator('script[src*="umd.js"]')).toHaveCount(0)
  })
}

for (const listeners of [0, 2]) {
  test(`an SDK that listens ${listeners} times is never left unguarded`, async ({ page }) => {
    const outcome = await page.evaluate(
      async ([environment, count]) => {
        class Stranger {
          mountComponent(_: unknown, selector: string): void {
            for (let i = 0; i < count; i += 1) addEventListener('message', () => {})
            document.querySelector(selector)?.appendChild(document.createElement('iframe'))
          }
          unmount(): void {}
        }
        const checkout = window.antom.createCheckout({
          environment,
          sessionData: 'session-1',
          sdk: async () => Stranger,
        })
        return window.antom.outcome(checkout.mount('#host'))
      },
      [ckp(), listeners] as const,
    )
    expect(outcome).toBe('SDK_INCOMPATIBLE')
    await expect(page.locator('iframe')).toHaveCount(0)
  })
}

test('a module without the class is SDK_INCOMPATIBLE', async ({ page }) => {
  const outcome = await page.evaluate(async (environment) => {
    const sdk = async () => ({ AMSCheckout: class {} }) as never
    const checkout = window.antom.createCheckout({ environment, sessionData: 's', sdk })
    return window.antom.outcome(checkout.mount('#host'))
  }, ckp())
  expect(outcome).toBe('SDK_INCOMPATIBLE')
})

test('preloading loads the SDK once, before anything is mounted', async ({ page }) => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const sdks = (): number => requests.filter((url) => /\/assets\/ckp/.test(url)).length
  await page.evaluate((environment) => window.antom.preloadCheckout({ environment }), ckp())
  await expect.poll(sdks).toBe(1)
  await open(page)
  expect(sdks()).toBe(1)
})

test('an error whose text cannot be loaded has its code all the same', async ({ page }) => {
  await page.route('**/assets/mistakes*.js', (route) => route.abort())
  await make(page, { environment: 'production' })
  expect(await mount(page)).toBe('INVALID_OPTIONS')
  const error = await page.evaluate(() => {
    const { state: now } = window.checkout
    return now.status === 'error' && { phase: now.error.phase, retryable: now.error.retryable }
  })
  expect(error).toEqual({ phase: 'options', retryable: false })
})

test('an option that becomes invalid is an error, but only told of once the payment is submitted', async ({
  page,
}) => {
  await open(page)
  await antomSays(page, 'PROCESSING')
  await expectState(page, { status: 'processing' })
  await call(page, 'setOptions', { environment: 'production' })
  await expectTold(page, 'error')
  await expectState(page, { status: 'processing', pageOpen: true })
  await call(page, 'setOptions', { environment: 'production' })
  expect((await told(page)).filter((type) => type === 'error')).toHaveLength(1)

  await openShop(page)
  await open(page)
  await call(page, 'setOptions', { environment: 'production' })
  await expectState(page, { status: 'error', error: 'INVALID_OPTIONS', pageOpen: false })
  await call(page, 'setOptions', { environment: ckp() })
  await expectState(page, { status: 'ready' })
})

test('a failure still counts after the session ran out', async ({ page }) => {
  await page.clock.install()
  await openShop(page)
  const paymentSessionExpiryTime = new Date(Date.now() + 60_000).toISOString()
  await open(page, { sessionData: { paymentSessionData: 'session-1', paymentSessionExpiryTime } })
  await page.clock.fastForward('02:00')
  await expectState(page, { status: 'expired', pageOpen: true })
  await antomSays(page, 'FAIL', { paymentResultCode: 'ORDER_IS_CLOSED' })
  await expectState(page, { status: 'failed', retryWith: 'new-session' })
})

test('a session that runs out while the page loads is fetched again', async ({ page }) => {
  await page.clock.install()
  await openShop(page)
  const timed = (paymentSessionData: string, seconds: number) => ({
    paymentSessionData,
    paymentSessionExpiryTime: new Date(Date.now() + seconds * 1000).toISOString(),
  })
  const first = await hold(page, '**/ckp.html?sessionData=session-1*')
  await make(page, { later: ['fetchSession'], sessionData: timed('session-1', 5) })
  await start(page, 'mount')
  await expectState(page, { status: 'loading', phase: 'page' })
  await page.clock.fastForward('00:06')
  await expectAsked(page, 'fetchSession', 'expired')
  await answer(page, 'fetchSession', timed('session-2', 3600))
  expect(await ended(page)).toBe('ready')
  expect(await sessionOf(page)).toBe('session-2')
  await first.release()
})
