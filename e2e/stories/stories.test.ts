import { states } from '../../stories/states.ts'
import { book, entries, expect, openCanvas, show, test } from './book.ts'
import { misplaced } from './layout.ts'

/** Every story: its own play function, axe, the layout, the console. */

const sizes = {
  small: { width: 320, height: 640 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
}
const isAll = !!process.env['EVERY_STORY']

/** How designers look at it; together every framework, both schemes, both directions, and words that are long. */
const looks = [
  ['React', 'en', 'light', 'desktop'],
  ['Vue', 'ar-SA', 'dark', 'phone'],
  ['Element', 'de-DE', 'light', 'small'],
  ...(isAll
    ? ([
        ['Element', 'en', 'dark', 'desktop'],
        ['React', 'ar-SA', 'light', 'small'],
        ['Vue', 'ja-JP', 'light', 'desktop'],
      ] as const)
    : []),
] as const

test('every state has its story, and every story a state that is there', async () => {
  const names = (await entries()).filter(
    ({ title, type }) => title === 'States' && type === 'story',
  )
  // One more: all at once.
  expect(names).toHaveLength(Object.keys(states).length + 1)
})

for (const [framework, locale, scheme, size] of looks) {
  test.describe(`${framework}, ${locale}, ${scheme}, ${sizes[size].width} px`, () => {
    test.use({ viewport: sizes[size] })

    test('every story plays, axe finds nothing, nothing is cut off or overlaps', async ({
      page,
    }) => {
      await openCanvas(page, { framework, locale, scheme })
      for (const { id, type } of await entries()) {
        if (type !== 'story') continue
        expect.soft(await show(page, id), id).toEqual([])
        expect.soft(await misplaced(page), id).toEqual([])
      }
    })
  })
}

test('the book opens below any path, and its toolbar chooses the framework', async ({ page }) => {
  await page.goto(`${book()}?path=/story/states--failed`)
  const canvas = page.frameLocator('#storybook-preview-iframe')
  await expect(canvas.locator('[data-antom-checkout] h2')).toBeVisible()
  await page.getByRole('button', { name: /Framework/ }).click()
  await page.getByRole('option', { name: 'Element' }).click()
  await expect(canvas.locator('antom-checkout h2')).toBeVisible()
})
