import { AntomCheckout } from '@antom-checkout/react'
import { createElement, Suspense } from 'react'
import { renderToString } from 'react-dom/server'
import { fileURLToPath } from 'node:url'
import { checkoutFrame, ckp, expect, frames, say, shop, test } from './harness.ts'
import type { Scene } from './pages/react.tsx'
import { openReact, type Variant } from './reactPages.ts'

type Page = Parameters<typeof checkoutFrame>[0]

const success = { code: 'SDK_PAYMENT_SUCCESSFUL', result: { paymentStatus: 'SUCCESS' } }
const fail = { code: 'SDK_PAYMENT_FAIL', result: { paymentResultCode: 'USER_BALANCE_NOT_ENOUGH' } }

const scene = (more: Partial<Scene> = {}): Scene => ({
  ...more,
  props: { environment: ckp(), sessionData: 'session-1', analytics: false, ...more.props },
})
const draw = (page: Page, ...scenes: (Scene | null)[]): Promise<void> =>
  page.evaluate((all) => window.react.draw(...all), scenes)

const state = (page: Page): Promise<unknown> =>
  page.evaluate(() => window.react.ref.current?.state.status)
const becomes = (page: Page, status: string): Promise<void> =>
  expect.poll(() => state(page)).toBe(status)

/** What was heard, without the many `stateChange`s. */
const heard = (page: Page): Promise<unknown> =>
  page.evaluate(() => window.react.heard.filter(([, event]) => event !== 'stateChange'))

const sessionOf = (frame: { url: () => string }): string | null =>
  new URL(frame.url()).searchParams.get('sessionData')

test.use({ mayPrint: /React DevTools/ })

const variants: Variant[] = ['19', '19 in development', '18 in development']
for (const variant of variants) {
  test.describe(`React ${variant}`, () => {
    test.beforeEach(async ({ page }) => {
      await openReact(page, variant)
      expect(await page.evaluate(() => window.react.version)).toContain(variant.slice(0, 2))
    })

    test('pays once, in StrictMode too', async ({ page }) => {
      await draw(page, scene())
      const frame = await checkoutFrame(page)
      await becomes(page, 'ready')
      await say(frame, success)
      await becomes(page, 'succeeded')
      expect(await heard(page)).toEqual([
        [1, 'ready'],
        [1, 'paymentSuccessful'],
      ])
    })

    test('one session is fetched for one page', async ({ page }) => {
      const { sessionData: _, ...props } = scene().props
      await draw(page, { props, fetches: true })
      const frame = await checkoutFrame(page)
      await becomes(page, 'ready')
      expect(sessionOf(frame)).toBe('fetched-1')
      expect(await page.evaluate(() => window.react.asked)).toEqual(['initial'])
    })

    test('hears with its newest callbacks, once each', async ({ page }) => {
      await draw(page, scene({ drawing: 1 }))
      const frame = await checkoutFrame(page)
      await becomes(page, 'ready')
      await draw(page, scene({ drawing: 2 }), scene({ drawing: 3 }))
      await say(frame, fail)
      await becomes(page, 'failed')
      await draw(page, scene({ drawing: 4 }))
      await say(frame, success)
      await becomes(page, 'succeeded')
      expect(await heard(page)).toEqual([
        [1, 'ready'],
        [3, 'paymentFailed'],
        [4, 'paymentSuccessful'],
      ])
      expect(frames(page)).toEqual([frame])
    })

    test('keeps its page, as it is, while a sibling suspends', async ({ page }) => {
      await draw(page, scene())
      const frame = await checkoutFrame(page)
      await becomes(page, 'ready')
      const loadedAt = await frame.evaluate(() => performance.timeOrigin)
      await draw(page, scene({ isWaiting: true }))
      await expect(page.getByText('One moment')).toBeVisible()
      await expect(page.locator('iframe')).toBeHidden()
      // The buyer pays in an app meanwhile.
      await say(frame, success)
      await expect
        .poll(() => heard(page))
        .toEqual([
          [1, 'ready'],
          [1, 'paymentSuccessful'],
        ])
      await draw(page, scene())
      await expect(page.getByText('One moment')).toBeHidden()
      expect(await state(page)).toBe('succeeded')
      // StrictMode runs the effects of what is shown again once more, in development and since React 19: a new mount.
      if (variant === '19 in development') return
      await expect(page.locator('iframe')).toBeVisible()
      expect(await frame.evaluate(() => performance.timeOrigin)).toBe(loadedAt)
      expect(frames(page)).toEqual([frame])
    })

    test('leaves no frame when it is unmounted', async ({ page }) => {
      await draw(page, scene())
      await checkoutFrame(page)
      await becomes(page, 'ready')
      await draw(page, null)
      await expect.poll(() => frames(page).length).toBe(0)
      await expect(page.locator('iframe')).toHaveCount(0)
    })

    test('leaves one frame when it is replaced while it is made', async ({ page }) => {
      await draw(page, scene({ name: 'a' }))
      await draw(page, scene({ name: 'b' }), null)
      await draw(page, scene({ name: 'c' }))
      const frame = await checkoutFrame(page)
      await becomes(page, 'ready')
      await expect(page.locator('iframe')).toHaveCount(1)
      await say(frame, success)
      await becomes(page, 'succeeded')
    })

    test('a new session is a new page', async ({ page }) => {
      await draw(page, scene())
      await checkoutFrame(page)
      await becomes(page, 'ready')
      await draw(page, scene({ props: { ...scene().props, sessionData: 'session-2' } }))
      await expect.poll(() => frames(page).map(sessionOf)).toEqual(['session-2'])
      await becomes(page, 'ready')
    })

    test('a new session does not end a payment under way', async ({ page }) => {
      await draw(page, scene())
      const frame = await checkoutFrame(page)
      await becomes(page, 'ready')
      await say(frame, { code: 'SDK_PAYMENT_PROCESSING' })
      await becomes(page, 'processing')
      await draw(page, scene({ props: { ...scene().props, sessionData: 'session-2' } }))
      await say(frame, success)
      await becomes(page, 'succeeded')
      expect(frames(page)).toEqual([frame])
    })
  })
}

