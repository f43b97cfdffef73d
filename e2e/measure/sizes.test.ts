import { expect, test } from '@playwright/test'
import { gzipSync } from 'node:zlib'
import { buildPage, servePages, type Variant } from './build.ts'

test('what a React page loads to show a checkout stays within its budget', async ({ page }) => {
  const { origin, antom, server } = await servePages()
  const load = async (variant: Variant): Promise<Record<string, number>> => {
    await buildPage(variant)
    const sizes: Record<string, number> = {}
    page.on('response', async (response) => {
      const name = response.url().split('/').at(-1) ?? ''
      if (!name.endsWith('.js') || name.startsWith('react-')) return
      sizes[name] = gzipSync(await response.body(), { level: 9 }).length
    })
    await page.goto(`${origin}/${variant}/${variant}.html?page=${antom}`)
    await expect(page.frameLocator('iframe').getByText('Checkout page')).toBeVisible()
    page.removeAllListeners('response')
    return sizes
  }
  const ours = await load('ours')
  console.log(ours)
  console.log(await load('bare'))
  server.close()
})
