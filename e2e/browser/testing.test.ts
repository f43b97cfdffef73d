import { openShop } from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'

// `createFakeSdk()` where stories use it: in a real browser.

test.beforeEach(({ page }) => openShop(page))

for (const root of ['a light host', 'a shadow root']) {
  test(`a fake page in ${root} is drawn, loads, pays and closes, without any request`, async ({
    page,
  }) => {
    await page.evaluate(() => window.antom.testing())
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    const opened = await page.evaluate(async (where) => {
      const { createFakeSdk } = await window.antom.testing()
      const fake = createFakeSdk()
      const host = document.querySelector('#host')!
      const target =
        where === 'a shadow root'
          ? host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'))
          : host
      window.checkout = window.antom.record({
        environment: 'sandbox',
        sessionData: 'session-1',
        locale: 'ja',
        sdk: fake.sdk,
      })
      void window.checkout.mount(target)
      const { sessionData, locale, isOpen } = await fake.page()
      const { status } = window.checkout.state
      Object.assign(window, { fake })
      return { sessionData, locale, isOpen, status }
    }, root)
    expect(opened).toEqual({
      sessionData: 'session-1',
      locale: 'ja_JP',
      isOpen: true,
      status: 'ready',
    })
    await expect(page.frameLocator('iframe').getByText("Antom's page")).toBeVisible()
    const after = await page.evaluate(async () => {
      const { fake } = window as unknown as {
        fake: import('@antom-checkout/core/testing').FakeSdk
      }
      await fake.succeed()
      const { status } = window.checkout.state
      await fake.backToMerchant()
      const told = window.checkout.events.map(({ type }) => type)
      return { status, told: told.filter((type) => type !== 'stateChange') }
    })
    expect(after).toEqual({
      status: 'succeeded',
      told: ['ready', 'paymentSuccessful', 'backToMerchant'],
    })
    await expect(page.locator('iframe')).toHaveCount(0)
    expect(requests.filter((url) => !url.startsWith('about:'))).toEqual([])
  })
}