for (const variant of variants) {
  test(`the shop's own panel is shown in its state alone, and survives rendering, React ${variant}`, async ({
    page,
  }) => {
    const { sessionData: _, ...props } = scene().props
    const drawn = (panel: string): Scene => ({ props, fetches: true, panel })
    await openReact(page, variant)
    await draw(page, drawn('Failed'))
    await becomes(page, 'ready')
    const frame = await checkoutFrame(page)
    await say(frame, fail)
    await becomes(page, 'failed')
    await expect(page.getByRole('heading')).toHaveCount(0)
    await say(frame, { code: 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT' })
    await expect(page.getByRole('heading')).toHaveText('Failed: same-session')
    await page.getByLabel('Why').fill('no idea')
    await draw(page, drawn('Failed again'), drawn('Failed indeed'))
    await expect(page.getByRole('heading')).toHaveText('Failed indeed: same-session')
    await expect(page.getByLabel('Why')).toHaveValue('no idea')
    await expect(page.getByLabel('Why')).toBeFocused()
    await page.getByRole('button', { name: 'Once more' }).click()
    await becomes(page, 'ready')
    await expect(page.getByRole('heading')).toHaveCount(0)
    // The button is gone; the place is kept.
    expect(
      await page.evaluate(() => document.activeElement?.hasAttribute('data-antom-checkout')),
    ).toBe(true)
  })
}

for (const variant of variants.slice(0, 2)) {
  test.describe(`Activity, React ${variant}`, () => {
    const at = (mode: Scene['mode']): Scene => {
      const { sessionData: _, ...props } = scene().props
      return { props, fetches: true, mode: mode! }
    }
    test.beforeEach(async ({ page }) => {
      await openReact(page, variant)
      await draw(page, at('visible'))
      await checkoutFrame(page)
      await becomes(page, 'ready')
    })

    test('hiding frees the page, showing brings it back with the same session', async ({
      page,
    }) => {
      await draw(page, at('hidden'))
      await expect.poll(() => frames(page).length).toBe(0)
      await expect(page.locator('iframe')).toHaveCount(0)
      await draw(page, at('visible'))
      expect(sessionOf(await checkoutFrame(page))).toBe('fetched-1')
      await becomes(page, 'ready')
      expect(await page.evaluate(() => window.react.asked)).toEqual(['initial'])
    })

    test('the form of a paid order is not shown again', async ({ page }) => {
      await say(await checkoutFrame(page), success)
      await becomes(page, 'succeeded')
      await draw(page, at('hidden'))
      await expect.poll(() => frames(page).length).toBe(0)
      await draw(page, at('visible'))
      await becomes(page, 'succeeded')
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
      await expect(page.locator('iframe')).toHaveCount(0)
      expect(await page.evaluate(() => window.react.asked)).toEqual(['initial'])
    })

    test('what begins hidden costs nothing until it is shown', async ({ page }) => {
      await draw(page, null)
      await draw(page, { ...at('hidden'), name: 'second' })
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
      expect(await page.evaluate(() => window.react.asked)).toEqual(['initial'])
      await draw(page, { ...at('visible'), name: 'second' })
      expect(sessionOf(await checkoutFrame(page))).toBe('fetched-2')
    })
  })

  test(`what a server drew is taken over as it is, React ${variant}`, async ({ page }) => {
    const drawn = scene({ props: { ...scene().props, className: 'card', id: 'pay' } })
    await page.addInitScript(() => {
      new PerformanceObserver((list) =>
        list.getEntries().forEach((entry) => Object.assign(window, { shifted: entry.toJSON() })),
      ).observe({ type: 'layout-shift', buffered: true })
    })
    const html = renderToString(
      createElement(Suspense, null, createElement(AntomCheckout, drawn.props)),
    )
    expect(html).toContain('min-height')
    await openReact(page, variant, (plain) =>
      plain
        .replace('<div id="root"></div>', `<div id="root">${html}</div><p>Terms of the shop</p>`)
        .replace(
          '</title>',
          `</title><script id="scene" type="application/json">${JSON.stringify(drawn)}</script>`,
        ),
    )
    const frame = await checkoutFrame(page)
    await becomes(page, 'ready')
    expect(await page.locator('#root > #pay.card iframe').count()).toBe(1)
    expect(await page.evaluate(() => window.react.recovered)).toEqual([])
    expect(await page.evaluate(() => (window as { shifted?: unknown }).shifted)).toBeUndefined()
    await say(frame, success)
    await becomes(page, 'succeeded')
  })
}

test('what a server drew has its height where inline style is forbidden', async ({ page }) => {
  const drawn = scene({ props: { ...scene().props, style: { minHeight: '' } } })
  const html = renderToString(
    createElement(Suspense, null, createElement(AntomCheckout, drawn.props)),
  )
  const css = fileURLToPath(new URL('../packages/core/reserve.css', import.meta.url))
  await page.route(`${shop()}/reserve.css`, (route) => route.fulfill({ path: css }))
  let begin = (): void => {}
  const begun = new Promise<void>((resolve) => (begin = resolve))
  await page.route('**/*.js', async (route) => {
    await begun
    await route.fallback()
  })
  const opened = openReact(page, '19', (plain) =>
    plain.replace('<div id="root"></div>', `<div id="root">${html}</div>`).replace(
      '</title>',
      `</title><meta http-equiv="Content-Security-Policy" content="style-src 'self'" />
        <link rel="stylesheet" href="/reserve.css" />
        <script id="scene" type="application/json">${JSON.stringify(drawn)}</script>`,
    ),
  )
  const height = async (): Promise<number | undefined> =>
    (await page.locator('[data-antom-checkout]').boundingBox())?.height
  await expect.poll(height).toBe(600)
  begin()
  await opened
  await becomes(page, 'ready')
  expect(await height()).toBe(600)
  expect(await page.evaluate(() => window.react.recovered)).toEqual([])
})
