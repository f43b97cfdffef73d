import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, type FrameLocator, type Page } from '@playwright/test'
import { backToMerchant, payWith } from '../kit/buyer.ts'
import { test, type Demo } from './demoTest.ts'

test.setTimeout(60_000)

const antom = (page: Page): FrameLocator => page.frameLocator('.host iframe')

async function checkOut(page: Page, demo: Demo): Promise<void> {
  await page.goto(demo.url)
  await page.getByRole('button', { name: 'Add to cart: Rice bowl' }).click()
  await page.getByRole('link', { name: /^Cart/ }).click()
  await page.getByRole('button', { name: /^Pay / }).click()
}

const openForm = (page: Page): Promise<void> =>
  expect(antom(page).getByRole('radio', { name: 'Card' })).toBeVisible()

/** The switch is disabled, and says why. */
async function expectHeld(page: Page): Promise<void> {
  await expect(page.getByText('Fixed: a payment is under way')).toBeVisible()
  for (const radio of await page.getByRole('radio').all()) await expect(radio).toBeDisabled()
}

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
      demo,
    }) => {
      await checkOut(page, demo)
      await payWith(antom(page), /1111/)
      await backToMerchant(antom(page))
      await expectPaid(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
        true,
      )
    })
  })
}

test('a payment that takes a moment is paid in the end', async ({ page, demo }) => {
  await checkOut(page, demo)
  await payWith(antom(page), /0077/)
  await backToMerchant(antom(page))
  await expectPaid(page)
})

const adapters = [
  { name: 'React', search: '', host: '.stage > div.host' },
  { name: 'Vue', search: '?adapter=vue', host: '[data-v-app] > .host' },
  { name: 'Web component', search: '?adapter=element', host: 'antom-checkout.host' },
]

for (const { name, host } of adapters) {
  test(`drawn by ${name}, a payment is canceled, reloaded, failed for good, and paid with a new session`, async ({
    page,
    demo,
  }) => {
    await checkOut(page, demo)
    await page.getByRole('radio', { name }).check()
    await antom(page)
      .getByRole('button', { name: /^Back to/ })
      .click()
    await expect(page.getByRole('heading', { name: 'You left before paying' })).toBeVisible()
    await page.getByRole('button', { name: 'Pay again' }).click()
    await openForm(page)
    await page.reload()
    await expect(page.getByRole('radio', { name })).toBeChecked()
    await expect(page.locator(host)).toBeVisible()
    await payWith(antom(page), /0341/)
    await backToMerchant(antom(page))
    await page.getByRole('button', { name: 'Try again' }).click()
    await payWith(antom(page), /1111/)
    await backToMerchant(antom(page))
    await expectPaid(page)
  })
}

test('a checkout is switched from React to Vue to an element and back, one page and one session at a time', async ({
  page,
  demo,
}) => {
  const scripts: string[] = []
  const sessions = new Set<string>()
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    const lazy = /^\/assets\/(vue|element)Checkout/.exec(pathname)
    if (lazy) scripts.push(lazy[1]!)
    const session = request.isNavigationRequest() && searchParams.get('sessionData')
    if (session) sessions.add(session)
  })
  await checkOut(page, demo)
  await openForm(page)
  expect(scripts).toEqual([])
  const path = new URL(page.url()).pathname
  const [react, ...others] = adapters
  for (const { name, search, host } of [...others, react!]) {
    await page.getByRole('radio', { name }).check()
    await expect(page.locator(host)).toBeVisible()
    await openForm(page)
    expect(page.url()).toBe(demo.url + path + search)
    expect(page.frames().length, 'the shop and one page of Antom’s').toBe(2)
  }
  expect(scripts).toEqual(['vue', 'element'])
  expect(sessions.size).toBe(1)
  await page.evaluate(() => history.back())
  await expect(page.getByRole('heading', { name: 'Your cart' })).toBeVisible()
})

test('a checkout whose code does not load says so, and the switch leads to one that does', async ({
  page,
  demo,
}) => {
  const body = "throw new Error('cut off')"
  await page.route('**/assets/vueCheckout*', (route) =>
    route.fulfill({ contentType: 'text/javascript', body }),
  )
  await checkOut(page, demo)
  await page.getByRole('radio', { name: 'Vue' }).check()
  await expect(page.getByRole('alert')).toContainText('This checkout did not load')
  await page.getByRole('radio', { name: 'Web component' }).check()
  await openForm(page)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a buyer who cancels in a wallet comes back to the adapter that was chosen', async ({
  page,
  demo,
}) => {
  await checkOut(page, demo)
  await page.getByRole('radio', { name: 'Vue' }).check()
  await antom(page).getByRole('radio', { name: 'Alipay' }).check()
  await antom(page).getByRole('button', { name: /^Pay/ }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('link', { name: 'Back to the payment' }).click()
  await expect(page).toHaveURL(/\?adapter=vue$/)
  await openForm(page)
})

type Report = { violations: { id: string; help: string }[] }

test('the switch has no accessibility findings, free or held, light or dark, and fits 320 px', async ({
  page,
  demo,
}) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await checkOut(page, demo)
  await openForm(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  const find = async (): Promise<string[]> => {
    const found: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await page.evaluate<Report>("axe.run('.choice')")
      found.push(...violations.map(({ id, help }) => `${colorScheme}: ${id}: ${help}`))
    }
    return found
  }
  // Not by a script tag, which the shop's Content-Security-Policy forbids.
  await page.evaluate(
    await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
  )
  expect(await find()).toEqual([])
  await payWith(antom(page), /0077/)
  await expectHeld(page)
  expect(await find()).toEqual([])
})

test('a reload in the middle shows the form again, and a paid order never', async ({
  page,
  demo,
}) => {
  await checkOut(page, demo)
  await openForm(page)
  const address = page.url()
  await page.reload()
  await payWith(antom(page), /1111/)
  await expect(antom(page).getByRole('heading', { name: 'Payment successful' })).toBeVisible()
  await page.goto(address)
  await expectPaid(page)
})

test('a buyer who leaves by the back button comes back and pays', async ({ page, demo }) => {
  await checkOut(page, demo)
  await openForm(page)
  await page.evaluate(() => history.back())
  await expect(page.getByRole('button', { name: /^Pay / })).toBeVisible()
  await page.evaluate(() => history.forward())
  await payWith(antom(page), /1111/)
  await backToMerchant(antom(page))
  await expectPaid(page)
})

test('a wallet takes the buyer away and back to a paid order', async ({ page, demo }) => {
  await checkOut(page, demo)
  await antom(page).getByRole('radio', { name: 'Alipay' }).check()
  await antom(page).getByRole('button', { name: /^Pay/ }).click()
  await page.getByRole('button', { name: 'Confirm payment' }).click()
  await expectPaid(page)
})

test('the page of an order updates by itself when the payment arrives elsewhere', async ({
  page,
  context,
  demo,
}) => {
  await checkOut(page, demo)
  await openForm(page)
  const order = await context.newPage()
  await order.goto(page.url().replace('/checkout/', '/orders/'))
  await expect(order.getByRole('heading', { name: 'This order is not paid yet' })).toBeVisible()
  let navigations = 0
  order.on('framenavigated', () => (navigations += 1))
  await payWith(antom(page), /1111/)
  await expectPaid(order)
  expect(navigations).toBe(0)
})
