import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmulator, type Emulator } from '@antom-checkout/emulator'
import { payWith } from '../kit/buyer.ts'
import { expect, test as base } from '../kit/test.ts'
import { payByCard, post } from './payByCard.ts'

/** The demo shop as `npm start` runs it, with credentials. An emulator stands for the sandbox of Antom. */

const main = fileURLToPath(new URL('../../packages/demo/dist/main.js', import.meta.url))

interface Running {
  /** Everything that it printed so far. */
  readonly said: () => string
  readonly exit: Promise<number | null>
  readonly stop: () => Promise<unknown>
}

function start(env: Record<string, string>, cwd: string): Running {
  const child = spawn(process.execPath, [main], { cwd, env: { PORT: '0', ...env } })
  const exit = once(child, 'exit').then(([code]) => code as number | null)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  return {
    said: () => said,
    exit,
    stop: () => {
      child.kill('SIGTERM')
      return exit
    },
  }
}

const test = base.extend<{ antom: Emulator; folder: string }>({
  antom: async ({}, use) => {
    const antom = await startEmulator()
    await use(antom)
    await antom.close()
  },
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'loam-'))
    await use(folder)
    await rm(folder, { recursive: true })
  },
})
test.setTimeout(60_000)

const credentialsOf = ({ gateway, credentials }: Emulator): Record<string, string> => ({
  ANTOM_GATEWAY: gateway,
  ANTOM_CLIENT_ID: credentials.clientId,
  ANTOM_PRIVATE_KEY: credentials.privateKey,
  ANTOM_PUBLIC_KEY: credentials.antomPublicKey,
})

test('with credentials in .env the shop pays at their gateway, starts no emulator, and says so', async ({
  page,
  antom,
  folder,
}) => {
  // A file for this test: the default one may belong to somebody.
  const env = { ...credentialsOf(antom), ANTOM_ENVIRONMENT: antom.pageUrl }
  const lines = Object.entries(env).map((pair) => pair.join('='))
  await writeFile(join(folder, '.env'), lines.join('\n'))
  const shop = start({ DATABASE_FILE: join(folder, 'shop.db') }, folder)
  await expect.poll(shop.said, { timeout: 20_000 }).toContain('The shop is open')
  expect(shop.said()).toContain(
    `Antom is:          ${antom.gateway}, as ${antom.credentials.clientId}`,
  )
  expect(shop.said()).not.toContain('emulator')
  const [url] = /http:\/\/localhost:\d+/.exec(shop.said())!

  await page.goto(url)
  await page.getByRole('button', { name: 'Add to cart: Rice bowl' }).click()
  await page.getByRole('link', { name: /^Cart/ }).click()
  await page.getByRole('button', { name: /^Pay / }).click()
  const frame = page.frameLocator('.host iframe')
  await payWith(frame)
  await expect(frame.getByRole('heading', { name: 'Payment successful' })).toBeVisible()
  await page.goto(page.url().replace('/checkout/', '/orders/'))
  await expect(page.getByRole('heading', { name: 'Thank you, it is paid' })).toBeVisible()
  await antom.notifications.idle()
  expect(antom.notifications.list()[0]).toMatchObject({ url: `${url}/api/antom/notify` })
  // Its stream of events would break when the shop stops.
  await page.goto('about:blank')
  expect(await shop.stop()).toBe(0)
})

test('without ANTOM_ENVIRONMENT the page gets the sandbox, and may frame it', async ({
  antom,
  folder,
}) => {
  const env = { ...credentialsOf(antom), DATABASE_FILE: join(folder, 'shop.db') }
  const shop = start(env, folder)
  await expect.poll(shop.said, { timeout: 20_000 }).toContain('The shop is open')
  const [url] = /http:\/\/localhost:\d+/.exec(shop.said())!
  expect(await (await fetch(`${url}/api/config`)).json()).toEqual({ environment: 'sandbox' })
  expect(await (await fetch(`${url}/cms/plain.html`)).text()).toContain('environment="sandbox"')
  const policy = (await fetch(url)).headers.get('content-security-policy')
  expect(policy).toContain('frame-src https:')
  await shop.stop()
})

test('with PUBLIC_URL, notifications go to the public address', async ({ antom, folder }) => {
  const env = { ...credentialsOf(antom), PUBLIC_URL: 'https://shop.example' }
  const shop = start({ ...env, DATABASE_FILE: join(folder, 'shop.db') }, folder)
  await expect.poll(shop.said, { timeout: 20_000 }).toContain('The shop is open')
  const notify = 'https://shop.example/api/antom/notify'
  expect(shop.said()).toContain(`Notifications:     ${notify}`)
  const [url] = /http:\/\/localhost:\d+/.exec(shop.said())!
  const items = [{ sku: 'rice-bowl', quantity: 1 }]
  await payByCard(await post(`${url}/api/checkout`, { items }), antom)
  expect(antom.notifications.list()[0]).toMatchObject({ url: notify })
  await shop.stop()
})

test.describe('a shop that was away', () => {
  test.use({ mayPrint: /net::ERR_/ })

  test('learns of a payment that was made meanwhile, and the open page of the order shows it', async ({
    page,
    antom,
    folder,
  }) => {
    const env = { ...credentialsOf(antom), DATABASE_FILE: join(folder, 'shop.db') }
    const first = start(env, folder)
    await expect.poll(first.said, { timeout: 20_000 }).toContain('The shop is open')
    const [url] = /http:\/\/localhost:\d+/.exec(first.said())!
    const items = [{ sku: 'rice-bowl', quantity: 1 }]
    const { id } = await post(`${url}/api/orders`, { items })
    const session = await post(`${url}/api/orders/${id}/session`)
    await page.goto(`${url}/orders/${id}`)
    await expect(page.getByRole('heading', { name: 'This order is not paid yet' })).toBeVisible()

    await first.stop()
    await expect(page.getByText('The shop does not answer just now')).toBeVisible()
    await payByCard(session, antom)
    const second = start({ ...env, PORT: new URL(url).port }, folder)
    await expect(page.getByRole('heading', { name: 'Thank you, it is paid' })).toBeVisible({
      timeout: 20_000,
    })
    await expect(page.getByText('The shop does not answer just now')).toHaveCount(0)
    await page.goto('about:blank')
    await second.stop()
  })
})

for (const [what, change, message] of [
  ['half of the credentials', { ANTOM_PRIVATE_KEY: '' }, 'but ANTOM_PRIVATE_KEY is not set'],
  [
    'a wrong client id',
    { ANTOM_CLIENT_ID: 'SANDBOX_OTHER' },
    'could not be used with these credentials',
  ],
] as const) {
  test(`with ${what} the shop does not start, and says why`, async ({ antom, folder }) => {
    const shop = start({ ...credentialsOf(antom), ...change }, folder)
    expect(await shop.exit).toBe(1)
    expect(shop.said()).toContain('The shop cannot open.')
    expect(shop.said()).toContain(message)
    expect(shop.said()).not.toContain(antom.credentials.privateKey)
  })
}
