import { states } from '../../../stories/states.ts'
import { book, entries, expect, openCanvas, show, test } from './book.ts'
import { misplaced } from './layout.ts'

/** Every story: its own play function, axe, the layout, the console. */

const sizes = {
  small: { width: 320, height: 640 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
}
const isAll = !!process.env['EVERY_STORY']

/** Together these have every framework, both schemes, both directions, and long words. */
const looks = [
  ['React', 'en', 'light', 'desktop'],
  ['Vue', 'ar', 'dark', 'phone'],
  ['Element', 'de', 'light', 'small'],
  ...(isAll
    ? ([
        ['Element', 'en', 'dark', 'desktop'],
        ['React', 'ar', 'light', 'small'],
        ['Vue', 'ja', 'light', 'desktop'],
      ] as const)
    : []),
] as const

test('every state has its story', async () => {
  const stories = (await entries()).filter(
    ({ title, type }) => title === 'States' && type === 'story',
  )
  const names = stories.map(({ name }) => name[0]!.toLowerCase() + name.slice(1))
  expect(names.sort()).toEqual(['all at once', ...Object.keys(states)].sort())
})

for (const [index, [framework, locale, scheme, size]] of looks.entries()) {
  test.describe(`${framework}, ${locale}, ${scheme}, ${sizes[size].width} px`, () => {
    test.use({ viewport: sizes[size] })

    test('every story plays, axe finds nothing, nothing is cut off or overlaps', async ({
      page,
    }) => {
      await openCanvas(page, { framework, locale, scheme })
      for (const { id, title, type } of await entries()) {
        // All states with other colours take long, and once is enough.
        if (type !== 'story' || (title === 'Theming' && index > 0)) continue
        expect.soft(await show(page, id), id).toEqual([])
        expect.soft(await misplaced(page), id).toEqual([])
      }
      const host = {
        React: 'div:not([data-v-app])',
        Vue: '[data-v-app]',
        Element: 'antom-checkout',
      }
      await show(page, 'states--failed')
      await expect(
        page.locator(`html[lang=${locale}][data-scheme=${scheme}] ${host[framework]} h2`),
      ).toBeVisible()
    })
  })
}

test('every page of documentation opens, and has no dead link', async ({ page }) => {
  const all = await entries()
  for (const { id, type } of all) {
    if (type !== 'docs') continue
    await page.goto(`${book()}iframe.html?id=${id}&viewMode=docs`)
    await expect(page.getByRole('heading', { level: 1 }), id).toBeVisible()
    for (const link of await page.locator('a[href*="?path="]').all()) {
      const path = new URL((await link.getAttribute('href')) ?? '', book()).searchParams.get('path')
      expect(
        all.map((entry) => `/${entry.type}/${entry.id}`),
        id,
      ).toContain(path)
    }
  }
})

test('the book opens below any path, and its first page leads to Arabic, dark, on a phone, in Vue', async ({
  page,
}) => {
  await page.goto(book())
  const canvas = page.frameLocator('#storybook-preview-iframe')
  await canvas.getByRole('link', { name: 'Arabic, dark' }).click()
  await expect(canvas.locator('[data-v-app] [data-antom-checkout] h2').first()).toBeVisible()
  await expect(canvas.locator('html[dir=rtl][lang=ar][data-scheme=dark]')).toBeVisible()
  expect((await page.locator('#storybook-preview-iframe').boundingBox())?.width).toBe(390)
})

test('the toolbar chooses the framework', async ({ page }) => {
  await page.goto(`${book()}?path=/story/states--failed`)
  const canvas = page.frameLocator('#storybook-preview-iframe')
  await expect(canvas.locator('[data-antom-checkout] h2')).toBeVisible()
  await page.getByRole('button', { name: /Framework/ }).click()
  await page.getByRole('option', { name: 'Element' }).click()
  await expect(canvas.locator('antom-checkout h2')).toBeVisible()
})

test('without the emulator the live stories say that they need it', async ({ page }) => {
  await openCanvas(page)
  await show(page, 'live--pays')
  await expect(page.getByText('The live stories need the emulator.')).toBeVisible()
})
