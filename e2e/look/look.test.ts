import { expectState } from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'
import { openView, reach } from './states.ts'

/** Layout and colours, where they can be measured. */

test('nothing moves from the first paint until Antom’s page is ready', async ({ page }) => {
  for (const lang of ['en', 'zh']) {
    await openView(page, {}, { lang })
    await expectState(page, { status: 'ready' })
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    expect(await page.evaluate(() => window.view.shifts())).toBe(0)
    expect((await page.locator('#host').boundingBox())?.height).toBe(600)
  }
})

test.describe('under a policy of the page’s own files alone', () => {
  test('there is no violation, and the look is the same', async ({ page }) => {
    const policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; frame-src http://127.0.0.1:*; require-trusted-types-for 'script'"
    const violations: string[] = []
    await page.exposeFunction('violated', (what: string) => void violations.push(what))
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const { violated } = window as never as { violated: (what: string) => void }
        violated(`${event.violatedDirective} ${event.sourceFile}:${event.lineNumber}`)
      })
    })
    await reach(page, 'canceled', { csp: policy })
    await expect(page.getByRole('button')).toHaveCSS('min-height', '48px')
    await expect(page.locator('#host')).toHaveCSS('min-height', '600px')
    expect(violations).toEqual([])
  })
})

test.describe('with forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } })

  test('buttons and the skeleton have visible borders', async ({ page }) => {
    await reach(page, 'canceled')
    const button = page.getByRole('button')
    await expect(button).toHaveCSS('border-top-style', 'solid')
    const [border, ground] = await button.evaluate((element) => {
      const { borderTopColor, backgroundColor } = getComputedStyle(element)
      return [borderTopColor, backgroundColor]
    })
    expect(border).not.toBe(ground)
    const fresh = await page.context().newPage()
    await reach(fresh, 'loading')
    const bar = fresh.locator('[part=skeleton] i').first()
    await expect(bar).toHaveCSS('border-top-width', '1px')
    await expect(bar).not.toHaveCSS('border-top-color', 'rgba(0, 0, 0, 0)')
  })
})

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('nothing moves by itself', async ({ page }) => {
    for (const name of ['loading', 'verifying'] as const) {
      const fresh = await page.context().newPage()
      await reach(fresh, name)
      expect(
        await fresh.evaluate(() => document.querySelector('#host')!.shadowRoot!.getAnimations()),
      ).toEqual([])
      await fresh.close()
    }
  })
})

test('the view takes the text colour of the page, so a dark page needs no setting', async ({
  page,
}) => {
  await reach(page, 'canceled')
  await page.addStyleTag({ content: 'body { background: #102030; color: rgb(250, 240, 230) }' })
  await expect(page.getByRole('heading', { level: 2 })).toHaveCSS('color', 'rgb(250, 240, 230)')
})

test('custom properties and parts change the look', async ({ page }) => {
  await reach(page, 'canceled')
  await page.addStyleTag({
    content: `#host { --antom-accent: rgb(1, 2, 3); --antom-on-accent: rgb(250, 250, 250); --antom-radius: 3px;
      --antom-text: rgb(9, 9, 9); --antom-surface: rgb(240, 240, 240); --antom-font: Georgia; --antom-min-height: 500px }
      #host::part(title) { text-transform: uppercase }`,
  })
  const button = page.getByRole('button')
  await expect(button).toHaveCSS('background-color', 'rgb(1, 2, 3)')
  await expect(button).toHaveCSS('color', 'rgb(250, 250, 250)')
  await expect(button).toHaveCSS('border-radius', '3px')
  await expect(page.locator('[part=box]')).toHaveCSS('background-color', 'rgb(240, 240, 240)')
  const title = page.getByRole('heading', { level: 2 })
  await expect(title).toHaveCSS('color', 'rgb(9, 9, 9)')
  await expect(title).toHaveCSS('font-family', 'Georgia')
  await expect(title).toHaveCSS('text-transform', 'uppercase')
  expect((await page.locator('#host').boundingBox())?.height).toBe(500)
})

test('Antom’s page fills the box, whatever gives the box its height', async ({ page }) => {
  for (const [style, height] of [
    ['', 600],
    ['height: 720px; min-height: 0', 720],
    ['min-height: 500px', 500],
  ] as const) {
    await openView(page)
    await page.locator('#host').evaluate((host, given) => host.setAttribute('style', given), style)
    await expectState(page, { status: 'ready' })
    const box = await page.locator('#host').boundingBox()
    const strip = await page.locator('[part=strip]').boundingBox()
    const frame = await page.locator('#host iframe').boundingBox()
    expect(box?.height, style).toBe(height)
    expect((strip?.height ?? 0) + (frame?.height ?? 0), style).toBe(height)
    expect(frame?.width, style).toBe(box?.width)
  }
})
