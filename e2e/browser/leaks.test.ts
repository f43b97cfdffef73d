import type { Page } from '@playwright/test'
import { openShop } from '../kit/checkout.ts'
import { ckp } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

/** A thousand payments leave nothing behind. */

const cycles = Number(process.env['CYCLES'] ?? 100)
const tracker = 'https://gw.alipayobjects.com/**'

/** Mounts and unmounts, each time a checkout of its own. */
const pay = (page: Page, analytics: boolean, times: number): Promise<unknown> =>
  page.evaluate(
    async ([options, count]) => {
      const { createCheckout } = window.antom
      for (let at = 0; at < count; at += 1) {
        const checkout = createCheckout({ ...options, sessionData: `session-${at}` })
        await checkout.mount('#host')
        checkout.unmount()
      }
    },
    [{ environment: ckp(), analytics }, times] as const,
  )

/** Counts of documents, nodes, listeners and frames after garbage collection. */
async function counts(page: Page): Promise<Record<string, number | undefined>> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage')
  const { documents, nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
  const { metrics } = await devtools.send('Performance.getMetrics')
  await devtools.detach()
  const frames = metrics.find(({ name }) => name === 'Frames')?.value
  return { documents, nodes, jsEventListeners, frames }
}

for (const [analytics, scripts] of [
  [true, 1],
  [false, 0],
] as const) {
  test(`${cycles} payments ${analytics ? 'with' : 'without'} analytics leave nothing but ${scripts} tracking script`, async ({
    page,
  }) => {
    test.setTimeout(30_000 + cycles * 500)
    await page.route(tracker, (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: 'window.iTracker = new Proxy({}, { get: () => () => {} })',
      }),
    )
    await openShop(page)
    await pay(page, analytics, 5)
    const before = await counts(page)
    await pay(page, analytics, cycles)
    expect(await counts(page)).toEqual(before)
    await expect(page.locator('script[src*="tracker"]')).toHaveCount(scripts)
    await expect(page.locator('iframe')).toHaveCount(0)
  })
}
