import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { startEmulator, type Emulator } from '@antom-checkout/emulator'
import { expect, test as base, type Locator, type Page } from '@playwright/test'

/** The emulator's dashboard, as people use it: by mouse, by keyboard, on a phone, in the dark. */

interface Shop {
  /** The address of its endpoint for notifications. */
  url: string
  /** How it answers from now on. */
  answer: { status: number; body: string }
}

interface Fixtures {
  emulator: Emulator
  shop: Shop
  /** Lines that the console may print. */
  mayPrint: RegExp | undefined
}

const ACKNOWLEDGEMENT =
  '{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}'

const test = base.extend<Fixtures>({
  mayPrint: [undefined, { option: true }],
  emulator: async ({}, use) => {
    const emulator = await startEmulator({ clock: 'manual' })
    await use(emulator)
    await emulator.close()
  },
  shop: async ({}, use) => {
    const shop: Shop = { url: '', answer: { status: 200, body: ACKNOWLEDGEMENT } }
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(shop.answer.status).end(shop.answer.body)
      })
    })
    shop.url = `${await listen(server)}/notify`
    await use(shop)
    server.closeAllConnections()
    server.close()
  },
  page: async ({ page, mayPrint }, use) => {
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await use(page)
    expect(
      said.filter((line) => !mayPrint?.test(line)),
      'the console',
    ).toEqual([])
  },
})

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const rows = (page: Page): Locator => page.locator('#list a.row')
const row = (page: Page, text: string): Locator => rows(page).filter({ hasText: text })
const detail = (page: Page): Locator => page.getByRole('region', { name: 'What is open' })
const toast = (page: Page): Locator => page.locator('#toast')

/** The stream is open: what happens from now on moves the list. */
async function openDashboard(page: Page, emulator: Emulator, path = '/'): Promise<void> {
  const stream = page.waitForResponse((response) => response.url().endsWith('/dashboard/events'))
  await page.goto(emulator.url + path)
  await stream
}

/** A payment whose notification the shop has answered with 200 and the wrong body. */
async function payUnacknowledged(emulator: Emulator, shop: Shop): Promise<string> {
  shop.answer.body = 'ok'
  const { paymentId } = await emulator.payments.pay({
    notifyUrl: shop.url,
    method: 'ALIPAY_CN',
    orderId: 'ORDER_7',
  })
  shop.answer.body = ACKNOWLEDGEMENT
  return paymentId
}

test('a delivery that was not acknowledged says what to answer, and is acknowledged when it is resent', async ({
  page,
  emulator,
  shop,
}) => {
  await openDashboard(page, emulator)
  await expect(page.getByRole('heading', { name: 'Waiting for your shop' })).toBeVisible()
  await payUnacknowledged(emulator, shop)
  // By itself: nobody has loaded the page again.
  await row(page, '200, not acknowledged').click()
  await expect(detail(page).getByRole('heading', { name: 'PAYMENT_RESULT' })).toBeFocused()
  await expect(detail(page)).toContainText('The shop answered ok.')
  await expect(detail(page).locator('.advice pre')).toHaveText(ACKNOWLEDGEMENT)
  await expect(detail(page)).toContainText('in 2 min')

  await detail(page)
    .getByRole('button', { name: /^Resend/ })
    .click()
  await expect(toast(page)).toHaveText('Resent PAYMENT_RESULT: 200, acknowledged.')
  await expect(detail(page).locator('.detail-head .pill')).toHaveText('acknowledged')
  await expect(detail(page).locator('.deliveries > li')).toHaveCount(2)
  await expect(detail(page).locator('.advice')).toHaveCount(0)
  await expect(row(page, '200, acknowledged (delivery 2, resent)')).toBeVisible()
})

test('the keyboard is enough: rows, opening, resending, searching, closing, help', async ({
  page,
  emulator,
  shop,
}) => {
  await payUnacknowledged(emulator, shop)
  await openDashboard(page, emulator, '/notifications')
  await page.keyboard.press('j')
  await expect(row(page, 'PAYMENT_RESULT')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(detail(page).getByRole('heading', { name: 'PAYMENT_RESULT' })).toBeFocused()
  await page.keyboard.press('r')
  await expect(toast(page)).toHaveText('Resent PAYMENT_RESULT: 200, acknowledged.')
  await page.keyboard.press('Escape')
  await expect(detail(page)).toBeHidden()
  await expect(row(page, 'PAYMENT_RESULT')).toBeFocused()

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys of the keyboard' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keys of the keyboard' })).toBeHidden()

  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  // Keys are letters while somebody types.
  await page.keyboard.type('jkr')
  await expect(page.getByRole('heading', { name: 'Nothing has “jkr”' })).toBeVisible()
  await page.getByRole('link', { name: 'Show all 1' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(page.getByRole('searchbox')).toHaveValue('')
})

