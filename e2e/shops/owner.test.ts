import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { expect, type Locator, type Page } from '@playwright/test'
import { test, type Demo } from './demoTest.ts'
import { payByCard, post } from './payByCard.ts'

/** The page where the owner of the demo shop captures and refunds. */

test.setTimeout(60_000)

async function paidOrder({ url, emulator }: Demo, sku: string, quantity = 1): Promise<string> {
  const { id } = await post(`${url}/api/orders`, { items: [{ sku, quantity }] })
  await payByCard(await post(`${url}/api/orders/${id}/session`), emulator!)
  return id!
}

const rowOf = (page: Page, id: string): Locator => page.locator(`[id="${id}"]`)
const field = (row: Locator, kind: string): Locator =>
  row.getByRole('textbox', { name: new RegExp(`^${kind}`) })
const sumOf = (row: Locator, name: string): Locator =>
  row.locator('.sums div').filter({ hasText: name }).locator('dd')

test('with the keyboard, the owner captures in parts and refunds, and the page of the buyer follows by itself', async ({
  page,
  context,
  demo,
}) => {
  const id = await paidOrder(demo, 'teapot', 2)
  const buyer = await context.newPage()
  await buyer.goto(`${demo.url}/orders/${id}`)
  await expect(buyer.getByRole('heading', { name: 'Thank you, your order is in' })).toBeVisible()

  await page.goto(demo.ownerUrl)
  await expect(page).toHaveURL(`${demo.url}/admin`)
  const row = rowOf(page, id)
  await field(row, 'Capture').focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('96')
  await page.keyboard.press('Enter')
  await expect(row.getByText('S$96.00 captured.')).toBeVisible()
  await expect(sumOf(row, 'Captured')).toHaveText('S$96.00')
  await expect(buyer.getByRole('heading', { name: 'Thank you, it is paid' })).toBeVisible()

  await field(row, 'Capture').focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('4')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(sumOf(row, 'Captured')).toHaveText('S$100.00')
  await expect(field(row, 'Capture'), 'nothing is left to capture').toHaveCount(0)

  await field(row, 'Refund').focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('100,01')
  await page.keyboard.press('Enter')
  await expect(row.getByText('At most S$100.00 is left.')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('20.50')
  await page.keyboard.press('Enter')
  await expect(sumOf(row, 'Refunded')).toHaveText('S$20.50')
  await expect(row.getByRole('list', { name: 'Captures and refunds' }).locator('li')).toHaveText([
    /^Capture S\$96\.00 done/,
    /^Capture S\$4\.00 done/,
    /^Refund S\$20\.50 done/,
  ])
  await expect(buyer.getByText('Refunded to you')).toBeVisible()
})

test('an order that was paid twice is a case for the owner, until one payment is refunded', async ({
  page,
  demo,
}) => {
  const { url, emulator } = demo
  const { id } = await post(`${url}/api/orders`, { items: [{ sku: 'rice-bowl', quantity: 1 }] })
  const sessions = [
    await post(`${url}/api/orders/${id}/session`),
    await post(`${url}/api/orders/${id}/session`, { reason: 'retry' }),
  ]
  for (const session of sessions) await payByCard(session, emulator!)
  await page.goto(demo.ownerUrl)
  const cases = page.getByRole('region', { name: 'Look at these' }).getByRole('listitem')
  const found = cases.filter({ hasText: id! })
  await expect(found).toContainText('The buyer has paid twice.')
  await found.getByRole('link', { name: `Order ${id}` }).click()
  const row = rowOf(page, id!)
  await row.locator('summary').click()
  const second = row.locator('.payment').nth(1)
  await second.getByRole('button', { name: 'Refund S$28.00' }).click()
  await expect(sumOf(second, 'Refunded')).toHaveText('S$28.00')
  await expect(sumOf(row.locator('.payment').first(), 'Refunded')).toHaveText('S$0.00')
  await found.getByRole('button', { name: 'Done' }).click()
  await expect(found).toHaveCount(0)
})

test('a new order and its payment appear on the page of the owner by themselves', async ({
  page,
  demo,
}) => {
  await page.goto(demo.ownerUrl)
  await expect(page.getByRole('heading', { name: 'Orders' })).toBeVisible()
  const id = await paidOrder(demo, 'rice-bowl')
  await expect(rowOf(page, id)).toContainText('Paid')
})

test.describe('with an answer that was lost', () => {
  test.use({ mayPrint: /502/ })
  test('a refund whose answer was lost is under way, and asking again refunds once', async ({
    page,
    demo,
  }) => {
    const id = await paidOrder(demo, 'rice-bowl')
    await page.goto(demo.ownerUrl)
    const row = rowOf(page, id)
    await row.locator('summary').click()
    demo.emulator!.fault({ on: 'refund', does: 'lose-answer' })
    demo.emulator!.fault({ on: 'REFUND_RESULT', does: 'drop' })
    await field(row, 'Refund').fill('20')
    await row.getByRole('button', { name: 'Refund S$20.00' }).click()
    await expect(row.getByText('it will not happen twice')).toBeVisible()
    await expect(row.getByText('under way')).toBeVisible()
    await expect(row.getByText('up to S$8.00')).toBeVisible()
    // Also in a page that knows nothing of the first click.
    await page.reload()
    await row.locator('summary').click()
    await row.getByRole('button', { name: 'Ask again' }).click()
    await expect(sumOf(row, 'Refunded')).toHaveText('S$20.00')
    await expect(row.getByText('under way')).toHaveCount(0)
    await expect(row.locator('.movements li')).toHaveCount(2)
  })
})

test.describe('with a connection that breaks', () => {
  test.use({ mayPrint: /net::ERR_FAILED/ })

  test('pressing again refunds once', async ({ page, demo }) => {
    const id = await paidOrder(demo, 'rice-bowl')
    await page.goto(demo.ownerUrl)
    const row = rowOf(page, id)
    await row.locator('summary').click()
    await page.route(
      '**/refund',
      async (route) => {
        await route.fetch() // The shop gets it, and the page gets no answer.
        await route.abort()
      },
      { times: 1 },
    )
    await field(row, 'Refund').fill('10')
    await row.getByRole('button', { name: 'Refund S$10.00' }).click()
    await expect(row.getByText('The shop does not answer just now.')).toBeVisible()
    await expect(sumOf(row, 'Refunded')).toHaveText('S$10.00')
    await row.getByRole('button', { name: 'Refund S$10.00' }).click()
    await expect(row.getByText('S$10.00 refunded.')).toBeVisible()
    await expect(sumOf(row, 'Refunded')).toHaveText('S$10.00')
    await expect(row.locator('.movements li')).toHaveCount(2)
  })
})

test.describe('for strangers', () => {
  test.use({ mayPrint: /40[13]/ })
  test('a stranger sees no order', async ({ page, demo }) => {
    await paidOrder(demo, 'rice-bowl')
    for (const path of ['/admin', '/admin?key=guess']) {
      await page.goto(demo.url + path)
      await expect(page.getByRole('heading', { name: 'Only the owner may see this' })).toBeVisible()
      await expect(page.locator('.row')).toHaveCount(0)
    }
  })

  test('a page of another port, opened in the browser of the owner, cannot refund', async ({
    page,
    demo,
  }) => {
    const id = await paidOrder(demo, 'rice-bowl')
    await page.goto(demo.ownerUrl)
    const row = rowOf(page, id)
    await row.locator('summary').click()
    await expect(sumOf(row, 'Captured')).toHaveText('S$28.00')

    // Another port of localhost is the same site: the cookie of the owner goes with its requests.
    const foreign = createServer((_, response) =>
      response.end('<!doctype html><link rel="icon" href="data:," />'),
    )
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
    await page.goto(`http://localhost:${(foreign.address() as AddressInfo).port}`)
    const [refused] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith(`/orders/${id}/refund`)),
      page.evaluate(
        (address) =>
          fetch(address, { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' }),
        `${demo.url}/api/admin/orders/${id}/refund`,
      ),
    ])
    expect(refused.status(), 'not 401: the cookie was there').toBe(403)
    foreign.close()
  })
})

type Report = { violations: { id: string; help: string }[] }

test('the page of the owner has no accessibility findings, light or dark, and fits 320 px', async ({
  page,
  demo,
}) => {
  const id = await paidOrder(demo, 'teapot')
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(demo.ownerUrl)
  await rowOf(page, id)
    .getByLabel(/^Capture/)
    .fill('1')
  await page.keyboard.press('Enter')
  await expect(field(rowOf(page, id), 'Refund')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  // Not by a script tag, which the shop's Content-Security-Policy forbids.
  await page.evaluate(
    await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
  )
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await page.evaluate<Report>("axe.run('body')")
    expect(violations.map(({ id: rule, help }) => `${rule}: ${help}`)).toEqual([])
  }
})
