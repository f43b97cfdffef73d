import { startShop } from '@antom-checkout/demo'
import { expect, test as base, type FrameLocator, type Page } from '@playwright/test'

type Shop = Awaited<ReturnType<typeof startShop>>

/** The shop of `npm start`, on free ports, and a console that must stay empty. */
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

const antom = (page: Page): FrameLocator => page.frameLocator('.host iframe')

async function checkOut(page: Page, shop: Shop): Promise<void> {
  await page.goto(shop.url)
  await page.getByRole('button', { name: 'Add to cart: Rice bowl' }).click()
  await page.getByRole('link', { name: /^Cart/ }).click()
  await page.getByRole('button', { name: /^Pay / }).click()
}

async function payWith(page: Page, card: RegExp): Promise<void> {
  const frame = antom(page)
  await frame.getByText('Simulate', { exact: true }).click()
  await frame.getByRole('button', { name: card }).click()
  await frame.getByRole('button', { name: /^Pay/ }).click()
}

/**
 * Clicks from within, a moment later: a mouse may meet what stood there before Antom's page took the focus and the browser
 * scrolled, and what clicks from outside waits for a frame that is gone by then.
 */
const backToMerchant = (page: Page): Promise<void> =>
  antom(page)
    .getByRole('button', { name: 'Back to merchant' })
    .evaluate((button: HTMLElement) => void setTimeout(() => button.click()))

const expectPaid = (page: Page): Promise<void> =>
  expect(page.getByRole('heading', { name: 'Thank you, it is paid' })).toBeVisible({
    timeout: 15_000,
  })

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport })

    test('a buyer pays, and the order is paid because the server says so', async ({
      page,
      shop,
    }) => {
      await checkOut(page, shop)
      await payWith(page, /1111/)
      await backToMerchant(page)
      await expectPaid(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
        true,
      )
    })

    test('a payment that takes a moment is paid in the end', async ({ page, shop }) => {
      await checkOut(page, shop)
      await payWith(page, /0077/)
      await backToMerchant(page)
      await expectPaid(page)
    })
  })
}

test('a payment that was canceled is paid on the second try', async ({ page, shop }) => {
  await checkOut(page, shop)
  await antom(page)
    .getByRole('button', { name: /^Back to/ })
    .click()
  await page.getByRole('button', { name: 'Pay again' }).click()
  await payWith(page, /1111/)
  await backToMerchant(page)
  await expectPaid(page)
})

test('a payment that failed for good is paid with a new session', async ({ page, shop }) => {
  await checkOut(page, shop)
  await payWith(page, /0341/)
  await backToMerchant(page)
  await page.getByRole('button', { name: 'Try again' }).click()
  await payWith(page, /1111/)
  await backToMerchant(page)
  await expectPaid(page)
})

test('a reload in the middle shows the form again, and a paid order never', async ({
  page,
  shop,
}) => {
  await checkOut(page, shop)
  await expect(antom(page).getByRole('radio', { name: 'Card' })).toBeVisible()
  const address = page.url()
  await page.reload()
  await payWith(page, /1111/)
  await expect(antom(page).getByRole('heading', { name: 'Payment successful' })).toBeVisible()
  await page.goto(address)
  await expectPaid(page)
})

test('a buyer who leaves by the back button comes back and pays', async ({ page, shop }) => {
  await checkOut(page, shop)
  await expect(antom(page).getByRole('radio', { name: 'Card' })).toBeVisible()
  await page.evaluate(() => history.back())
  await expect(page.getByRole('button', { name: /^Pay / })).toBeVisible()
  await page.evaluate(() => history.forward())
  await payWith(page, /1111/)
  await backToMerchant(page)
  await expectPaid(page)
})

test('a wallet takes the buyer away and back to a paid order', async ({ page, shop }) => {
  await checkOut(page, shop)
  await antom(page).getByRole('radio', { name: 'Alipay' }).check()
  await antom(page).getByRole('button', { name: /^Pay/ }).click()
  await page.getByRole('button', { name: 'Confirm payment' }).click()
  await expectPaid(page)
})
