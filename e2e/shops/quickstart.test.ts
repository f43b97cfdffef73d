import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { payWith } from '../kit/buyer.ts'
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

  test('is what `npx @antom-checkout/emulator demo` gives', async ({ page }) => {
    test.setTimeout(60_000)
    const cli = `${root}packages/emulator/dist/cli.js`
    server = spawn('node', [cli, 'demo', '--port', '0', '--emulator-port', '0'])
    let said = ''
    server.stdout!.on('data', (text: Buffer) => (said += text.toString()))
    const address = /http:\/\/localhost\S+/
    await expect.poll(() => said).toMatch(address)
    await page.goto(address.exec(said)![0])
    const antom = page.frameLocator('antom-checkout iframe')
    await payWith(antom)
    await expect(antom.getByRole('heading', { name: 'Payment successful' })).toBeVisible()
    await expect(page.getByText('succeeded, verified by the server')).toBeVisible()
    await expect.poll(() => said).toContain('Ship now.')
  })
})