test('j and k go up and down from the row with the focus', async ({ page, emulator }) => {
  for (const orderId of ['ORDER_1', 'ORDER_2', 'ORDER_3']) {
    await emulator.payments.pay({ orderId })
  }
  await openDashboard(page, emulator, '/payments')
  for (const [key, order] of [
    ['j', 'ORDER_3'],
    ['j', 'ORDER_2'],
    ['j', 'ORDER_1'],
    ['j', 'ORDER_1'],
    ['k', 'ORDER_2'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(row(page, order)).toBeFocused()
  }
})

test('the focus stays on its row while the list moves', async ({ page, emulator }) => {
  await emulator.payments.pay({ orderId: 'ORDER_1' })
  await openDashboard(page, emulator, '/payments')
  await row(page, 'ORDER_1').focus()
  await emulator.payments.pay({ orderId: 'ORDER_2' })
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).first()).toContainText('ORDER_2')
  await expect(row(page, 'ORDER_1')).toBeFocused()
})

test('what is typed and what is open stays while the page is drawn again', async ({
  page,
  emulator,
  shop,
}) => {
  await payUnacknowledged(emulator, shop)
  const { id } = emulator.notifications.list()[0]!
  await openDashboard(page, emulator, `/notifications?show=notification-${id}`)
  await detail(page).getByText('Edit and send').click()
  const body = detail(page).getByRole('textbox', { name: 'Body' })
  await body.fill('{"mine":1}')
  await emulator.payments.pay({ orderId: 'ORDER_8', notifyUrl: shop.url })
  await expect(rows(page)).toHaveCount(3)
  await expect(body).toBeFocused()
  await expect(body).toHaveValue('{"mine":1}')
  await detail(page).getByRole('button', { name: 'Send edited' }).click()
  await expect(toast(page)).toContainText('Sent an edited PAYMENT_RESULT')
  const last = detail(page).locator('.deliveries > li').last()
  await expect(last).toContainText('edited')
  await expect(last.locator('ins')).toContainText(['"mine": 1'])
})

test.describe('a verb that is refused', () => {
  // The browser prints each refusal of a request by itself.
  test.use({ mayPrint: /status of 400/ })
  test('a payment is made, captured, refunded and canceled from the page', async ({
    page,
    emulator,
  }) => {
    await openDashboard(page, emulator)
    await page.getByRole('button', { name: 'Test payment', exact: true }).click()
    const panel = page.getByRole('dialog', { name: 'Test payment' })
    await panel.getByLabel('Captured').selectOption('MANUAL')
    await panel.getByRole('button', { name: 'Pay', exact: true }).click()
    await expect(toast(page)).toContainText('SUCCESS')
    await expect(panel).toBeHidden()
    await page.getByRole('link', { name: /^Payments/ }).click()
    await rows(page).click()
    await detail(page)
      .getByLabel(/^Capture/)
      .fill('1000')
    await detail(page).getByRole('button', { name: 'Capture' }).click()
    await expect(toast(page)).toHaveText('Captured.')
    await detail(page).getByRole('button', { name: 'Refund' }).click()
    await expect(toast(page)).toHaveText('Refunded.')
    await expect(detail(page).locator('.movements')).toContainText('Refund SGD 10.00')
    await detail(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'ORDER_STATUS_INVALID' })).toBeVisible()
  })
})

test('a fault is armed, happens where everybody sees it, and is disarmed', async ({
  page,
  emulator,
  shop,
}) => {
  await openDashboard(page, emulator)
  await page.getByRole('button', { name: 'Arm a fault' }).click()
  const form = page.getByRole('dialog', { name: 'Arm a fault' }).locator('form').nth(1)
  await form.getByRole('radio', { name: /^corrupt/ }).check()
  await form.getByLabel('How often').fill('2')
  await form.getByRole('button', { name: 'Arm' }).click()
  await expect(toast(page)).toContainText('corrupt on PAYMENT_RESULT, 2 times')
  await payUnacknowledged(emulator, shop)
  await row(page, 'happened, 1 left').click()
  await detail(page).getByRole('button', { name: 'Disarm' }).click()
  await expect(row(page, 'disarmed')).toBeVisible()
  await row(page, '(fault: corrupt)').click()
  await expect(detail(page).locator('.diff del')).toContainText(['"value": "6000"'])
})

test('a clock that stands still does not count down; it is turned to the next delivery', async ({
  page,
  emulator,
  shop,
}) => {
  await payUnacknowledged(emulator, shop)
  await openDashboard(page, emulator, '/notifications')
  const clock = page.getByRole('group', { name: 'The emulator’s clock' })
  await expect(clock).toContainText('stands still · next delivery in 2 min')
  await expect(clock.locator('[data-now], [data-due]')).toHaveCount(0)
  await clock.getByRole('button', { name: 'Next delivery' }).click()
  await expect(toast(page)).toContainText('forward by 2 min')
  await expect(row(page, 'acknowledged')).toContainText('2 deliveries')
  await expect(clock).toHaveText(/stands still\+2 min/)
})

