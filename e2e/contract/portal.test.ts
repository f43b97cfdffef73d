import { aliasOf, openBundle } from '../kit/bundle.ts'
import { checkoutFrame, frames, listeners, say } from '../kit/checkout.ts'
import { ckp } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'
import { openReact, type Variant } from '../kit/reactPages.ts'

/** A checkout in a portal or teleport, whose container comes, goes and returns by itself. */

type Page = Parameters<typeof checkoutFrame>[0]

/** The same steps in each framework. The container is not in the document unless `attach` puts it there. */
interface Subject {
  readonly name: string
  readonly open: (page: Page) => Promise<void>
  /** Draws a checkout that fetches its session, into the container. */
  readonly draw: (page: Page) => Promise<void>
  readonly clear: (page: Page) => Promise<void>
  readonly attach: (page: Page) => Promise<void>
  readonly detach: (page: Page) => Promise<void>
  readonly state: (page: Page) => Promise<{ status: string; pageOpen: boolean } | undefined>
  /** How often a session was fetched. */
  readonly asked: (page: Page) => Promise<number>
}

const react = (variant: Variant): Subject => ({
  name: `React ${variant}`,
  open: (page) => openReact(page, variant),
  draw: (page) =>
    page.evaluate(
      (environment) =>
        window.react.draw({
          props: { environment, analytics: false },
          fetches: true,
          portal: true,
        }),
      ckp(),
    ),
  clear: (page) => page.evaluate(() => window.react.draw(null)),
  attach: (page) => page.evaluate(() => document.body.append(window.react.place)),
  detach: (page) => page.evaluate(() => window.react.place.remove()),
  state: (page) => page.evaluate(() => window.react.ref.current?.state),
  asked: (page) => page.evaluate(() => window.react.asked.length),
})

const vue = (version: '3.5' | '3.3'): Subject => ({
  name: `Vue ${version}`,
  open: (page) => openVue(page, version),
  draw: (page) =>
    page.evaluate((environment) => window.vue.draw({ environment, teleport: 'place' }), ckp()),
  clear: (page) => page.evaluate(() => window.vue.draw(undefined)),
  attach: (page) => page.evaluate(() => document.body.append(window.vue.place)),
  detach: (page) => page.evaluate(() => window.vue.place.remove()),
  state: (page) => page.evaluate(() => window.vue.state('1')),
  asked: (page) => page.evaluate(() => window.vue.asked().length),
})

async function openVue(page: Page, version: '3.5' | '3.3'): Promise<void> {
  await page.context().grantPermissions(['local-network-access'])
  const alias = version === '3.3' ? [aliasOf('vue', 'vue', '3.3')] : []
  await openBundle(page, `vue-${version}`, { file: 'vue.html', alias })
}

const success = { code: 'SDK_PAYMENT_SUCCESSFUL', result: { paymentStatus: 'SUCCESS' } }

test.use({ mayPrint: /React DevTools|^info: <Suspense> is an experimental feature/ })

for (const subject of [react('19'), react('18 in development'), vue('3.5'), vue('3.3')]) {
  test.describe(subject.name, () => {
    const { attach, detach, draw, clear, state, asked } = subject
    test.beforeEach(({ page }) => subject.open(page))
    test.afterEach(async ({ page }) => {
      await clear(page)
      await expect.poll(() => frames(page)).toEqual([])
      expect((await listeners(page)).filter((type) => type === 'window message')).toEqual([])
    })
    const becomes = (page: Page, status: string, pageOpen: boolean): Promise<void> =>
      expect.poll(() => state(page)).toMatchObject({ status, pageOpen })

    test('a container that is there opens the page', async ({ page }) => {
      await attach(page)
      await draw(page)
      await becomes(page, 'ready', true)
    })

    test('a container that comes later is waited for, and the session is fetched meanwhile', async ({
      page,
    }) => {
      await draw(page)
      await expect.poll(() => asked(page)).toBe(1)
      await becomes(page, 'loading', false)
      await attach(page)
      await becomes(page, 'ready', true)
      expect(frames(page)).toHaveLength(1)
      expect(await asked(page)).toBe(1)
    })

    test('a container that was away for longer than a second opens the page again, with the same session', async ({
      page,
    }) => {
      await attach(page)
      await draw(page)
      await becomes(page, 'ready', true)
      const session = frames(page)[0]!.url()
      await detach(page)
      await becomes(page, 'loading', false)
      await attach(page)
      await becomes(page, 'ready', true)
      expect(frames(page).map((frame) => frame.url())).toEqual([session])
      expect(await asked(page)).toBe(1)
    })

    test('an order that was paid stays paid while its container is away, and when it returns', async ({
      page,
    }) => {
      await attach(page)
      await draw(page)
      await becomes(page, 'ready', true)
      await say(await checkoutFrame(page), success)
      await becomes(page, 'succeeded', true)
      await detach(page)
      await becomes(page, 'succeeded', false)
      await attach(page)
      await expect(page.getByRole('group').getByText('Payment complete')).toBeVisible()
      expect(frames(page)).toEqual([])
      expect(await asked(page)).toBe(1)
    })

    test('a checkout that is taken away while its container is away leaves nothing behind', async ({
      page,
    }) => {
      await draw(page)
      await expect.poll(() => asked(page)).toBe(1)
      await clear(page)
      await attach(page)
      await expect(page.locator('iframe')).toHaveCount(0)
    })
  })
}

test('Vue 3.5: a deferred teleport opens in a place that is drawn after it', async ({ page }) => {
  await openVue(page, '3.5')
  await page.evaluate(
    (environment) => window.vue.draw({ environment, teleport: 'deferred' }),
    ckp(),
  )
  await expect(page.locator('#late iframe')).toBeVisible()
  await expect.poll(() => page.evaluate(() => window.vue.state('1')?.status)).toBe('ready')
})
