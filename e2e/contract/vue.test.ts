import { aliasOf, openBundle } from '../kit/bundle.ts'
import { checkoutFrame, frames, listeners, say } from '../kit/checkout.ts'
import { ckp } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

/** `<AntomCheckout>` in Suspense, Teleport and vue-router. Vue in development prints mistakes to the console. */

type Page = Parameters<typeof checkoutFrame>[0]
type Scene = Omit<Parameters<Window['vue']['draw']>[0] & object, 'environment'>

const draw = (page: Page, scene?: Scene): Promise<void> =>
  page.evaluate((next) => window.vue.draw(next), scene && { ...scene, environment: ckp() })
const go = (page: Page, ...paths: string[]): Promise<void> =>
  page.evaluate((all) => window.vue.go(...all), paths)
const rush = (page: Page, ...paths: string[]): Promise<void> =>
  page.evaluate((all) => window.vue.rush(...all), paths)
const asked = (page: Page): Promise<[string, boolean][]> => page.evaluate(() => window.vue.asked())
const becomes = (page: Page, order: string, status: string): Promise<void> =>
  expect.poll(() => page.evaluate((id) => window.vue.state(id)?.status, order)).toBe(status)

const shown = (page: Page): (string | null)[] =>
  frames(page).map((frame) => new URL(frame.url()).searchParams.get('sessionData'))

const success = { code: 'SDK_PAYMENT_SUCCESSFUL', result: { paymentStatus: 'SUCCESS' } }

test.use({ mayPrint: /^info: <Suspense> is an experimental feature/ })

async function openVue(page: Page, version: string): Promise<void> {
  // Chromium does not know that a page served by the test is a local one, and asks before it shows another in a frame.
  await page.context().grantPermissions(['local-network-access'])
  const alias = version === '3.3' ? [aliasOf('vue', 'vue', '3.3')] : []
  await openBundle(page, `vue-${version}`, { file: 'vue.html', alias })
  expect(await page.evaluate(() => window.vue.version)).toMatch(version)
}

