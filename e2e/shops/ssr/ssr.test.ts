import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { startEmulator } from '@antom-checkout/emulator'
import { expect, test as base, type Page } from '@playwright/test'
import { backToMerchant, payWith } from '../../kit/buyer.ts'
import { startServer } from './server.ts'

/** Two shops that render on a server. `.ci/ssr.mjs` builds them. */
const shops = {
  next: {
    start: ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1'],
    scripts: '.next/static',
  },
  nuxt: { start: ['.output/server/index.mjs'], scripts: '.output/public' },
} as const

for (const [name, { start, scripts }] of Object.entries(shops)) {
  if (!process.env['SHOPS_CHOSEN']?.split(',').includes(name)) continue
  const home = join(process.env['SHOPS'] ?? '', name)

  /** A running shop, and a console that must stay empty. */
  const test = base.extend<object, { url: string; sdk: string }>({
    url: [
      async ({}, use) => {
        const { credentials, gateway, pageUrl, close } = await startEmulator()
        const shop = await startServer(start, home, {
          ANTOM_CLIENT_ID: credentials.clientId,
          ANTOM_PRIVATE_KEY: credentials.privateKey,
          ANTOM_PUBLIC_KEY: credentials.antomPublicKey,
          ANTOM_GATEWAY: gateway,
          ANTOM_ENVIRONMENT: pageUrl,
        })
        await use(shop.url)
        await shop.close()
        await close()
      },
      { scope: 'worker' },
    ],
    sdk: [async ({}, use) => use(await findSdk(join(home, scripts))), { scope: 'worker' }],
    page: async ({ page }, use) => {
      const said: string[] = []
      page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
      page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`))
      await use(page)
      expect(said, 'the console').toEqual([])
    },
  })

  test.describe(`a shop in ${name}`, () => {
    test('is paid on a page that the server rendered, without a mismatch, and nothing moves', async ({
      page,
      url,
    }) => {
      await page.addInitScript(() => {
        window.shifts = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shifts += (entry as LayoutShift).value
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await page.goto(`${url}/checkout`)
      await expectForm(page)
      expect(await page.evaluate(() => window.shifts)).toBe(0)
      await pay(page)
    })

    test('is paid on a page that is reached within the shop', async ({ page, url }) => {
      await page.goto(url)
      await page.getByRole('link', { name: 'Check out' }).click()
      await expectForm(page)
      await pay(page)
    })

    test('has an empty box of the reserved height in its HTML, and no SDK', async ({
      request,
      browser,
      url,
      sdk,
    }) => {
      const read = async (path: string) => (await request.get(url + path)).text()
      expect(await read('/')).not.toContain(sdk)
      const html = await read('/checkout')
      // Nuxt prefetches later imports when the browser is idle. That loads nothing now.
      expect(html.replace(/<link rel="prefetch"[^>]*>/g, '')).not.toContain(sdk)
      expect(html).not.toContain('<iframe')
      const context = await browser.newContext({ javaScriptEnabled: false })
      const page = await context.newPage()
      await page.goto(`${url}/checkout`)
      const box = page.locator('[data-antom-checkout]')
      await expect(box).toBeEmpty()
      expect((await box.boundingBox())?.height).toBe(600)
      await context.close()
    })

    test('opens in an element that the server rendered', async ({ page, request, url }) => {
      const html = await (await request.get(`${url}/element`)).text()
      expect(html).toMatch(/<antom-checkout [^>]*session-data="[^"]/)
      await page.goto(`${url}/element`)
      const form = page.frameLocator('antom-checkout iframe')
      await expect(form.getByRole('radio', { name: 'Card' })).toBeVisible()
      const state = (): Promise<string> =>
        page.evaluate(
          () => (document.querySelector('antom-checkout') as never as Stateful).state.status,
        )
      await expect.poll(state).toBe('ready')
    })

    test('loads the SDK when a checkout is there, and not before', async ({ page, url, sdk }) => {
      const loaded: string[] = []
      page.on('request', (request) => loaded.push(basename(new URL(request.url()).pathname)))
      await page.goto(url, { waitUntil: 'networkidle' })
      expect(loaded).not.toContain(sdk)
      await page.getByRole('link', { name: 'Check out' }).click()
      await expectForm(page)
      expect(loaded.filter((file) => file === sdk)).toEqual([sdk])
    })
  })
}

interface Stateful {
  readonly state: { readonly status: string }
}
interface LayoutShift extends PerformanceEntry {
  value: number
}
declare global {
  interface Window {
    shifts: number
  }
}

/** The file that has the SDK: the only one that knows the name of the vendor's frame for opening apps. */
async function findSdk(folder: string): Promise<string> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.js')) continue
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8')
    if (text.includes('callapp_iframe')) found.push(entry.name)
  }
  expect(found, 'the files that have the SDK').toHaveLength(1)
  return found[0]!
}

const antom = (page: Page) => page.frameLocator('[data-antom-checkout] iframe')

const expectForm = (page: Page): Promise<void> =>
  expect(antom(page).getByRole('radio', { name: 'Card' })).toBeVisible()

async function pay(page: Page): Promise<void> {
  await payWith(antom(page))
  await backToMerchant(antom(page))
  const panel = page.getByRole('group')
  // Without the shop's server it would only be "confirmed with your order".
  await expect(panel.getByText(/confirmed\.$/)).toBeVisible()
}
