import { antomIn, call, events, make, often, open, openShop, state } from '../kit/checkout.ts'
import { shop, stranger } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'
import type { Tab } from '../kit/tab.ts'

/** A page of the shop's own inside the frame: the way back from a wallet in there. */

test.beforeEach(({ tab }) => openShop(tab))

const back = (): string => `${shop()}/core.html?returned`

/** The frame goes somewhere by itself. */
const leave = (tab: Tab, address: string): Promise<void> =>
  antomIn(tab).eval((to) => {
    setTimeout(() => location.assign(to))
  }, address)

/** The frame goes somewhere, and has loaded: whoever listened before has heard of it. */
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

test('it is told, and becomes the whole page', async ({ tab }) => {
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

test('prevented, it leaves the buyer here, and unmount() frees the frame', async ({ tab }) => {
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
