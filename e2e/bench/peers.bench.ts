import { expect, test, type Page } from '@playwright/test'
import { gzipSync } from 'node:zlib'
import { buildPage, servePages } from './build.ts'
import { keepResults, type Weight } from './results.ts'

/** Pages as the quick starts of other providers have them. */
const peers = {
  stripe: '@stripe/react-stripe-js',
  paypal: '@paypal/react-paypal-js',
  adyen: '@adyen/adyen-web',
  primer: '@primer-io/primer-js',
}

/** Opens a built page and weighs what it loads. */
async function weigh(page: Page, address: string): Promise<Weight> {
  const { origin } = new URL(address)
  const files: Promise<Buffer>[] = []
  const asked: string[] = []
  const remote = new Set<string>()
  page.on('request', (request) => {
    if (request.url().startsWith(origin)) asked.push(request.url())
    else if (request.resourceType() === 'script') remote.add(new URL(request.url()).host)
  })
  page.on('response', (response) => {
    const isOurs = response.url().startsWith(origin) && /\.(js|css)$/.test(response.url())
    if (isOurs && !/\/react-[^/]+\.js$/.test(response.url())) files.push(response.body())
  })
  await page.goto(address)
  if (address.includes('?page=')) await page.locator('iframe').waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  const bodies = await Promise.all(files)
  page.removeAllListeners('request')
  page.removeAllListeners('response')
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
  return { kilobytes: Math.round(bytes / 100) / 10, requests: asked.length, remote: [...remote] }
}

/** Wrapper bytes only: what the remote scripts weigh is their providers' to say. */
test('bytes and requests of the merchant’s page, beside the packages of other providers', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const { origin, antom, server } = await servePages()
  const weights: Record<string, Weight> = {}
  for (const variant of ['ours', 'headless', 'bare']) {
    await buildPage(variant)
    weights[variant] = await weigh(page, `${origin}/${variant}/${variant}.html?page=${antom}`)
  }
  for (const [peer, name] of Object.entries(peers)) {
    await buildPage(peer)
    weights[name] = await weigh(page, `${origin}/${peer}/${peer}.html`)
  }
  server.close()
  for (const [name, { kilobytes, requests, remote }] of Object.entries(weights)) {
    const scripts = remote.length ? `, scripts of ${remote.join(' and ')}` : ''
    console.log(`${name.padEnd(26)} ${kilobytes} kB gz, ${requests} requests${scripts}`)
  }
  keepResults('peers', weights)
  expect(weights['ours']!.kilobytes).toBeGreaterThan(10)
})
