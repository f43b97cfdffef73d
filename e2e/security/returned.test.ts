import {
  antomIn,
  call,
  events,
  make,
  often,
  open,
  openShop,
  start,
  state,
} from '../kit/checkout.ts'
import { shop, stranger } from '../kit/origins.ts'
import { startSite } from '../kit/site.ts'
import { expect, test } from '../kit/test.ts'
import type { Tab } from '../kit/tab.ts'

/** A wallet inside Antom's frame ends at the shop's own `paymentRedirectUrl`, inside the frame. */

test.beforeEach(({ tab }) => openShop(tab))

const back = (): string => `${shop()}/core.html?returned`

/** The frame goes somewhere by itself. */
const leave = (tab: Tab, address: string): Promise<void> =>
  antomIn(tab).eval((to) => {
    setTimeout(() => location.assign(to))
  }, address)

/** The frame goes somewhere, and has loaded: every earlier listener was called. */
async function arrive(tab: Tab, address: string): Promise<void> {
  await tab.eval(() => {
    const frame = document.querySelector('iframe')!
    frame.addEventListener('load', () => frame.setAttribute('data-arrived', ''), { once: true })
  })
  await leave(tab, address)
  await expect
    .poll(() => tab.eval(() => !!document.querySelector('[data-arrived]')), often)
    .toBe(true)
  await tab.eval(() => document.querySelector('iframe')!.removeAttribute('data-arrived'))
}

test('the page of the shop emits a redirect, and becomes the whole page', async ({ tab }) => {
  await open(tab)
  await tab.eval(() =>
    window.checkout.on('redirect', (event) => {
      const told = sessionStorage.getItem('told') ?? ''
      sessionStorage.setItem('told', told + JSON.stringify(window.antom.plain(event)))
    }),
  )
  await leave(tab, back())
  await expect.poll(() => tab.url(), often).toBe(back())
  expect(JSON.parse((await tab.eval(() => sessionStorage.getItem('told')))!)).toEqual({
    type: 'redirect',
    normalUrl: back(),
  })
})

test('a redirect that is prevented leaves the buyer here, and unmount() frees the frame', async ({
  tab,
}) => {
  await open(tab)
  await tab.eval(() => {
    window.checkout.on('redirect', (event) => event.preventDefault())
  })
  await arrive(tab, back())
  expect(await events(tab)).toEqual([{ type: 'ready' }, { type: 'redirect', normalUrl: back() }])
  expect(await tab.url()).toBe(`${shop()}/core.html`)
  expect(await state(tab)).toMatchObject({ status: 'ready', pageOpen: true })
  await call(tab, 'unmount')
  expect(await tab.eval(() => document.querySelectorAll('iframe').length)).toBe(0)
})

for (const here of ['', '#cart', '#thanks']) {
  test(`a return to the same page at #thanks loads it anew, from "${here}"`, async ({ tab }) => {
    await tab.eval((hash) => void (location.hash = hash), here)
    await open(tab)
    await tab.eval(() => void Object.assign(window, { isOld: true }))
    await leave(tab, `${shop()}/core.html#thanks`)
    const isOld = (): Promise<boolean> => tab.eval(() => 'isOld' in window)
    await expect.poll(() => isOld().catch(() => true), often).toBe(false)
    expect(await tab.url()).toBe(`${shop()}/core.html#thanks`)
  })
}

test('a checkout page that answers with nothing but the way back is followed', async ({ tab }) => {
  const site = await startSite(shop())
  site.spoil(/ckp/, { status: 302, headers: { location: back() } })
  await make(tab, { environment: `http://127.0.0.1:${site.port}/ckp.html` })
  await start(tab, 'mount')
  await expect.poll(() => tab.url(), often).toBe(back())
  await site.stop()
})

test("a bank's page is not the shop's", async ({ tab }) => {
  await open(tab)
  await arrive(tab, `${stranger()}/ckp.html`)
  expect(await events(tab)).toEqual([{ type: 'ready' }])
  expect(await tab.url()).toBe(`${shop()}/core.html`)
})

test("where the checkout page is the shop's own, nothing is a return", async ({ tab }) => {
  await make(tab, { environment: `${shop()}/ckp.html` })
  expect(await call(tab, 'mount', '#host')).toBe('ready')
  await arrive(tab, back())
  expect(await events(tab)).toEqual([{ type: 'ready' }])
  expect(await tab.url()).toBe(`${shop()}/core.html`)
})
