import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { book, expect, test } from '../stories/book.ts'

/** The picture of Storybook in the README. */
test.use({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 })

test('the book', async ({ page }) => {
  const look = 'framework:Vue;locale:ar;scheme:dark;viewport.value:phone'
  await page.goto(`${book()}?path=/story/states--session-expired&globals=${look}`)
  const canvas = page.frameLocator('#storybook-preview-iframe')
  await expect(canvas.locator('[part=strip-action]')).toBeVisible()
  await expect(page.getByRole('tab', { name: /Actions/ })).toBeVisible()
  // The panel below is open.
  await page.getByRole('tab', { name: /Actions/ }).click()
  await expect(page.getByText('state-change').first()).toBeVisible()
  const file = fileURLToPath(new URL('../../../.github/stories.png', import.meta.url))
  await writeFile(file, await page.screenshot())
})
