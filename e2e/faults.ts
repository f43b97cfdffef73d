import type {
  Page,
  PlaywrightTestArgs,
  PlaywrightTestOptions,
  PlaywrightWorkerArgs,
  PlaywrightWorkerOptions,
  TestType,
} from '@playwright/test'
import { antom as pages, expect, frames, test as base } from './harness.ts'
import { antomSays, call, expectState, expectTold, mount } from './shop.ts'
import { normalUrl, startSite, type Site } from './site.ts'

/** The merchant's and Antom's own servers, of one test: each is a site of its own. */
export interface World {
  readonly page: Page
  readonly shop: Site
  readonly antom: Site
}

export const shopUrl = ({ shop }: Pick<World, 'shop'>): string => `http://localhost:${shop.port}`
export const environmentOf = ({ antom }: Pick<World, 'antom'>): string =>
  `http://127.0.0.1:${antom.port}/ckp.html`

/** A test with servers that can fail. */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & { mayPrint: RegExp | undefined; world: World },
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
> = base.extend<{ world: World }>({
  // What cannot be loaded, the browser prints.
  mayPrint:
    /Failed to load resource|Failed to find a valid digest|Content.Security.Policy|X-Frame-Options|chrome-error|APSecuritySdk|APDID/,
  world: async ({ page }, use) => {
    const [shop, antom] = await Promise.all([startSite(pages()), startSite(pages())])
    await use({ page, shop, antom })
    await Promise.all([shop.stop(), antom.stop()])
  },
})

export const openShop = (world: World, policy?: string): Promise<unknown> =>
  world.page.goto(
    `${shopUrl(world)}/core.html${policy ? `?csp=${encodeURIComponent(policy)}` : ''}`,
  )

/** Makes `window.checkout` as a merchant does, with a server that is really asked. */
export const makeReal = (world: World, options: object = {}): Promise<void> =>
  world.page.evaluate(
    (given) => {
      const ask = async (path: string, signal: AbortSignal): Promise<never> => {
        const answer = await fetch(path, { method: 'POST', signal })
        return answer.json() as Promise<never>
      }
      window.checkout = window.antom.record({
        analytics: false,
        fetchSession: ({ signal }: { signal: AbortSignal }) => ask('/api/session', signal),
        verifyPayment: async (_: unknown, { signal }: { signal: AbortSignal }) =>
          (await ask('/api/status', signal))['paymentStatus'],
        ...given,
      } as never)
    },
    { environment: environmentOf(world), ...options },
  )

/** The checkout is as good as new: Antom's page speaks, and the merchant's server confirms it. */
export async function expectPayment({ page }: World): Promise<void> {
  await expectState(page, { status: 'ready', pageOpen: true })
  await expect(page.locator('iframe')).toHaveCount(1)
  await antomSays(page, 'SUCCESSFUL')
  await expectTold(page, 'paymentSuccessful')
  await expectState(page, { status: 'succeeded', verified: true, hostedUrl: normalUrl })
}

/** What helps where nothing was noticed: the merchant opens the page anew. */
export async function mountAnew({ page }: World): Promise<void> {
  await call(page, 'unmount')
  await expect.poll(() => frames(page).length).toBe(0)
  expect(await mount(page)).toBe('ready')
}
