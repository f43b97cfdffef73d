import { chromium } from './chromium.ts'
import { expectPayment, makeReal, openShop, shopUrl, test, type World } from './faults.ts'
import { expect } from './harness.ts'
import { antomSays, expectState, mount, state, told } from './shop.ts'
import { normalUrl } from './site.ts'

// The back-forward cache, the real one: a page that the buyer left and came back to goes on where it was.

// Playwright turns it off.
test.use({
  launchOptions: { ...chromium(), ignoreDefaultArgs: ['--disable-back-forward-cache'] },
})

/** Leaves the shop for another page. */
async function leave({ page, shop }: World): Promise<void> {
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }))
  })
  await page.goto(`http://127.0.0.1:${shop.port}/ckp.html?elsewhere`)
}

/** Comes back, to the very same page. */
async function comeBack(world: World): Promise<void> {
  const { page } = world
  // Playwright waits in vain for a page that is not loaded; and in a page that goes, no script ends.
  await page.evaluate(() => void setTimeout(() => history.back()))
  await expect.poll(() => page.url()).toBe(`${shopUrl(world)}/core.html`)
  await expect.poll(() => page.evaluate(() => 'persisted' in window && window.persisted)).toBe(true)
}

/** Says to the shop what the shop says to it: Playwright knows no frames of a page that came back. */
const echo = `<!doctype html><script>onmessage = ({ data }) => parent.postMessage(data, '*')</script>`

test('ready: the state is kept, the page is not loaded again and is still heard', async ({
  world,
}) => {
  const { page, antom } = world
  await openShop(world)
  antom.spoil(/ckp/, { body: echo })
  await makeReal(world)
  expect(await mount(page)).toBe('ready')
  const before = await state(page)
  await leave(world)
  await comeBack(world)
  expect(await state(page)).toEqual(before)
  expect(await told(page)).toEqual(['ready'])
  await page.evaluate(() =>
    document
      .querySelector('iframe')
      ?.contentWindow?.postMessage('{"code":"SDK_PAYMENT_SUCCESSFUL"}', '*'),
  )
  await expectState(page, { status: 'succeeded', verified: true, pageOpen: true })
  expect(await told(page)).toEqual(['ready', 'paymentSuccessful', 'verificationSettled'])
  expect(antom.requests).toHaveLength(1)
})

test('ready: a session that ran out meanwhile is noticed, and retry() gets another', async ({
  world,
}) => {
  const { page } = world
  await openShop(world)
  const paymentSessionExpiryTime = new Date(Date.now() + 600_000).toISOString()
  await makeReal(world, {
    sessionData: { paymentSessionData: 'session-0', normalUrl, paymentSessionExpiryTime },
  })
  expect(await mount(page)).toBe('ready')
  // An hour passes elsewhere.
  await page.evaluate(() => {
    const { now } = Date
    addEventListener('pagehide', () => (Date.now = () => now() + 3_600_000))
  })
  await leave(world)
  await comeBack(world)
  await expectState(page, { status: 'expired', pageOpen: true, canRetry: true })
  expect(await told(page)).toEqual(['ready', 'sessionExpired'])
  expect(await page.evaluate(() => window.antom.outcome(window.checkout.retry()))).toBe('ready')
  await expectPayment(world)
})

test('verifying: the server is asked on, and the outcome arrives', async ({ world }) => {
  const { page, shop } = world
  await openShop(world)
  await makeReal(world)
  expect(await mount(page)).toBe('ready')
  shop.spoil(/\/api\/status/, {
    headers: { 'content-type': 'application/json' },
    body: '{"paymentStatus":"PROCESSING"}',
  })
  await antomSays(page, 'SUCCESSFUL')
  await expectState(page, { status: 'verifying', pageOpen: true })
  await leave(world)
  await comeBack(world)
  expect(await state(page)).toMatchObject({ status: 'verifying', pageOpen: true })
  shop.mend()
  await expectState(page, { status: 'succeeded', verified: true, pageOpen: true })
})

test('error: it is still there, and one retry() gets over it', async ({ world }) => {
  const { page, shop } = world
  await openShop(world)
  shop.spoil(/\/api\/session/, 500)
  await makeReal(world)
  expect(await mount(page)).toBe('SESSION_FETCH_FAILED')
  await leave(world)
  shop.mend()
  await comeBack(world)
  expect(await state(page)).toMatchObject({ status: 'error', canRetry: true })
  expect(await page.evaluate(() => window.antom.outcome(window.checkout.retry()))).toBe('ready')
  await expectPayment(world)
})
