import type { Frame, Page } from '@playwright/test'
import {
  call,
  checkoutFrame,
  expectState,
  expectTold,
  frames,
  make,
  open,
  openShop,
  say,
  serveStrangers,
  state,
  told,
  toldOf,
} from '../kit/checkout.ts'
import { antom, ckp } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

/** Who is believed (DESIGN §4). The numbers are the hazards of protocol §5.4. */

test.beforeEach(async ({ page }) => {
  await serveStrangers(page)
  await openShop(page)
})

const paid = { code: 'SDK_PAYMENT_SUCCESSFUL', result: { paymentStatus: 'SUCCESS' } }
const away = { context: { event: 'onRedirect', data: { normalUrl: 'https://evil.test/' } } }

/** Speaks from a frame, or from the page itself, and waits until the page has heard it. */
async function speak(page: Page, from: Page | Frame, data: unknown): Promise<void> {
  const before = await page.evaluate(() => window.heard.length)
  await from.evaluate((given) => top!.postMessage(given, '*'), data)
  await expect
    .poll(() => page.evaluate(() => window.heard.length), { intervals: [10, 20, 50] })
    .toBe(before + 1)
  expect(await page.evaluate(() => window.heard.at(-1)!.data)).toEqual(data)
}

/** Another site's frame: beside the checkout, or inside it. */
async function strangerIn(page: Page, parent: Page | Frame): Promise<Frame> {
  await parent.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = 'https://evil.test/'
    document.body.append(frame)
  })
  return find(page, 'https://evil.test/')
}

async function find(page: Page, start: string): Promise<Frame> {
  const found = (): Frame | undefined =>
    page.frames().find((frame) => frame.url().startsWith(start))
  await expect.poll(() => !!found()).toBe(true)
  const frame = found() as Frame
  await frame.waitForLoadState()
  return frame
}

/** The checkout's own frame, gone to a bank. */
async function bankIn(page: Page): Promise<Frame> {
  const frame = await checkoutFrame(page)
  await frame.evaluate(() => (location.href = 'https://bank.test/'))
  return find(page, 'https://bank.test/')
}

const forgers: Record<string, [string, string, (page: Page) => Promise<Page | Frame>]> = {
  'the page itself': ['source', 'http://localhost', async (page) => page],
  'another frame': ['source', 'https://evil.test', (page) => strangerIn(page, page)],
  "a frame inside Antom's": [
    'source',
    'https://evil.test',
    async (page) => strangerIn(page, await checkoutFrame(page)),
  ],
  "a bank's page in Antom's place": ['origin', 'https://bank.test', bankIn],
}

for (const [who, [reason, origin, forger]] of Object.entries(forgers)) {
  test(`a forged success or redirect from ${who} reaches nobody, and is reported without its data`, async ({
    page,
  }) => {
    await open(page)
    const from = await forger(page)
    const before = await state(page)
    await speak(page, from, JSON.stringify(paid))
    await speak(page, from, JSON.stringify(away))
    await expectTold(page, 'messageBlocked', 2)
    for (const event of (await toldOf(page, 'messageBlocked')) as { origin: string }[]) {
      expect(event).toEqual({ type: 'messageBlocked', reason, origin: event.origin })
      expect(event.origin).toMatch(new RegExp(`^${origin}(:\\d+)?$`))
    }
    expect(await told(page)).toEqual(['ready', 'messageBlocked', 'messageBlocked'])
    expect(await state(page)).toEqual(before)
  })

  test(`what is not the protocol's disturbs nothing when ${who} says it`, async ({ page }) => {
    await open(page)
    const from = await forger(page)
    const before = await state(page)
    for (const data of [
      'not JSON',
      '',
      '{"code":',
      '[]',
      '5',
      'null',
      '"SDK_PAYMENT_SUCCESSFUL"',
      '{"eventType":"antom-close-event"}',
      { type: 'webpackOk' },
      paid,
      [paid],
      7,
      null,
    ]) {
      await speak(page, from, data)
    }
    expect(await told(page)).toEqual(['ready'])
    expect(await state(page)).toEqual(before)
  })
}

test("Antom's page cannot break the shop with a message that is not the protocol's", async ({
  page,
}) => {
  await open(page)
  const frame = await checkoutFrame(page)
  for (const data of ['not JSON', '[]', '5', 'null', '{}', { type: 'webpackOk' }, 7, null]) {
    await speak(page, frame, data)
  }
  await speak(page, frame, '{"eventType":"antom-close-event"}')
  await speak(page, frame, '{"code":"SDK_END_OF_LOADING"}')
  expect(await told(page)).toEqual(['ready'])
  const misshapen = [
    { code: 5 },
    { code: ['SDK_PAYMENT_SUCCESSFUL'] },
    { code: 'SDK_PAYMENT_SUCCESSFUL', result: 'SUCCESS' },
    { code: 'SDK_PAYMENT_SUCCESSFUL', message: {} },
    { code: 'SDK_PAYMENT_SUCCESSFUL', context: 'x' },
    { context: { event: 7 } },
  ]
  for (const message of misshapen) await speak(page, frame, JSON.stringify(message))
  await expectTold(page, 'messageBlocked', misshapen.length)
  for (const event of await toldOf(page, 'messageBlocked')) {
    expect(event).toMatchObject({ reason: 'shape' })
  }
  await expectState(page, { status: 'ready' })
  await say(frame, paid)
  await expectState(page, { status: 'succeeded' })
})

