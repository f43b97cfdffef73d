import { checkoutFrame, ckp, expect, frames, say, shop, test } from './harness.ts'

test.beforeEach(async ({ page }) => {
  await page.goto(`${shop()}/core.html`)
})

const mount = (options: object) => {
  window.checkout = window.antom.record({ environment: '', analytics: false, ...options })
  return window.checkout.mount('#host').then(({ status }) => status)
}

test('shows the page and tells of the payment', async ({ page }) => {
  expect(await page.evaluate(mount, { environment: ckp(), sessionData: 'session-1' })).toBe('ready')
  const frame = await checkoutFrame(page)
  expect(new URL(frame.url()).searchParams.get('sessionData')).toBe('session-1')
  await say(frame, { code: 'SDK_PAYMENT_SUCCESSFUL', result: { paymentStatus: 'SUCCESS' } })
  await expect
    .poll(() => page.evaluate(() => window.checkout.state))
    .toMatchObject({ status: 'succeeded', verified: false })
  expect(await page.evaluate(() => window.checkout.events.map(({ type }) => type))).toEqual([
    'stateChange',
    'stateChange',
    'stateChange',
    'ready',
    'stateChange',
    'paymentSuccessful',
    'stateChange',
  ])
  await page.evaluate(() => window.checkout.unmount())
  await expect.poll(() => frames(page).length).toBe(0)
})
