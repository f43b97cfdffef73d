import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ckp } from '../../kit/origins.ts'
import { test } from '../../kit/test.ts'
import { antomPage } from '../../../stories/antomPage.ts'
import type { StateName } from '../../../stories/states.ts'
import { reach, stateNames } from '../states.ts'

/** One picture of all states, for the README; with `SHOTS=folder`, one of each in both sizes, both schemes and Arabic. */

type Page = Parameters<typeof reach>[0]

const looks = {
  light: { scheme: 'light', lang: 'en' },
  dark: { scheme: 'dark', lang: 'en' },
  arabic: { scheme: 'light', lang: 'ar' },
} as const
type Look = keyof typeof looks

const shown: readonly [state: StateName, look: Look][] = [
  ['loading', 'light'],
  ['loading slowly', 'dark'],
  ['ready', 'light'],
  ['failed', 'dark'],
  ['failed for good, page open', 'light'],
  ['error', 'light'],
  ['canceled', 'dark'],
  ['session expired', 'light'],
  ['verifying, page open', 'light'],
  ['verifying', 'dark'],
  ['processing', 'arabic'],
  ['succeeded', 'light'],
]

async function picture(page: Page, state: StateName, look: Look, path?: string): Promise<Buffer> {
  const { scheme, lang } = looks[look]
  const fresh = await page.context().newPage()
  await fresh.setViewportSize(page.viewportSize()!)
  await fresh.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await fresh.route(`${ckp()}*`, (route) =>
    route.fulfill({ contentType: 'text/html', body: antomPage }),
  )
  await fresh.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      for (const name of ['h1', 'label', '#after']) {
        document.querySelector<HTMLElement>(name)!.hidden = true
      }
      document.querySelector<HTMLElement>('main')!.style.paddingTop = '8px'
      document.querySelector<HTMLElement>('#host')!.style.minHeight = '440px'
    })
  })
  await reach(fresh, state, { lang })
  const shot = await fresh.screenshot(path ? { path } : undefined)
  await fresh.close()
  return shot
}

const folder = process.env['SHOTS']
if (folder) {
  for (const viewport of [
    { width: 390, height: 500 },
    { width: 1280, height: 500 },
  ]) {
    test.describe(`${viewport.width} px`, () => {
      test.use({ viewport })
      for (const state of stateNames) {
        test(state, async ({ page }) => {
          for (const look of Object.keys(looks) as Look[]) {
            await picture(page, state, look, `${folder}/${state}-${look}-${viewport.width}.png`)
          }
        })
      }
    })
  }
} else {
  test.use({ viewport: { width: 390, height: 460 } })
  test('the contact sheet', async ({ page }) => {
    const cells: string[] = []
    for (const [state, look] of shown) {
      const shot = await picture(page, state, look)
      cells.push(
        `<figure><img src="data:image/png;base64,${shot.toString('base64')}"><figcaption>${state}</figcaption></figure>`,
      )
    }
    const sheet = await page.context().newPage()
    await sheet.setViewportSize({ width: 1320, height: 800 })
    await sheet.setContent(`<style>
      body { margin: 0; padding: 16px; display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px; background: #e9ecf0;
        font: 15px system-ui; color: #333d49 }
      figure { margin: 0 } img { width: 100%; border-radius: 10px; display: block } figcaption { padding: 6px 2px 0 }
      </style>${cells.join('')}`)
    const file = fileURLToPath(new URL('../../../.github/states.png', import.meta.url))
    await writeFile(file, await sheet.screenshot({ fullPage: true }))
  })
}
