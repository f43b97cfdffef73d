import { expect, test, type Page } from '@playwright/test'
import { gzipSync } from 'node:zlib'
import { buildPage, servePages, type Variant } from './build.ts'

/** Kilobytes of JavaScript, compressed, that a React page loads to show a checkout. `package/sizes` has the parts. */
const budget = {
  /** Ours, the SDK and the page's own lines, React apart. */
  page: 28.9,
  /** The same without the view, drawn with `useAntomCheckout`. `error.docs` is a whole address: 2 bytes over 23.6. */
  headless: 23.65,
}

/** The JavaScript that a page has loaded once its frame is there, React apart. */
async function loaded(page: Page, variant: Variant): Promise<number> {
  await buildPage(variant)
  const { origin, antom, server } = await servePages()
  const files: Promise<Buffer>[] = []
  page.on('response', (response) => {
    const isOurs = /\/(?!react-)[^/]+\.js$/.test(response.url())
    if (isOurs) files.push(response.body())
  })
  await page.goto(`${origin}/${variant}/${variant}.html?page=${antom}`)
  await expect(page.frameLocator('iframe').getByText('Checkout page')).toBeVisible({
    timeout: 15_000,
  })
  const sizes = (await Promise.all(files)).map((file) => gzipSync(file, { level: 9 }).length / 1000)
  server.close()
  return sizes.reduce((sum, size) => sum + size, 0)
}

test('a React page that shows a checkout stays within its budget', async ({ page }) => {
  test.setTimeout(60_000)
  const ours = await loaded(page, 'ours')
  page.removeAllListeners('response')
  const headless = await loaded(page, 'headless')
  page.removeAllListeners('response')
  const bare = await loaded(page, 'bare')
  console.log(
    `a page: ${ours.toFixed(1)} kB, headless: ${headless.toFixed(1)} kB, the bare SDK: ${bare.toFixed(1)} kB, ${(bare / ours).toFixed(1)} times lighter`,
  )
  expect(ours).toBeLessThanOrEqual(budget.page)
  expect(headless).toBeLessThanOrEqual(budget.headless)
})
