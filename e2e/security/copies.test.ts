import type { Page } from '@playwright/test'
import { environmentOf, openShop, test, type World } from '../kit/world.ts'
import { expectState, frames, say, told } from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'

// Two bundles of one page may each hold a copy of the core: their checkouts must ignore each other.

/** Loads the page's bundle once more, from other addresses, and opens a checkout of each copy. */
async function openBoth(world: World): Promise<void> {
  const { at: page } = world
  await openShop(world)
  await page.evaluate(async (environment) => {
    const first = window.antom
    const { pathname } = new URL(
      document.querySelector<HTMLScriptElement>('script[src*="/core"]')!.src,
    )
    await import(/* @vite-ignore */ `/second${pathname}`)
    if (window.antom.createCheckout === first.createCheckout) throw new Error('It is no copy.')
    const options = { environment, analytics: false }
    window.checkout = first.record({ ...options, sessionData: 'session-1' })
    window.second = window.antom.record({ ...options, sessionData: 'session-2' })
    await Promise.all([window.checkout.mount('#host'), window.second.mount('#other')])
  }, environmentOf(world))
  await expect.poll(() => frames(page).length).toBe(2)
}

const frameOf = (page: Page, session: string): Parameters<typeof say>[0] =>
  frames(page).find((frame) => frame.url().includes(session))!

/** The status and the events of the second copy's checkout. */
const secondOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    window.second.state.status,
    ...window.second.events.map(({ type }) => type).filter((type) => type !== 'stateChange'),
  ])

test('the checkouts of two copies of the core ignore the messages of each other', async ({
  world,
}) => {
  const { at: page } = world
  await openBoth(world)
  await say(frameOf(page, 'session-2'), { code: 'SDK_PAYMENT_SUCCESSFUL' })
  await expect.poll(() => secondOf(page)).toEqual(['succeeded', 'ready', 'paymentSuccessful'])
  await say(frameOf(page, 'session-1'), { code: 'SDK_PAYMENT_FAIL' })
  await expectState(page, { status: 'failed' })
  expect(await told(page)).toEqual(['ready', 'paymentFailed'])
  expect(await secondOf(page)).toEqual(['succeeded', 'ready', 'paymentSuccessful'])
})

test('a forged message is reported by the checkouts of both copies', async ({ world }) => {
  const { at: page } = world
  await openBoth(world)
  await page.evaluate(() => window.postMessage('{"code":"SDK_PAYMENT_SUCCESSFUL"}', '*'))
  await expect.poll(() => secondOf(page)).toEqual(['ready', 'ready', 'messageBlocked'])
  expect(await told(page)).toEqual(['ready', 'messageBlocked'])
  await expectState(page, { status: 'ready' })
})

test("unmounting one copy's checkout leaves the other's page", async ({ world }) => {
  const { at: page } = world
  await openBoth(world)
  await page.evaluate(() => window.second.unmount())
  await expect.poll(() => frames(page).length).toBe(1)
  await say(frameOf(page, 'session-1'), { code: 'SDK_PAYMENT_SUCCESSFUL' })
  await expectState(page, { status: 'succeeded', pageOpen: true })
  expect(await secondOf(page)).toEqual(['idle', 'ready'])
})
