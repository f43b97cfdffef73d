import {
  antomIn,
  antomPosts,
  call,
  events,
  expectState,
  make,
  open,
  openShop,
  speak,
  state,
  told,
} from '../kit/checkout.ts'
import { antom, ckp, shop, stranger } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'
import type { Scope, Tab } from '../kit/tab.ts'

/** Only Antom's page in the checkout's own frame is believed. */

test.beforeEach(({ tab }) => openShop(tab))

const paid = { code: 'SDK_PAYMENT_SUCCESSFUL', result: { paymentStatus: 'SUCCESS' } }
const away = (): object => ({
  context: { event: 'onRedirect', data: { normalUrl: `${stranger()}/ckp.html` } },
})

/** A frame with somebody's page, at the end of a document. */
async function frameIn(scope: Scope, address: string): Promise<Scope> {
  await scope.eval(async (src) => {
    const frame = document.createElement('iframe')
    frame.id = 'forger'
    frame.src = src
    const loaded = new Promise((resolve) => (frame.onload = resolve))
    document.body.append(frame)
    await loaded
  }, address)
  return scope.frame('#forger')
}

/** Antom's frame, after it went to a bank's page. */
async function bankIn(tab: Tab): Promise<Scope> {
  const frame = antomIn(tab)
  await tab.eval(async (address) => {
    const frame = document.querySelector('iframe')!
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    frame.contentWindow!.location.href = address
    await loaded
  }, `${stranger()}/ckp.html`)
  return frame
}

const forgers: Record<string, [string, () => string, (tab: Tab) => Promise<Scope>]> = {
  'the page itself': ['source', shop, async (tab) => tab],
  'another frame': ['source', stranger, (tab) => frameIn(tab, `${stranger()}/ckp.html`)],
  "another frame of Antom's": ['source', antom, (tab) => frameIn(tab, ckp())],
  "a frame inside Antom's": [
    'source',
    stranger,
    (tab) => frameIn(antomIn(tab), `${stranger()}/ckp.html`),
  ],
  "a bank's page in Antom's place": ['origin', stranger, bankIn],
}

for (const [who, [reason, origin, forger]] of Object.entries(forgers)) {
  test(`a forged success or redirect from ${who} reaches nobody, and other messages change nothing`, async ({
    tab,
  }) => {
    await open(tab)
    const from = await forger(tab)
    const before = await state(tab)
    await speak(tab, from, JSON.stringify(paid), JSON.stringify(away()))
    const blocked = { type: 'messageBlocked', reason, origin: origin() }
    expect(await events(tab)).toEqual([{ type: 'ready' }, blocked, blocked])
    const texts = ['not JSON', '', '{"code":', '[]', '5', 'null', '"SDK_PAYMENT_SUCCESSFUL"']
    await speak(tab, from, ...texts, '{"eventType":"antom-close-event"}')
    await speak(tab, from, { type: 'webpackOk' }, paid, [paid], 7, null)
    expect(await told(tab)).toEqual(['ready', 'messageBlocked', 'messageBlocked'])
    expect(await state(tab)).toEqual(before)
    expect(await tab.url()).toBe(`${shop()}/core.html`)
  })
}

test("a message of Antom's page that is not in the protocol breaks nothing", async ({ tab }) => {
  await open(tab)
  const frame = antomIn(tab)
  await speak(tab, frame, 'not JSON', '[]', '5', 'null', '{}', { type: 'webpackOk' }, 7, null)
  await speak(tab, frame, '{"eventType":"antom-close-event"}', '{"code":"SDK_END_OF_LOADING"}')
  expect(await told(tab)).toEqual(['ready'])
  const misshapen = [
    { code: 5 },
    { code: ['SDK_PAYMENT_SUCCESSFUL'] },
    { code: 'SDK_PAYMENT_SUCCESSFUL', result: 'SUCCESS' },
    { code: 'SDK_PAYMENT_SUCCESSFUL', message: {} },
    { code: 'SDK_PAYMENT_SUCCESSFUL', context: 'x' },
    { context: { event: 7 } },
  ]
  await antomPosts(tab, ...misshapen)
  const blocked = { type: 'messageBlocked', reason: 'shape', origin: antom() }
  expect(await events(tab)).toEqual([{ type: 'ready' }, ...misshapen.map(() => blocked)])
  await expectState(tab, { status: 'ready' })
  await antomPosts(tab, paid)
  await expectState(tab, { status: 'succeeded' })
})

test('another origin is believed only while trustedOrigins names it', async ({ tab }) => {
  await open(tab, { trustedOrigins: [stranger()] })
  const bank = await bankIn(tab)
  await speak(tab, bank, '{"code":"SDK_PAYMENT_CHALLENGE"}')
  expect(await told(tab)).toEqual(['ready', 'paymentNotice'])
  await call(tab, 'setOptions', { trustedOrigins: undefined })
  await speak(tab, bank, JSON.stringify(paid))
  expect(await told(tab)).toEqual(['ready', 'paymentNotice', 'messageBlocked'])
})

test('each message is one event, in order, and none comes after unmount()', async ({ tab }) => {
  // This listener is called before the checkout's own.
  await tab.eval(() =>
    window.addEventListener('message', ({ data }) => {
      if (String(data).includes('last')) window.checkout.unmount()
    }),
  )
  await open(tab)
  const codes = ['FAIL', 'RETRY', 'PROCESSING', 'CHALLENGE']
  await antomPosts(tab, ...codes.map((code) => ({ code: `SDK_PAYMENT_${code}` })))
  const expected = ['ready', 'paymentFailed', 'paymentNotice', 'paymentProcessing', 'paymentNotice']
  expect(await told(tab)).toEqual(expected)
  await antomPosts(tab, { ...paid, message: 'last' })
  expect(await told(tab)).toEqual(expected)
  await expectState(tab, { status: 'processing', pageOpen: false })
})

test('a mount leaves the globals of the page as they were', async ({ tab }) => {
  await make(tab)
  const isSame = await tab.eval(async () => {
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

test.describe('lines of the shop', () => {
  test.use({ mayPrint: /^log: (mine|\[web-sdk] mine)$/ })

  test("are printed, also while the SDK's own lines are held back", async ({ tab }) => {
    await tab.eval(() => {
      const { log } = console
      Object.assign(window, { lines: [] })
      console.log = (...parts: unknown[]) => {
        ;(window as never as { lines: unknown[] }).lines.push(...parts)
        log(...parts)
      }
    })
    await open(tab)
    await tab.eval(() => {
      window.checkout.on('paymentSuccessful', () => console.log('mine'))
      window.checkout.subscribe(() => console.log('[web-sdk] mine'))
    })
    await antomPosts(tab, paid)
    const lines = await tab.eval(() => (window as never as { lines: unknown[] }).lines)
    expect(lines).toEqual(['mine', '[web-sdk] mine'])
  })
})