for (const version of ['3.5', '3.3']) {
  test.describe(`Vue ${version}`, () => {
    test.beforeEach(({ page }) => openVue(page, version))
    test.afterEach(async ({ page }) => {
      await draw(page)
      await expect.poll(() => shown(page)).toEqual([])
      expect((await listeners(page)).filter((type) => type === 'window message')).toEqual([])
    })

    test.describe('Suspense', () => {
      test('a checkout beside a slow component opens once that component is ready', async ({
        page,
      }) => {
        await draw(page, { slow: 'a' })
        await expect(page.getByText('One moment')).toBeVisible()
        expect(await asked(page)).toEqual([])
        await page.evaluate(() => window.vue.arrive('a'))
        await becomes(page, 'a', 'ready')
        expect(await asked(page)).toEqual([['a', false]])
        expect(shown(page)).toEqual(['a-1'])
      })

      test('a checkout that is removed before the slow component is ready fetches nothing', async ({
        page,
      }) => {
        await draw(page, { slow: 'a' })
        await draw(page)
        await page.evaluate(() => window.vue.arrive('a'))
        expect(await asked(page)).toEqual([])
      })

      test('the page stays while the next one loads, and is freed when the next one is ready', async ({
        page,
      }) => {
        await draw(page, { slow: 'a' })
        await page.evaluate(() => window.vue.arrive('a'))
        await becomes(page, 'a', 'ready')
        await draw(page, { slow: 'b' })
        expect(shown(page)).toEqual(['a-1'])
        await page.evaluate(() => window.vue.arrive('b'))
        await becomes(page, 'b', 'ready')
        expect(shown(page)).toEqual(['b-2'])
      })

      test('the page is freed when the fallback takes its place', async ({ page }) => {
        await draw(page, { slow: 'a', timeout: 0 })
        await page.evaluate(() => window.vue.arrive('a'))
        await becomes(page, 'a', 'ready')
        await draw(page, { slow: 'b', timeout: 0 })
        await expect(page.getByText('One moment')).toBeVisible()
        await expect.poll(() => shown(page)).toEqual([])
        await page.evaluate(() => window.vue.arrive('b'))
        await becomes(page, 'b', 'ready')
      })
    })

    test.describe('Teleport', () => {
      test('a teleported checkout moves to another place with the same session', async ({
        page,
      }) => {
        await draw(page, { to: '#here' })
        await becomes(page, '1', 'ready')
        await expect(page.locator('#here iframe')).toBeVisible()
        await draw(page, { to: '#there' })
        await expect(page.locator('#there iframe')).toBeVisible()
        await becomes(page, '1', 'ready')
        await draw(page, { to: '#there', disabled: true })
        await expect(page.locator('#app iframe')).toBeVisible()
        await becomes(page, '1', 'ready')
        expect(await asked(page)).toEqual([['1', false]])
        await say(await checkoutFrame(page), success)
        await becomes(page, '1', 'succeeded')
      })
    })

    test.describe('vue-router', () => {
      test('quick clicks end with the page of the last route', async ({ page }) => {
        await draw(page, { routes: 'plain' })
        await go(page, '/orders/1', '/', '/orders/2', '/orders/3', '/', '/orders/4')
        await becomes(page, '4', 'ready')
        await rush(page, '/', '/orders/5', '/', '/orders/6')
        await becomes(page, '6', 'ready')
        expect(shown(page)).toHaveLength(1)
        // The sessions of all other routes were aborted.
        const left = (await asked(page)).filter(([order]) => order !== '4' && order !== '6')
        expect(left.filter(([, isAborted]) => !isAborted)).toEqual([])
      })

      test('another order by the same route is one remount, with its session', async ({ page }) => {
        await draw(page, { routes: 'plain' })
        await go(page, '/given/1')
        await becomes(page, 'given', 'ready')
        await go(page, '/given/2', '/given/3')
        await expect.poll(() => shown(page)).toEqual(['session-3'])
        await becomes(page, 'given', 'ready')
      })

      for (const [routes, how] of [
        ['kept', 'kept alive'],
        ['nested', 'kept alive around Suspense'],
      ] as const) {
        test(`a paid order that is ${how} comes back paid`, async ({ page }) => {
          await draw(page, { routes })
          await go(page, '/orders/1')
          await becomes(page, '1', 'ready')
          await go(page, '/')
          await expect.poll(() => shown(page)).toEqual([])
          await go(page, '/orders/1')
          await becomes(page, '1', 'ready')
          await say(await checkoutFrame(page), success)
          await becomes(page, '1', 'succeeded')
          await go(page, '/', '/orders/1', '/', '/orders/1')
          await expect(page.getByRole('group').getByText('Payment complete')).toBeVisible()
          expect(shown(page)).toEqual([])
        })
      }

      test('a checkout that was left while a slow component loaded opens when the buyer comes back', async ({
        page,
      }) => {
        await draw(page, { routes: 'nested' })
        await go(page, '/slow-orders/1')
        await go(page, '/')
        await page.evaluate(() => window.vue.arrive('1'))
        await expect(page.getByText('Cart')).toBeVisible()
        expect(await asked(page)).toEqual([])
        await go(page, '/slow-orders/1')
        await page.evaluate(() => window.vue.arrive('1'))
        await becomes(page, '1', 'ready')
        expect(shown(page)).toEqual(['1-1'])
      })

      test('a page that fades away is freed at once, and beside it the next one opens', async ({
        page,
      }) => {
        await draw(page, { routes: 'faded' })
        await go(page, '/orders/1')
        await becomes(page, '1', 'ready')
        await go(page, '/orders/2')
        await expect(page.locator('main.fade-leave-active')).toHaveCount(1)
        await becomes(page, '2', 'ready')
        expect(shown(page)).toHaveLength(1)
      })
    })
  })
}

test('Vue 3.5: a deferred teleport opens in a place that is drawn after it', async ({ page }) => {
  await openVue(page, '3.5')
  await draw(page, { isDeferred: true })
  await expect(page.locator('#late iframe')).toBeVisible()
  await becomes(page, '1', 'ready')
})
