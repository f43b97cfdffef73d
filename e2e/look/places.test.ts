import type { Page } from '@playwright/test'
import type { Adapter, Measured } from '../kit/pages/look.tsx'
import { shop } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'
import { places } from './places.ts'
import { sheets } from './sheets.ts'

/** Places × sheets × adapters: the checkout has the available width, and its height, in every state. */

// The animations of a hundred skeletons would take most of the time.
test.use({ viewport: { width: 1280, height: 800 }, contextOptions: { reducedMotion: 'reduce' } })

const frame =
  '.place { width: 900px; margin: 0; padding: 0; border: 0; overflow: auto; flex: none }'

async function openPlaces(page: Page, sheet: string, adapters: readonly Adapter[]): Promise<void> {
  await page.goto(`${shop()}/look.html`)
  await page.addStyleTag({ content: `${frame} ${sheet}` })
  await page.evaluate(([all, by]) => window.look.open(all, by), [
    Object.entries(places).map(([name, { html }]) => [name, html] as const),
    adapters,
  ] as const)
}

const measure = (page: Page): Promise<Measured[]> => page.evaluate(() => window.look.measure())

for (const [at, [name, sheet]] of Object.entries(sheets).entries()) {
  // React and Vue draw the same host, so they take turns with the sheets.
  const adapters: Adapter[] = ['headless', 'element', at % 2 ? 'vue' : 'react']
  test(`sheet: ${name}`, async ({ page }) => {
    await openPlaces(page, sheet, adapters)
    const wrong = (what: string, { place, adapter }: Measured): string =>
      `${place}, ${adapter}: ${what}`
    await expect.poll(async () => (await measure(page)).every(({ frame }) => frame)).toBe(true)
    const loading = await measure(page)
    await page.evaluate(() => window.look.load())
    const ready = await measure(page)
    await page.evaluate(() =>
      window.look.say('SDK_PAYMENT_FAIL', { paymentResultCode: 'ORDER_IS_CLOSED' }),
    )
    const failed = await measure(page)
    await page.evaluate(() => window.look.say('SDK_PAYMENT_CLICK_BACK_TO_MERCHANT'))
    const gone = await measure(page)

    const findings: string[] = []
    for (const [index, now] of ready.entries()) {
      const { width, least = width, height = 600 } = places[now.place]!
      const { host, frame: antom, strip } = now
      const find = (what: string): void => void findings.push(wrong(what, now))
      if (now.status !== 'ready') find(now.status)
      if (width && Math.abs(host.width - width) > 1) find(`${host.width} px wide`)
      if (host.width < least! - 1) find(`${host.width} px wide`)
      if (Math.abs(host.height - height) > 1) find(`${host.height} px high`)
      if (!antom || Math.abs(antom.width - host.width) > 1)
        find(`the frame is ${antom?.width} px wide`)
      const filled = (strip?.height ?? 0) + (antom?.height ?? 0)
      if (Math.abs(filled - host.height) > 1) find(`the frame and the strip are ${filled} px high`)
      const boxes = ({ host: box, frame: page_, strip: line }: Measured): string =>
        JSON.stringify([box, page_, line])
      for (const other of [loading[index]!, failed[index]!]) {
        if (boxes(other) !== boxes(now))
          find(`${other.status}: ${boxes(other)} ready: ${boxes(now)}`)
      }
      const left = gone[index]!
      if (now.adapter !== 'headless' && JSON.stringify(left.host) !== JSON.stringify(host)) {
        find(`gone: ${JSON.stringify(left.host)} ready: ${JSON.stringify(host)}`)
      }
      for (const { cut, overflow, status } of [loading[index]!, now, failed[index]!, left]) {
        if (cut.length) find(`${status}: cut off: ${cut.join()}`)
        if (overflow > 0) find(`${status}: scrolls sideways by ${overflow} px`)
      }
    }
    expect(findings).toEqual([])
  })
}
