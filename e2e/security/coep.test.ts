import { errorOf, expectState, make, mount } from '../kit/checkout.ts'
import { shop } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

/** A shop under a Cross-Origin-Embedder-Policy. No test here uses a route: with routes, Chromium lets frames in. */

test.use({ mayPrint: /Failed to load resource|BLOCKED_BY_RESPONSE/ })

for (const [policy, isolated] of [
  ['require-corp', ''],
  ['require-corp', '&isolated'],
  ['credentialless', '&isolated'],
] as const) {
  test(`Cross-Origin-Embedder-Policy ${policy}${isolated} keeps Antom's page out, and the error says so`, async ({
    page,
  }) => {
    await page.goto(`${shop()}/core.html?coep=${policy}${isolated}`)
    expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(!!isolated)
    await make(page)
    // Chromium reports before the frame's load event, or shortly after.
    await mount(page)
    await expectState(page, { status: 'error', error: 'MOUNT_FAILED', pageOpen: false })
    expect((await errorOf(page))!.message).toContain('Cross-Origin-Embedder-Policy')
    await expect(page.locator('iframe')).toHaveCount(0)
  })
}
