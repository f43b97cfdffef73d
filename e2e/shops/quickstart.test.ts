import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { payWith } from '../kit/buyer.ts'
import { freePort } from '../kit/freePort.ts'
import { checkoutFrame, say } from '../kit/checkout.ts'
import { ckp, shop, stranger } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

/** The HTML and JavaScript snippets of the READMEs run as they are. `.ci` compiles TypeScript and Vue. */

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The first snippet of a README with this header. */
function snippet(readme: string, start: string): string {
  const text = readFileSync(`${root}${readme}`, 'utf8')
  const [, code] = text.split(`\n\`\`\`${start}\n`)
  if (!code) throw new Error(`${readme} has no snippet ${start}.`)
  return code.split('\n```')[0]!
}

for (const readme of ['README.md', 'packages/element/README.md']) {
  test(`the page of ${readme} pays, and leads the buyer on`, async ({ page }) => {
    await page.context().grantPermissions(['local-network-access'])
    const asked: unknown[] = []
    await page.route(`${shop()}/api/checkout`, async (route) => {
      asked.push(route.request().postDataJSON())
      await route.fulfill({ json: { paymentSessionData: 'session-1' } })
    })
    await page.route(`${shop()}/thanks`, (route) => route.fulfill({ body: 'Thanks' }))
    const html = snippet(readme, 'html')
      .replaceAll('https://shop.example/antom/', `${stranger()}/cdn/`)
      .replace('environment="sandbox"', `environment="${ckp()}" analytics="false"`)
    await page.route(`${shop()}/cms.html`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><link rel="icon" href="data:,">${html}`,
      }),
    )
    await page.goto(`${shop()}/cms.html`)
    const frame = await checkoutFrame(page)
    await say(frame, { code: 'SDK_PAYMENT_SUCCESSFUL' })
    await say(frame, { code: 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT' })
    await page.waitForURL(`${shop()}/thanks`)
    expect(asked).toEqual([{ cart: 7, reason: 'initial' }])
  })
}

test.describe('a payment in a minute', () => {
  let server: ChildProcess
  test.afterEach(() => void server.kill())
  test.use({ mayPrint: /favicon|404/ })

  test('is possible with pay.mjs of the README', async ({ page }) => {
    test.setTimeout(60_000)
    const folder = `${root}node_modules/.cache/quickstart`
    const port = await freePort()
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      `${folder}/pay.mjs`,
      snippet('README.md', 'js pay.mjs').replaceAll('4000', String(port)),
    )
    server = spawn('node', ['pay.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    const url = await new Promise<string>((resolve) => {
      server.stdout!.once('data', (line: Buffer) => resolve(line.toString().trim()))
    })
    await page.goto(url)
    const antom = page.frameLocator('antom-checkout iframe')
    await payWith(antom)
    await expect(antom.getByRole('heading', { name: 'Payment successful' })).toBeVisible()
    expect(
      await page.evaluate(() => document.querySelector('antom-checkout')!.state),
    ).toMatchObject({ status: 'succeeded', pageOpen: true })
  })
})
