import type { Page } from '@playwright/test'
import { badRedirects, redirect, wallet } from '../kit/redirects.ts'
import {
  checkoutFrame,
  expectState,
  expectTold,
  open,
  openShop,
  say,
  serveStrangers,
  told,
  toldOf,
} from '../kit/checkout.ts'
import { ckp, shop } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

/** Where Antom's page may send the buyer (DESIGN §4). The numbers are the hazards of protocol §5.4. */

test.beforeEach(async ({ page }) => {
  await serveStrangers(page)
  await openShop(page)
})

/** Calls `preventDefault()` on each redirect. */
const stay = (page: Page): Promise<unknown> =>
  page.evaluate(() => window.checkout.on('redirect', (event) => event.preventDefault()))

test('a redirect to a bad address is not followed, but reported (H2)', async ({ page }) => {
  await open(page)
  const frame = await checkoutFrame(page)
  for (const [at, data] of badRedirects().entries()) {
    await say(frame, redirect(data))
    await expectTold(page, 'messageBlocked', at + 1)
    const [last] = (await toldOf(page, 'messageBlocked')).slice(-1)
    expect.soft(last, JSON.stringify(data)).toMatchObject({ reason: 'redirect-url' })
    expect.soft(await told(page), JSON.stringify(data)).not.toContain('redirect')
  }
  expect(page.url()).toBe(`${shop()}/core.html`)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  await expectState(page, { status: 'ready', pageOpen: true })
})

test('a redirect that names nowhere to go is followed by nobody and rejects nowhere (H5)', async ({
  page,
}) => {
  await open(page)
  const frame = await checkoutFrame(page)
  const nowhere = [undefined, null, {}, [], 'x', { normalUrl: '' }, { normalUrl: null }]
  // An app alone leads nowhere on a computer.
  const apps = [{ schemeUrl: 'walletapp://pay' }, { applinkUrl: wallet }]
  for (const data of [...nowhere, ...apps]) await say(frame, redirect(data))
  await say(frame, { code: 'SDK_PAYMENT_CHALLENGE' })
  await expectTold(page, 'paymentNotice')
  expect(await told(page)).not.toContain('redirect')
  expect(page.url()).toBe(`${shop()}/core.html`)
})

for (const [what, normalUrl] of [
  ['an https address', () => wallet],
  ["this machine's own, in local development", () => `${ckp()}?wallet`],
] as const) {
  test(`a redirect to ${what} is told and followed`, async ({ page }) => {
    await open(page)
    let seen: unknown
    await page.exposeFunction('saw', (event: unknown) => (seen = event))
    await page.evaluate(() =>
      window.checkout.on('redirect', (event) => {
        ;(window as unknown as { saw: (event: unknown) => void }).saw(window.antom.plain(event))
      }),
    )
    await say(await checkoutFrame(page), redirect({ normalUrl: normalUrl() }))
    await page.waitForURL(normalUrl())
    expect(seen).toEqual({ type: 'redirect', normalUrl: normalUrl() })
  })
}

test("Antom's live page cannot send the buyer to this machine", async ({ page }) => {
  await page.route('https://checkout.antom.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>Antom' }),
  )
  await open(page, { environment: 'sandbox' })
  const frame = page.frames().find((each) => each.url().startsWith('https://checkout.antom.com/'))!
  await say(frame, redirect({ normalUrl: `${ckp()}?wallet` }))
  await expectTold(page, 'messageBlocked')
  expect(page.url()).toBe(`${shop()}/core.html`)
})

test('a prevented redirect keeps the buyer here, and nothing counts as submitted', async ({
  page,
}) => {
  await open(page)
  await stay(page)
  const frame = await checkoutFrame(page)
  await say(frame, redirect({ normalUrl: wallet }))
  await expectTold(page, 'redirect')
  await say(frame, { code: 'SDK_PAYMENT_CANCEL' })
  await expectState(page, { status: 'canceled', pageOpen: false })
  expect(page.url()).toBe(`${shop()}/core.html`)
  expect(await toldOf(page, 'redirect')).toEqual([{ type: 'redirect', normalUrl: wallet }])
})

test('a message that is a payment and a redirect is told once as each (H6)', async ({ page }) => {
  await open(page)
  await stay(page)
  const frame = await checkoutFrame(page)
  await say(frame, redirect({ normalUrl: wallet }, { code: 'SDK_PAYMENT_PROCESSING' }))
  await expectTold(page, 'redirect')
  expect(await told(page)).toEqual(['ready', 'paymentProcessing', 'redirect'])
  await expectState(page, { status: 'processing' })
})

test.describe('a callback that throws', () => {
  test.use({ mayPrint: /uncaught: mine|Error: mine/ })

  test('stops neither the others nor the redirect (H23)', async ({ page }) => {
    await open(page)
    await page.evaluate(() => {
      const broken = (): never => {
        throw new Error('mine')
      }
      window.checkout.on('paymentProcessing', broken)
      window.checkout.on('redirect', broken)
      window.checkout.on('redirect', () => sessionStorage.setItem('heard', 'redirect'))
    })
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    const frame = await checkoutFrame(page)
    await say(
      frame,
      redirect({ normalUrl: `${shop()}/core.html?back` }, { code: 'SDK_PAYMENT_PROCESSING' }),
    )
    await page.waitForURL('**/core.html?back')
    expect(await page.evaluate(() => sessionStorage.getItem('heard'))).toBe('redirect')
    expect(errors).toEqual(['mine', 'mine'])
  })
})