test('another origin is believed only while trustedOrigins names it', async ({ page }) => {
  await open(page, { trustedOrigins: ['https://bank.test'] })
  const bank = await bankIn(page)
  await speak(page, bank, JSON.stringify({ code: 'SDK_PAYMENT_CHALLENGE' }))
  expect(await told(page)).toEqual(['ready', 'paymentNotice'])
  await call(page, 'setOptions', { trustedOrigins: undefined })
  await speak(page, bank, JSON.stringify(paid))
  expect(await told(page)).toEqual(['ready', 'paymentNotice', 'messageBlocked'])
})

test('two checkouts on one page neither hear nor report each other', async ({ page }) => {
  await open(page)
  await page.evaluate(async (environment) => {
    const options = { environment, sessionData: 'session-2', analytics: false }
    window.second = window.antom.record(options)
    await window.second.mount('#other')
  }, ckp())
  await expect.poll(() => frames(page).length).toBe(2)
  const [first, second] = ['session-1', 'session-2'].map(
    (session) => frames(page).find((frame) => frame.url().includes(session)) as Frame,
  )
  await speak(page, second!, JSON.stringify(paid))
  const statuses = (): Promise<string[]> =>
    page.evaluate(() => [window.checkout.state.status, window.second.state.status])
  expect(await statuses()).toEqual(['ready', 'succeeded'])
  await speak(page, first!, JSON.stringify({ code: 'SDK_PAYMENT_FAIL' }))
  expect(await statuses()).toEqual(['failed', 'succeeded'])
  expect(await told(page)).toEqual(['ready', 'paymentFailed'])
  // H9: the first one takes its own frame with it, and no other.
  await call(page, 'unmount')
  await expect.poll(() => frames(page).map((frame) => frame.url())).toEqual([second!.url()])
  await expect(page.locator('#other iframe')).toHaveCount(1)
})

test('each message is told once, in order, and none after unmount()', async ({ page }) => {
  await open(page)
  const frame = await checkoutFrame(page)
  const codes = ['FAIL', 'RETRY', 'CHALLENGE', 'FAIL', 'SUCCESSFUL', 'ANYTHING_NEW']
  for (const code of codes)
    await speak(page, frame, JSON.stringify({ code: `SDK_PAYMENT_${code}` }))
  const expected = [
    'ready',
    'paymentFailed',
    'paymentNotice',
    'paymentNotice',
    'paymentFailed',
    'paymentSuccessful',
    'paymentNotice',
  ]
  expect(await told(page)).toEqual(expected)
  await page.evaluate(
    ([data, origin]) => {
      const source = document.querySelector('iframe')!.contentWindow
      window.checkout.unmount()
      window.dispatchEvent(new MessageEvent('message', { data, origin, source }))
    },
    [JSON.stringify(paid), antom()] as const,
  )
  expect(await told(page)).toEqual(expected)
})

test('the globals that the SDK is watched through are as before once it is mounted', async ({
  page,
}) => {
  await make(page)
  const isSame = await page.evaluate(async () => {
    const look = (): unknown[] =>
      [
        [window, 'addEventListener'],
        [console, 'log'],
        [document.body, 'appendChild'],
      ].flatMap(([target, key]) => [
        Reflect.get(target as object, key as string),
        JSON.stringify(Object.getOwnPropertyDescriptor(target, key as string) ?? null),
      ])
    const before = look()
    await window.checkout.mount('#host')
    return look().every((value, at) => value === before[at])
  })
  expect(isSame).toBe(true)
})

test.describe('what the shop prints itself', () => {
  test.use({ mayPrint: /^log: (mine|\[web-sdk] mine)$/ })

  test('is printed, also while Antom speaks', async ({ page }) => {
    const printed: string[] = []
    page.on('console', (message) => printed.push(message.text()))
    await open(page)
    await page.evaluate(() => {
      window.checkout.on('paymentSuccessful', () => console.log('mine'))
      window.checkout.subscribe(() => console.log('[web-sdk] mine'))
    })
    await speak(page, await checkoutFrame(page), JSON.stringify(paid))
    await expect.poll(() => printed).toEqual(['mine', '[web-sdk] mine'])
  })
})
