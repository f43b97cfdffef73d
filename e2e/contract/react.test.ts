import { AntomCheckout } from '@antom-checkout/react'
import { createElement, Suspense } from 'react'
import { renderToString } from 'react-dom/server'
import { fileURLToPath } from 'node:url'
import { checkoutFrame, frames, say } from '../kit/checkout.ts'
import { ckp, shop } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'
import type { Scene } from '../kit/pages/react.tsx'
import { openReact, type Variant } from '../kit/reactPages.ts'

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

/** The events, without `stateChange`. */
const heard = (page: Page): Promise<unknown> =>
  page.evaluate(() => window.react.heard.filter(([, event]) => event !== 'stateChange'))

const sessionOf = (frame: { url: () => string }): string | null =>
  new URL(frame.url()).searchParams.get('sessionData')

test.use({ mayPrint: /React DevTools/ })

// Only React has these: StrictMode, Suspense, Activity and hydration.

test('a checkout in StrictMode is paid once, with one session', async ({ page }) => {
  const { sessionData: _, ...props } = scene().props
  await openReact(page, '19 in development')
  await draw(page, { props, fetches: true })
  const frame = await checkoutFrame(page)
  await becomes(page, 'ready')
  await say(frame, success)
  await becomes(page, 'succeeded')
  expect(await heard(page)).toEqual([
    [1, 'ready'],
    [1, 'paymentSuccessful'],
  ])
  expect(await page.evaluate(() => window.react.asked)).toEqual(['initial'])
})

const variants: Variant[] = ['19', '19 in development', '18 in development']
for (const variant of variants) {
  test(`a checkout keeps its page while a sibling suspends, React ${variant}`, async ({ page }) => {
    await openReact(page, variant)
    expect(await page.evaluate(() => window.react.version)).toContain(variant.slice(0, 2))
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
    // In development, React 19 runs the effects of a revealed component again in StrictMode: a new mount.
    if (variant === '19 in development') return
    await expect(page.locator('iframe')).toBeVisible()
    expect(await frame.evaluate(() => performance.timeOrigin)).toBe(loadedAt)
    expect(frames(page)).toEqual([frame])
  })
}

for (const variant of ['19', '18 in development'] as const) {
  test(`the shop's own panel shows in its state only, and survives a render, React ${variant}`, async ({
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
    // The button is gone, but the focus stays in the checkout.
    expect(
      await page.evaluate(() => document.activeElement?.hasAttribute('data-antom-checkout')),
    ).toBe(true)
  })
}

for (const variant of ['19', '19 in development'] as const) {
  test(`a checkout in a hidden Activity fetches nothing until it shows, and is freed when it hides, React ${variant}`, async ({
    page,
  }) => {
    const { sessionData: _, ...props } = scene().props
    const at = (mode: 'hidden' | 'visible'): Promise<void> =>
      draw(page, { props, fetches: true, mode })
    await openReact(page, variant)
    await at('hidden')
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
    expect(await page.evaluate(() => window.react.asked)).toEqual([])
    await at('visible')
    expect(sessionOf(await checkoutFrame(page))).toBe('fetched-1')
    await becomes(page, 'ready')
    await at('hidden')
    await expect.poll(() => frames(page).length).toBe(0)
    await expect(page.locator('iframe')).toHaveCount(0)
    await at('visible')
    await say(await checkoutFrame(page), success)
    await becomes(page, 'succeeded')
    expect(await page.evaluate(() => window.react.asked)).toEqual(['initial'])
  })

  test(`HTML that a server rendered is hydrated without a change, React ${variant}`, async ({
    page,
  }) => {
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

test('HTML that a server rendered has its height where inline style is forbidden', async ({
  page,
}) => {
  const drawn = scene({ props: { ...scene().props, style: { minHeight: '' } } })
  const html = renderToString(
    createElement(Suspense, null, createElement(AntomCheckout, drawn.props)),
  )
  const css = fileURLToPath(new URL('../../packages/core/reserve.css', import.meta.url))
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
