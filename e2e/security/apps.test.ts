import { devices, type Page } from '@playwright/test'
import { redirect, wallet } from '../kit/redirects.ts'
import {
  call,
  checkoutFrame,
  expectState,
  expectTold,
  open,
  openShop,
  say,
  serveStrangers,
  state,
  toldOf,
} from '../kit/checkout.ts'
import { shop } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

/** Wallet apps, which Antom's SDK opens on phones. */

test.beforeEach(async ({ page }) => {
  await serveStrangers(page)
  await openShop(page)
})

test.describe('on a phone', () => {
  const userAgent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1'
  test.use({ userAgent, mayPrint: /target origin provided \('http:\/\/127\.0\.0\.1/ })

  /** Opens the wallet's app. Its address has no content, so the shop stays behind the app. */
  async function openApp(page: Page): Promise<void> {
    const asked = page.waitForRequest('https://wallet.test/app')
    await page.route('https://wallet.test/app', (route) => route.fulfill({ status: 204 }))
    await say(await checkoutFrame(page), redirect({ applinkUrl: 'https://wallet.test/app' }))
    await asked
    await expectTold(page, 'redirect')
    expect(await toldOf(page, 'redirect')).toEqual([
      { type: 'redirect', applinkUrl: 'https://wallet.test/app' },
    ])
  }
  const hide = (page: Page): Promise<unknown> =>
    page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  const listen = (): void => {
    const global = window as unknown as { replies: unknown[] }
    global.replies = []
    window.addEventListener('message', ({ data }) => global.replies.push(data))
  }
  const replies = (): unknown[] => (window as unknown as { replies: unknown[] }).replies

  test("Antom's page gets a message that the app was opened", async ({ page }) => {
    await open(page)
    const frame = await checkoutFrame(page)
    await frame.evaluate(listen)
    await openApp(page)
    await hide(page)
    await expect.poll(() => frame.evaluate(replies)).toHaveLength(1)
    const [reply] = await frame.evaluate(replies)
    expect(JSON.parse(reply as string)).toMatchObject({
      name: 'SDK_TO_APP',
      context: { event: 'appEventCallback', eventCallbackId: '77' },
    })
  })

  test("a page that replaced Antom's gets no message about the app (H22)", async ({ page }) => {
    await open(page)
    const frame = await checkoutFrame(page)
    await openApp(page)
    await frame.evaluate(() => (location.href = 'https://bank.test/'))
    await frame.waitForURL('https://bank.test/')
    await frame.evaluate(listen)
    await hide(page)
    // Messages arrive in order: the reply would have arrived before this one.
    await page.evaluate(() =>
      document.querySelector('iframe')!.contentWindow!.postMessage('last', '*'),
    )
    await expect.poll(() => frame.evaluate(replies)).toContain('last')
    expect(await frame.evaluate(replies)).toEqual(['last'])
  })

  test.describe('with new sessionData', () => {
    // The warning loads its text, and may come after the end of the test.
    test.use({ mayPrint: /new sessionData is not used now/ })

    test('an app that is opened counts as submitted', async ({ page }) => {
      await open(page)
      await openApp(page)
      await call(page, 'setOptions', { sessionData: 'session-2' })
      expect(new URL((await checkoutFrame(page)).url()).searchParams.get('sessionData')).toBe(
        'session-1',
      )
      expect(await state(page)).toMatchObject({ status: 'ready', pageOpen: true })
    })
  })
})

const scheme = 'walletapp://pay?id=1'
const link = 'https://wallet.test/app'
const intent = 'intent://pay?id=1#Intent;scheme=walletapp;end'

/** The addresses that Antom's SDK opens on each phone, one after another, while no app opens. */
const apps = [
  ['Pixel 7', 'a scheme', { schemeUrl: scheme }, [intent, wallet]],
  ['Pixel 7', 'an app link', { applinkUrl: link }, [link, wallet]],
  ['Pixel 7', 'both', { schemeUrl: scheme, applinkUrl: link }, [intent, link, wallet]],
  ['iPhone 14', 'a scheme', { schemeUrl: scheme }, [scheme, wallet]],
  ['iPhone 14', 'an app link', { applinkUrl: link }, [link, wallet]],
  ['iPhone 14', 'both', { schemeUrl: scheme, applinkUrl: link }, [link, wallet]],
] as const

for (const [phone, what, addresses, expected] of apps) {
  test.describe(`on the ${phone}, with ${what}`, () => {
    const { userAgent, viewport, isMobile, hasTouch } = devices[phone]!
    // The browser finds no wallet app.
    test.use({
      userAgent,
      viewport,
      isMobile,
      hasTouch,
      mayPrint: /(Failed|Not allowed) to launch '/,
    })

    /** The addresses that the page tries to open. */
    async function opened(page: Page): Promise<string[]> {
      const found: string[] = []
      const devtools = await page.context().newCDPSession(page)
      await devtools.send('Page.enable')
      const { frameTree } = await devtools.send('Page.getFrameTree')
      devtools.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
        if (frameId === frameTree.frame.id) found.push(url)
      })
      // On an iPhone the SDK clicks a link by an event. Safari follows it, Chromium does not.
      await page.exposeFunction('clicked', (url: string) => found.push(url))
      await page.evaluate(() => {
        const { clicked } = window as unknown as { clicked: (url: string) => void }
        const heard = ({ target }: Event): void => clicked((target as HTMLAnchorElement).href)
        document.addEventListener('click', heard, { capture: true })
      })
      return found
    }

    test.beforeEach(async ({ page }) => {
      await page.route(link, (route) => route.fulfill({ status: 204 }))
      await page.clock.install()
      await openShop(page)
      await open(page)
    })
    const data = { ...addresses, normalUrl: wallet }

    test('the app is opened, and after callAppJudgeTime the next address', async ({ page }) => {
      const found = await opened(page)
      const frame = await checkoutFrame(page)
      await say(frame, redirect({ ...data, callAppJudgeTime: 60_000 }))
      await expectTold(page, 'redirect')
      expect(await toldOf(page, 'redirect')).toEqual([{ type: 'redirect', ...data }])
      for (const [at] of expected.entries()) {
        await expect.poll(() => found).toEqual(expected.slice(0, at + 1))
        if (at < expected.length - 1) {
          await page.clock.runFor(40_000)
          expect(found).toHaveLength(at + 1)
          await page.clock.runFor(25_000)
        }
      }
      await page.waitForURL(wallet)
    })

    test('a prevented redirect opens nothing', async ({ page }) => {
      const found = await opened(page)
      await page.evaluate(() => window.checkout.on('redirect', (event) => event.preventDefault()))
      await say(await checkoutFrame(page), redirect({ ...data, callAppJudgeTime: 60_000 }))
      await expectTold(page, 'redirect')
      await page.clock.runFor(200_000)
      expect(found).toEqual([])
      expect(page.url()).toBe(`${shop()}/core.html`)
      await expectState(page, { status: 'ready', pageOpen: true })
    })
  })
}
