import { badRedirects, redirect, wallet } from '../kit/redirects.ts'
import { antomPosts, events, expectState, open, openShop, told } from '../kit/checkout.ts'
import { antom, shop } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

/**
 * Antom's page may send the buyer to a payment page, and nowhere else. `contract/comingBack` proves that a good redirect is
 * followed, and that it can be prevented.
 */

test.beforeEach(({ tab }) => openShop(tab))

test('a redirect to a bad address is not followed, but reported (H2)', async ({ tab }) => {
  await open(tab)
  const bad = badRedirects().map((data) => redirect(data))
  await antomPosts(tab, ...bad)
  const blocked = { type: 'messageBlocked', reason: 'redirect-url', origin: antom() }
  expect(await events(tab)).toEqual([{ type: 'ready' }, ...bad.map(() => blocked)])
  expect(await tab.url()).toBe(`${shop()}/core.html`)
  expect(await tab.eval(() => 'hacked' in window)).toBe(false)
  await expectState(tab, { status: 'ready', pageOpen: true })
})

test('a redirect without an address is not followed, and no promise rejects (H5)', async ({
  tab,
}) => {
  await open(tab)
  const nowhere = [undefined, null, {}, [], 'x', { normalUrl: '' }, { normalUrl: null }]
  // An app alone leads nowhere on a computer.
  const apps = [{ schemeUrl: 'walletapp://pay' }, { applinkUrl: wallet }]
  await antomPosts(tab, ...[...nowhere, ...apps].map((data) => redirect(data)))
  expect(await told(tab)).not.toContain('redirect')
  expect(await tab.url()).toBe(`${shop()}/core.html`)
})
