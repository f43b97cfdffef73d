import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { createAntomClient } from '@antom-checkout/server'
import { startEmulator } from '@antom-checkout/emulator'
import { expect, test as base } from '@playwright/test'
import { backToMerchant, payWith } from '../../kit/buyer.ts'

/** The pages of `packages/element/FRAMEWORKS.md`, as `.ci/frameworks.mjs` built them. */
const frameworks = ['svelte', 'angular', 'solid', 'astro', 'lit', 'htmx']
const chosen = process.env['SHOPS_CHOSEN']?.split(',') ?? []

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

const test = base.extend<{ serve: (framework: string) => Promise<string> }>({
  serve: async ({}, use) => {
    const stops: (() => unknown)[] = []
    await use(async (framework) => {
      const emulator = await startEmulator()
      const { credentials, gateway, pageUrl } = emulator
      const antom = createAntomClient({ ...credentials, gateway })
      const amount = { currency: 'SGD', value: '2800' }
      let paymentRequestId = ''
      const folder = join(process.env['SHOPS'] ?? '', framework, 'dist')
      const server = createServer((request, response) => {
        void (async () => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost')
          const json = (value: unknown): unknown =>
            response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
          if (pathname === '/api/checkout') {
            paymentRequestId = crypto.randomUUID()
            const session = await antom.createPaymentSession({
              paymentRequestId,
              paymentAmount: amount,
              paymentRedirectUrl: 'http://localhost/thanks',
              settlementStrategy: { settlementCurrency: 'SGD' },
              order: {
                referenceOrderId: '1042',
                orderDescription: 'A rice bowl',
                orderAmount: amount,
                buyer: { referenceBuyerId: 'buyer-1' },
              },
            })
            return json(session)
          }
          if (pathname === '/api/verify')
            return json(await antom.inquiryPayment({ paymentRequestId }))
          if (pathname === '/thanks') return response.end('Thanks')
          const file = await readFile(join(folder, pathname === '/' ? 'index.html' : pathname))
          const text = ['.html', '.js'].includes(extname(pathname)) || pathname === '/'
          response.setHeader('content-type', types[extname(pathname)] ?? 'text/html')
          return response.end(
            text ? file.toString().replaceAll('http://antom.invalid/', pageUrl) : file,
          )
        })().catch(() => response.writeHead(404).end())
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      stops.push(() => server.close(), emulator.close)
      return `http://localhost:${(server.address() as AddressInfo).port}`
    })
    for (const stop of stops) await stop()
  },
})

for (const framework of frameworks.filter((name) => chosen.includes(name))) {
  test(`the page of the guide for ${framework} pays, and leads the buyer on`, async ({
    page,
    serve,
  }) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    const url = await serve(framework)
    await page.goto(url)
    if (framework === 'htmx') await page.getByRole('button', { name: 'Check out' }).click()
    const antom = page.frameLocator('antom-checkout iframe')
    await payWith(antom)
    await expect(antom.getByRole('heading', { name: 'Payment successful' })).toBeVisible()
    if (framework !== 'htmx')
      await expect(page.getByText('The payment is succeeded.')).toBeVisible()
    await backToMerchant(antom)
    await page.waitForURL(`${url}/thanks`)
    expect(errors).toEqual([])
  })
}
