import { startShop } from '@antom-checkout/demo'
import { expect, test as base, type FrameLocator, type Page } from '@playwright/test'

/** The demo's pages whose author wrote one script tag, one element, and no JavaScript. */

type Shop = Awaited<ReturnType<typeof startShop>>

const test = base.extend<object, { shop: Shop }>({
  shop: [
    async ({}, use) => {
      const shop = await startShop({ port: 0, emulatorPort: 0 })
      await use(shop)
      await shop.close()
    },
    { scope: 'worker' },
  ],
  page: async ({ page }, use) => {
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await use(page)
    expect(said, 'the console').toEqual([])
  },
})
test.setTimeout(60_000)

const antom = (page: Page): FrameLocator => page.frameLocator('antom-checkout iframe')

async function payWith(page: Page, card: RegExp): Promise<void> {
  const frame = antom(page)
  await frame.getByText('Simulate', { exact: true }).click()
  await frame.getByRole('button', { name: card }).click()
  await frame.getByRole('button', { name: /^Pay/ }).click()
}

/** From within, a moment later: see `demo.test.ts`. */
const backToMerchant = (page: Page): Promise<void> =>
  antom(page)
    .getByRole('button', { name: 'Back to merchant' })
    .evaluate((button: HTMLElement) => void setTimeout(() => button.click()))

const expectThanks = (page: Page, shop: Shop): Promise<void> =>
  expect.poll(() => page.url(), { timeout: 15_000 }).toBe(`${shop.url}/cms/thanks.html`)

const expectFits = async (page: Page): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)

for (const [name, file, width, scripts] of [
  ['in plain HTML', 'plain', 1280, 1],
  ['inserted later by innerHTML', 'inserted', 390, 2],
  ['under a strict policy', 'strict', 390, 1],
] as const) {
  test.describe(`a checkout ${name}`, () => {
    test.use({ viewport: { width, height: 844 } })

    test('fails, is tried again and pays', async ({ page, shop }) => {
      await page.goto(`${shop.url}/cms/`)
      await expectFits(page)
      await page.locator(`a[href="${file}.html"]`).click()
      await payWith(page, /0341/)
      await expectFits(page)
      // The element, and for the page that needs one: what stands for the CMS.
      await expect(page.locator('script')).toHaveCount(scripts)
      await backToMerchant(page)
      await page.getByRole('button', { name: 'Try again' }).click()
      await payWith(page, /1111/)
      await backToMerchant(page)
      await expectThanks(page, shop)
      await expectFits(page)
    })
  })
}

test('a paid order leads on after a reload, too, until the buyer wants another', async ({
  page,
  shop,
}) => {
  await page.goto(`${shop.url}/cms/plain.html`)
  await payWith(page, /1111/)
  await expect(antom(page).getByRole('heading', { name: 'Payment successful' })).toBeVisible()
  await page.goto(`${shop.url}/cms/plain.html?reloaded`)
  await expectThanks(page, shop)
  await page.getByRole('button', { name: 'Buy something else' }).click()
  await page.getByRole('link', { name: /^Plain HTML/ }).click()
  await expect(antom(page).getByRole('radio', { name: 'Card' })).toBeVisible()
})

test('the strict policy lets nothing run, or be framed, but what it names', async ({
  page,
  shop,
}) => {
  const answer = await page.goto(`${shop.url}/cms/strict.html`)
  expect(answer?.headers()['content-security-policy']).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; " +
      `frame-ancestors 'none'; base-uri 'none'; script-src 'self'; frame-src ${new URL(shop.environment).origin}; ` +
      "require-trusted-types-for 'script'",
  )
  await expect(antom(page).getByRole('radio', { name: 'Card' })).toBeVisible()
})
