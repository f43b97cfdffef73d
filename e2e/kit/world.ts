import type { Page, TestType } from '@playwright/test'
import { antomSays, call, expectState, expectTold, frames, mount } from './checkout.ts'
import { keepNotes } from './keepNotes.ts'
import { antom as pages } from './origins.ts'
import { normalUrl, startSite, type Site } from './site.ts'
import type { Tab } from './tab.ts'
import { expect, test as base } from './test.ts'

/** The merchant's and Antom's own servers, of one test: each is a site of its own, and can fail. */
export interface World<Place extends Page | Tab = Page> {
  readonly at: Place
  readonly shop: Site
  readonly antom: Site
}

interface Worlds {
  world: World
  /** The same in a tab of any engine. */
  tabWorld: World<Tab>
}
type Of<Test> =
  Test extends TestType<infer Args, infer WorkerArgs> ? TestType<Args & Worlds, WorkerArgs> : never

async function play<Place extends Page | Tab>(
  at: Place,
  use: (world: World<Place>) => Promise<void>,
): Promise<void> {
  const [shop, antom] = await Promise.all([startSite(pages()), startSite(pages())])
  await use({ at, shop, antom })
  await Promise.all([shop.stop(), antom.stop()])
}

/** A test with servers that can fail. */
export const test: Of<typeof base> = base.extend<Worlds>({
  // The browser prints a line for each request that fails.
  mayPrint:
    /Failed to load resource|Failed to find a valid digest|Content.Security.Policy|X-Frame-Options|chrome-error|APSecuritySdk|APDID/,
  world: ({ page }, use) => play(page, use),
  tabWorld: ({ tab }, use) => play(tab, use),
})

export const shopUrl = ({ shop }: Pick<World, 'shop'>): string => `http://localhost:${shop.port}`
export const environmentOf = ({ antom }: Pick<World, 'antom'>): string =>
  `http://127.0.0.1:${antom.port}/ckp.html`

export async function openShop(world: World<Page | Tab>, policy?: string): Promise<void> {
  const { at } = world
  const query = policy ? `?csp=${encodeURIComponent(policy)}` : ''
  await at.goto(`${shopUrl(world)}/core.html${query}`)
  if ('eval' in at) await at.eval(keepNotes)
}

/** Makes `window.checkout` as a merchant does, with requests to a server. */
export function makeReal(world: World<Page | Tab>, options: object = {}): Promise<void> {
  const { at } = world
  const given = { environment: environmentOf(world), ...options }
  return 'eval' in at ? at.eval(record, given) : at.evaluate(record, given)
}

function record(given: object): void {
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
}

/** The checkout works: Antom's page reports a success, and the merchant's server confirms it. */
export async function expectPayment({ at }: World<Page | Tab>): Promise<void> {
  await expectState(at, { status: 'ready', pageOpen: true })
  await antomSays(at, 'SUCCESSFUL')
  await expectTold(at, 'paymentSuccessful')
  await expectState(at, { status: 'succeeded', verified: true, hostedUrl: normalUrl })
}

/** Where no error shows, the merchant can open the page again. */
export async function mountAnew({ at }: World): Promise<void> {
  await call(at, 'unmount')
  await expect.poll(() => frames(at).length).toBe(0)
  expect(await mount(at)).toBe('ready')
}
