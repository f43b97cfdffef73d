import {
  antomIn,
  antomPosts,
  events,
  expectState,
  open,
  openShop,
  speak,
  state,
  told,
} from '../kit/checkout.ts'
import { antom, ckp, shop, stranger } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'
import type { Scope, Tab } from '../kit/tab.ts'

/** Who is believed (DESIGN §4). The numbers are the hazards of protocol §5.4. */

test.beforeEach(({ tab }) => openShop(tab))

const paid = { code: 'SDK_PAYMENT_SUCCESSFUL', result: { paymentStatus: 'SUCCESS' } }
const away = (): object => ({
  context: { event: 'onRedirect', data: { normalUrl: `${stranger()}/ckp.html` } },
})

/** A frame of another one's page, at the end of a document. */
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

/** Antom's frame, gone to a bank. */
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
  test(`a forged success or redirect from ${who} reaches nobody, and what is not the protocol's disturbs nothing`, async ({
    tab,
  }) => {
    await open(tab)
    const from = await forger(tab)
    const before = await state(tab)
    await speak(tab, from, JSON.stringify(paid), JSON.stringify(away()))
    const blocked = { type: 'messageBlocked', reason, origin: origin() }
    expect(await events(tab)).toEqual([{ type: 'ready' }, blocked, blocked])
    await speak(tab, from, 'not JSON', '', '{"code":', '[]', '5', 'null', paid, [paid], 7, null)
    expect(await told(tab)).toEqual(['ready', 'messageBlocked', 'messageBlocked'])
    expect(await state(tab)).toEqual(before)
    expect(await tab.url()).toBe(`${shop()}/core.html`)
  })
}

test("Antom's page cannot break the shop with a message that is not the protocol's", async ({
  tab,
}) => {
  await open(tab)
  const frame = antomIn(tab)
  await speak(tab, frame, 'not JSON', '[]', '5', 'null', '{}', { type: 'webpackOk' }, 7, null)
  await speak(tab, frame, '{"eventType":"antom-close-event"}')
  expect(await told(tab)).toEqual(['ready'])
  for (const message of [
    { code: 5 },
    { code: 'SDK_PAYMENT_SUCCESSFUL', result: 'SUCCESS' },
    { code: 'SDK_PAYMENT_SUCCESSFUL', context: 'x' },
    { context: { event: 7 } },
  ]) {
    await antomPosts(tab, message)
    expect((await events(tab)).at(-1)).toEqual({
      type: 'messageBlocked',
      reason: 'shape',
      origin: antom(),
    })
  }
  expect(await state(tab)).toMatchObject({ status: 'ready' })
})

test('each message is told once, in order, and none after unmount()', async ({ tab }) => {
  // Heard before the checkout hears it.
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
