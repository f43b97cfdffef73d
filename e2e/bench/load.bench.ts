import { expect, test, type Browser } from '@playwright/test'
import { buildPage, servePages, variants, type Variant } from './build.ts'
import { keepResults } from './results.ts'

const rounds = Number(process.env['ROUNDS'] ?? 9)

/** Slow 4G: 150 ms a round trip, 1.6 Mbit/s down, 750 kbit/s up. */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
}

/** Milliseconds from navigation to the loaded frame, in a new browser profile. */
async function load(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const client = await context.newCDPSession(page)
  await client.send('Network.emulateNetworkConditions', network)
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(() => {
    const loaded = ({ target }: Event): void => {
      if (target instanceof HTMLIFrameElement)
        Object.assign(window, { loadedAt: performance.now() })
    }
    document.addEventListener('load', loaded, true)
    // The `load` event of the view's frame does not leave its shadow root.
    const attach = Reflect.get(Element.prototype, 'attachShadow') as (
      this: Element,
      init: ShadowRootInit,
    ) => ShadowRoot
    Element.prototype.attachShadow = function attachShadow(init) {
      const root = attach.call(this, init)
      root.addEventListener('load', loaded, true)
      return root
    }
  })
  await page.goto(address)
  const at = await page.waitForFunction(() => (window as { loadedAt?: number }).loadedAt)
  const ms = Number(await at.jsonValue())
  await context.close()
  return ms
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN

/** Prints ratios measured side by side, not times: a limit in seconds would only fail on slow machines. */
test('time to the loaded frame, beside a page that only writes the frame, and beside the bare SDK', async ({
  browser,
}) => {
  test.setTimeout(900_000)
  await Promise.all(variants.map(buildPage))
  const { origin, antom, server } = await servePages()
  const times: Record<Variant, number[]> = {
    bare: [],
    ours: [],
    class: [],
    headless: [],
    preloaded: [],
    limit: [],
  }
  for (let round = 0; round <= rounds; round += 1) {
    for (const variant of variants) {
      const ms = await load(browser, `${origin}/${variant}/${variant}.html?page=${antom}`)
      if (round) times[variant].push(ms) // The first round warms up.
    }
  }
  server.close()
  // The bare SDK's time varies more than the limit's, so each ratio is of two loads in one round.
  const ratio = (variant: Variant, to: Variant): string =>
    median(times[variant].map((ms, round) => ms / times[to][round]!)).toFixed(2)
  console.log(`median of ${rounds}:`)
  for (const variant of variants) {
    console.log(
      `${variant.padEnd(10)} ${ratio(variant, 'limit')} × the limit, ${ratio(variant, 'bare')} × the bare SDK`,
    )
  }
  keepResults(
    'load',
    Object.fromEntries(variants.map((variant) => [variant, ratio(variant, 'limit')])),
  )
  expect(times.ours).toHaveLength(rounds)
})
