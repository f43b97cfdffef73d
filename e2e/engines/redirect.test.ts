import { badRedirects, redirect } from '../addresses.ts'
import { antom, ckp, shop } from './engine.ts'
import {
  antomIn,
  antomSays,
  events,
  expect,
  expectState,
  often,
  open,
  openShop,
  test,
  told,
} from './shop.ts'

/** Where Antom's page may send the buyer (DESIGN §4). */

test.beforeEach(({ tab }) => openShop(tab))

test('a redirect to a bad address is not followed, but reported (H2)', async ({ tab }) => {
  await open(tab)
  const bad = badRedirects().map((data) => redirect(data))
  await antomSays(tab, ...bad)
  const blocked = { type: 'messageBlocked', reason: 'redirect-url', origin: antom() }
  expect(await events(tab)).toEqual([{ type: 'ready' }, ...bad.map(() => blocked)])
  expect(await tab.url()).toBe(`${shop()}/core.html`)
  expect(await tab.eval(() => 'hacked' in window)).toBe(false)
  await expectState(tab, { status: 'ready', pageOpen: true })
})

test('a redirect that names nowhere to go is followed by nobody and rejects nowhere (H5)', async ({
  tab,
}) => {
  await open(tab)
  const nowhere = [undefined, null, {}, [], 'x', { normalUrl: '' }]
  await antomSays(tab, ...nowhere.map((data) => redirect(data)))
  expect(await told(tab)).not.toContain('redirect')
  expect(await tab.url()).toBe(`${shop()}/core.html`)
})

test('a redirect is told and followed', async ({ tab }) => {
  await open(tab)
  await tab.eval(() =>
    window.checkout.on('redirect', (event) => {
      sessionStorage.setItem('told', JSON.stringify(window.antom.plain(event)))
    }),
  )
  const normalUrl = `${ckp()}?wallet`
  await antomIn(tab).eval(
    (text) => {
      setTimeout(() => parent.postMessage(text, '*'))
    },
    JSON.stringify(redirect({ normalUrl })),
  )
  await expect.poll(() => tab.url(), often).toBe(normalUrl)
  await tab.goto(`${shop()}/ckp.html`)
  const seen = await tab.eval(() => sessionStorage.getItem('told'))
  expect(JSON.parse(seen!)).toEqual({ type: 'redirect', normalUrl })
})

test('a prevented redirect keeps the buyer here, and nothing counts as submitted', async ({
  tab,
}) => {
  await open(tab)
  await tab.eval(() => {
    window.checkout.on('redirect', (event) => event.preventDefault())
  })
  await antomSays(tab, redirect({ normalUrl: `${ckp()}?wallet` }))
  await antomSays(tab, { code: 'SDK_PAYMENT_CANCEL' })
  await expectState(tab, { status: 'canceled', pageOpen: false })
  expect(await told(tab)).toEqual(['ready', 'redirect', 'paymentCanceled'])
  expect(await tab.url()).toBe(`${shop()}/core.html`)
})
