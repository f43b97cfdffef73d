import { antomIn, antomPosts, call, expectState, make, open, openShop } from '../kit/checkout.ts'
import { antom } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

/** Names, frozen objects, pollution and moves on the shop's page, in every engine. */

test.beforeEach(({ tab }) => openShop(tab))

const paid = { code: 'SDK_PAYMENT_SUCCESSFUL' }

// Such an element is `document.host`.
for (const name of ['form', 'img', 'iframe']) {
  test(`a page with a <${name} name="host"> does not confuse the watch over the host`, async ({
    tab,
  }) => {
    await tab.eval((tag) => {
      const element = document.createElement(tag)
      element.setAttribute('name', 'host')
      document.body.append(element)
    }, name)
    await open(tab)
    await tab.eval(() => document.querySelector('#host')!.remove())
    await expectState(tab, { status: 'loading', pageOpen: false })
  })
}

test('a frozen console, before or after the mount, keeps no page open', async ({ tab }) => {
  await open(tab)
  await tab.eval(() => void Object.freeze(console))
  await call(tab, 'unmount')
  expect(await tab.eval(() => window.length)).toBe(0)
  await call(tab, 'mount', '#host')
  await antomPosts(tab, paid)
  await expectState(tab, { status: 'succeeded' })
  await call(tab, 'unmount')
  expect(await tab.eval(() => window.length)).toBe(0)
})

test('a polluted Object.prototype injects no option', async ({ tab }) => {
  await tab.eval(() => {
    const polluted = { sdk: { src: '/evil.js' }, hostedUrl: 'https://evil.test/' }
    Object.assign(Object.prototype, polluted)
  })
  await open(tab)
  await call(tab, 'setOptions', { frameTitle: 'Pay' })
  expect(await tab.eval(() => Object.hasOwn(window.checkout.state, 'hostedUrl'))).toBe(false)
  expect(
    await tab.eval(() =>
      performance.getEntriesByType('resource').filter(({ name }) => name.includes('evil')),
    ),
  ).toEqual([])
})

test("a page that was moved into another window's document is freed, since its messages would not arrive", async ({
  tab,
}) => {
  await open(tab)
  await tab.eval(() => {
    const other = document.body.appendChild(document.createElement('iframe'))
    other.contentDocument!.body.append(document.querySelector('#host')!)
  })
  await expectState(tab, { status: 'error', error: 'HOST_NOT_FOUND', pageOpen: false })
})

for (const [what, write] of Object.entries({
  'without its slashes': (address: string) => address.replace('//', ''),
  'among spaces': (address: string) => ` ${address} `,
})) {
  test(`an environment that is written ${what} opens the page that it names, not one of the shop's`, async ({
    tab,
  }) => {
    await make(tab, { environment: write(`${antom()}/ckp.html`) })
    expect(await call(tab, 'mount', '#host')).toBe('ready')
    expect(await antomIn(tab).eval(() => location.origin + location.pathname)).toBe(
      `${antom()}/ckp.html`,
    )
    await antomPosts(tab, paid)
    await expectState(tab, { status: 'succeeded' })
  })
}