test('a text is copied', async ({ page, emulator, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openDashboard(page, emulator)
  await page.getByRole('button', { name: 'Copy: Command' }).click()
  await expect(toast(page)).toHaveText('Copied.')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('npx antom-emulator trigger payment')
})

test.describe('when the connection is lost', () => {
  test.use({ mayPrint: /net::ERR_|EventSource/ })
  test('the page says that the emulator is gone, and goes on when it is there again', async ({
    page,
    shop,
  }) => {
    const first = await startEmulator()
    await openDashboard(page, first)
    await first.close()
    await expect(page.getByRole('alert').filter({ hasText: 'connection' })).toBeVisible()
    const second = await startEmulator({ port: Number(new URL(first.url).port) })
    await second.payments.pay({ orderId: 'ORDER_9', notifyUrl: shop.url })
    await expect(row(page, 'ORDER_9').first()).toBeVisible({ timeout: 15_000 })
    await expect(page.getByRole('alert').filter({ hasText: 'connection' })).toBeHidden()
    await second.close()
  })
})

test.describe('a foreign page', () => {
  test.use({ mayPrint: /frame-ancestors|403|Refused to|Framing/ })
  test('cannot use the dashboard, nor show it in a frame', async ({ page, emulator }) => {
    await emulator.payments.pay({ orderId: 'ORDER_1' })
    const target = `${emulator.url}/dashboard/do/reset`
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(`<iframe name="f" src="${emulator.url}"></iframe><iframe name="g"></iframe>
        <form method="post" action="${target}" target="g"><button>Send</button></form>`)
    })
    const url = await listen(server)
    for (const foreign of [url, url.replace('127.0.0.1', 'localhost')]) {
      await page.goto(foreign)
      const answered = page.waitForResponse(target)
      await page.getByRole('button').click()
      expect((await answered).status()).toBe(403)
      await page.evaluate(
        (address) => fetch(address, { method: 'POST', mode: 'no-cors', body: '{}' }).then(() => 0),
        target,
      )
      expect(await page.frame('f')!.locator('body').innerText()).not.toContain('ORDER_1')
    }
    expect(emulator.payments.list()).toHaveLength(1)
    server.closeAllConnections()
    server.close()
  })
})

interface Report {
  violations: { id: string; nodes: { html: string }[] }[]
}

/** The problems that axe finds on the page, in short. */
async function violations(page: Page): Promise<string[]> {
  // The policy of the page lets no foreign script in; what a debugger evaluates is not the page's.
  const source = await readFile(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
    'utf8',
  )
  await page.evaluate(source)
  const report = await page.evaluate<Report>('axe.run()')
  return report.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const looks = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

for (const { width, colorScheme } of looks) {
  test.describe(`${width} px, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 844 }, colorScheme, reducedMotion: 'reduce' } as object)
    test.setTimeout(60_000)

    test('every view can be used by everybody, and is no wider than the window', async ({
      page,
      emulator,
      shop,
    }) => {
      const check = async (what: string): Promise<void> => {
        expect(await violations(page), what).toEqual([])
        const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
        expect(isWider, `${what} is wider than the window`).toBe(false)
      }
      await openDashboard(page, emulator)
      await check('empty')
      emulator.fault({ on: 'PAYMENT_RESULT', does: 'corrupt' })
      await payUnacknowledged(emulator, shop)
      const { paymentId } = await emulator.payments.pay({
        notifyUrl: shop.url,
        captureMode: 'MANUAL',
      })
      const { id } = emulator.notifications.list()[0]!
      for (const path of [
        '/',
        `/payments?show=payment-${paymentId}`,
        `/notifications?show=notification-${id}`,
        '/calls?show=call-1',
        '/faults?show=fault-1',
        '/?q=nothing',
      ]) {
        await openDashboard(page, emulator, path)
        await check(path)
      }
      for (const name of ['Test payment', 'Arm a fault', 'More']) {
        await page.getByRole('button', { name, exact: true }).click()
        await check(name)
        await page.keyboard.press('Escape')
      }
    })
  })
}

test('nothing moves for those who want no motion', async ({ page, emulator }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await emulator.payments.pay()
  await openDashboard(page, emulator)
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.reload()
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  test('what is open takes the place of the list, and the list comes back', async ({
    page,
    emulator,
  }) => {
    await emulator.payments.pay({ orderId: 'ORDER_1' })
    await openDashboard(page, emulator, '/payments')
    await row(page, 'ORDER_1').click()
    await expect(detail(page)).toBeVisible()
    await expect(rows(page)).toBeHidden()
    await detail(page).getByRole('link', { name: 'Close' }).click()
    await expect(row(page, 'ORDER_1')).toBeFocused()
  })
})
