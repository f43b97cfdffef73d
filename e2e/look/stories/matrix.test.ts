import { entries, expect, locales, openCanvas, show, test } from './book.ts'
import { misplaced } from './layout.ts'

/** Every language × state × width: texts have different lengths. */

const widths = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
]

// In two, for two processors.
for (const [half, isMine] of [
  ['one half', (index: number) => index % 2 === 0],
  ['other half', (index: number) => index % 2 === 1],
] as const) {
  test(`the ${half} of the languages: nothing is cut off or overlaps in any state at any width`, async ({
    page,
  }) => {
    test.setTimeout(900_000)
    await openCanvas(page)
    for (const locale of (await locales(page)).filter((_, index) => isMine(index))) {
      await openCanvas(page, { framework: 'Element', locale, a11y: { manual: true } })
      for (const { id, title, type } of await entries()) {
        if (title !== 'States' || type !== 'story') continue
        expect.soft(await show(page, id), `${id}, ${locale}`).toEqual([])
        await expect(page.locator('html')).toHaveAttribute('lang', locale)
        for (const size of widths) {
          await page.setViewportSize(size)
          expect.soft(await misplaced(page), `${id}, ${locale}, ${size.width} px`).toEqual([])
        }
      }
    }
  })
}
