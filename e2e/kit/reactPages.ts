import type { Page } from '@playwright/test'
import { aliasOf, openBundle } from './bundle.ts'
import { shop } from './origins.ts'

/** React in development mounts twice in StrictMode, and prints mistakes to the console. */
export type Variant = '19' | '19 in development' | '18 in development'

/** Opens the React page, in a merchant's build or with another React. */
export async function openReact(
  page: Page,
  variant: Variant,
  edit = (html: string): string => html,
): Promise<void> {
  // Chromium does not know that a page served by the test is a local one, and asks before it shows another in a frame.
  await page.context().grantPermissions(['local-network-access'])
  if (variant === '19') {
    await page.route(`${shop()}/react.html`, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: edit(await response.text()) })
    })
    await page.goto(`${shop()}/react.html`)
    return
  }
  await openBundle(page, `react-${variant.slice(0, 2)}`, {
    file: 'react.html',
    alias:
      variant === '18 in development'
        ? [aliasOf('react', 'react', '18'), aliasOf('react', 'react-dom', '18')]
        : [],
    edit,
  })
}
