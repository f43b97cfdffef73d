import { badRedirects, redirect } from '../addresses.ts'
import { antom, shop } from './engine.ts'
import { antomSays, events, expect, expectState, open, openShop, test, told } from './shop.ts'

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
