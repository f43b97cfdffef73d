import { expect, type FrameLocator, type Page } from '@playwright/test'
import { backToMerchant, payWith } from '../kit/buyer.ts'
import { test, type Demo } from './demoTest.ts'

/** The demo's pages whose author wrote one script tag, one element, and no JavaScript. */

test.setTimeout(60_000)

const antom = (page: Page): FrameLocator => page.frameLocator('antom-checkout iframe')

const expectThanks = (page: Page, demo: Demo): Promise<void> =>
  expect.poll(() => page.url(), { timeout: 15_000 }).toBe(`${demo.url}/cms/thanks.html`)

const expectFits = async (page: Page): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)

for (const [name, file, width, scripts] of [
  ['in plain HTML', 'plain', 1280, 1],
  ['inserted later by innerHTML', 'inserted', 390, 2],
  ['under a strict policy', 'strict', 390, 1],
] as const) {
  test.describe(`a checkout ${name}`, () => {
    test.use({ viewport: { width, height: 844 } })

    test('fails, is retried and pays', async ({ page, demo }) => {
      await page.goto(`${demo.url}/cms/`)
      await expectFits(page)
      await page.locator(`a[href="${file}.html"]`).click()
      await payWith(antom(page), /0341/)
      await expectFits(page)
      // The element, and on one page a script that stands for the CMS.
      await expect(page.locator('script')).toHaveCount(scripts)
      await backToMerchant(antom(page))
      await page.getByRole('button', { name: 'Try again' }).click()
      await payWith(antom(page), /1111/)
      await backToMerchant(antom(page))
      await expectThanks(page, demo)
      await expectFits(page)
    })
  })
}

test('a paid order leads to the thank-you page after a reload, too, until the buyer wants another', async ({
  page,
  demo,
}) => {
  await page.goto(`${demo.url}/cms/plain.html`)
  await payWith(antom(page), /1111/)
  await expect(antom(page).getByRole('heading', { name: 'Payment successful' })).toBeVisible()
  await page.goto(`${demo.url}/cms/plain.html?reloaded`)
  await expectThanks(page, demo)
  await page.getByRole('button', { name: 'Buy something else' }).click()
  await page.getByRole('link', { name: /^Plain HTML/ }).click()
  await expect(antom(page).getByRole('radio', { name: 'Card' })).toBeVisible()
})

test('the strict policy allows only the scripts and frames that it names', async ({
  page,
  demo,
}) => {
  const answer = await page.goto(`${demo.url}/cms/strict.html`)
  expect(answer?.headers()['content-security-policy']).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; " +
      `frame-ancestors 'none'; base-uri 'none'; script-src 'self'; frame-src ${new URL(demo.environment).origin}; ` +
      "require-trusted-types-for 'script'",
  )
  await expect(antom(page).getByRole('radio', { name: 'Card' })).toBeVisible()
})
