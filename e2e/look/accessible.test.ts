import { answer, antomSays, checkoutFrame, expectState } from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'
import { openView, reach } from './states.ts'

/** News for screen readers, and the keyboard. `focus.test.ts` has the focus, `stories/` runs axe. */

type Page = Parameters<typeof reach>[0]

const said = (page: Page): Promise<string[]> => page.evaluate(() => window.view.said)

test('a failure and a retry are announced, each change once', async ({ page }) => {
  await openView(page, { sessionData: undefined, later: ['fetchSession'] })
  await answer(page, 'fetchSession', { paymentSessionData: 'session-1' })
  await expectState(page, { status: 'ready' })
  await antomSays(page, 'CHALLENGE')
  await antomSays(page, 'FAIL', { paymentResultCode: 'STOLEN_CARD' })
  await expectState(page, { status: 'failed' })
  await antomSays(page, 'CLICK_BACK_TO_MERCHANT')
  await page.getByRole('button', { name: 'Try again' }).click()
  await answer(page, 'fetchSession', { paymentSessionData: 'session-2' })
  await expectState(page, { status: 'ready' })
  await antomSays(page, 'PROCESSING')
  await expectState(page, { status: 'processing' })
  await antomSays(page, 'SUCCESSFUL')
  await expectState(page, { status: 'succeeded' })
  await antomSays(page, 'CLICK_BACK_TO_MERCHANT')
  expect(await said(page)).toEqual([
    'Opening the payment page',
    'The payment page is open',
    'The payment did not go through | Your bank did not approve it. Please choose another way to pay, or contact your bank.',
    'Opening the payment page',
    'The payment page is open',
    'Your payment is being processed | Your bank may need a few minutes. You can leave this page. Please do not pay again.',
    'Payment complete | Thank you. You will see it confirmed with your order.',
  ])
})

test('in another language nothing is announced in English first', async ({ page }) => {
  await openView(page, {}, { lang: 'zh' })
  await expectState(page, { status: 'ready' })
  await expect.poll(() => said(page)).toContain('支付页面已打开')
  expect((await said(page)).join('')).not.toMatch(/[a-z]/i)
})

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    return active?.localName === 'iframe' ? 'iframe' : active?.id || active?.className || 'body'
  })

// WebKit gives the focus to the panel here, so this is not in `focus.test.ts`.
test('the focus goes nowhere when nothing had it', async ({ page }) => {
  await openView(page)
  await expectState(page, { status: 'ready' })
  await page.frameLocator('#host iframe').locator('body').click()
  await page.locator('#after').click()
  await antomSays(page, 'CANCEL')
  await expect(page.getByRole('button', { name: 'Continue to payment' })).toBeVisible()
  expect(await focused(page)).toBe('body')
})

test('with the keyboard alone a buyer tries again, and keeps the place on the page', async ({
  page,
}) => {
  await reach(page, 'canceled')
  await page.locator('#note').focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Continue to payment' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectState(page, { status: 'ready' })
  expect(await focused(page)).toBe('scene')
  // Antom's page comes next.
  await (await checkoutFrame(page)).evaluate(() => (document.body.tabIndex = 0))
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('iframe')
})

test('buttons and links are large enough', async ({ page }) => {
  for (const name of ['error', 'ready', 'failed for good, page open'] as const) {
    const fresh = await page.context().newPage()
    await reach(fresh, name)
    for (const target of await fresh.locator('#host').locator('button, a').all()) {
      const { width = 0, height = 0 } = (await target.boundingBox()) ?? {}
      expect(height, `${name}: height`).toBeGreaterThanOrEqual(44)
      expect(width, `${name}: width`).toBeGreaterThanOrEqual(44)
    }
    await fresh.close()
  }
})

test('the frame of Antom’s page has a name, and is the only one', async ({ page }) => {
  await openView(page)
  await expectState(page, { status: 'ready' })
  await checkoutFrame(page)
  await expect(page.getByTitle('Secure checkout')).toHaveCount(1)
})
