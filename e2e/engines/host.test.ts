import { antomIn, call, expect, expectState, make, open, openShop, say, test } from './shop.ts'

/** Where Antom's page is put (DESIGN §5). */

test.beforeEach(({ tab }) => openShop(tab))

test('the page shows, fills its box and has a name', async ({ tab }) => {
  await open(tab, { frameTitle: 'Sichere Zahlung' })
  expect(await antomIn(tab).text('p')).toBe('Checkout page')
  const { host, frame, title } = await tab.eval(() => {
    const found = document.querySelector('iframe')!
    const box = (element: Element): number[] => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return [x, y, width, height]
    }
    return { host: box(found.parentElement!), frame: box(found), title: found.title }
  })
  expect(frame).toEqual(host)
  expect(host[3]).toBe(400)
  expect(title).toBe('Sichere Zahlung')
})

for (const [what, modes] of [
  ['an open shadow root', ['open']],
  ['a closed shadow root', ['closed']],
  ['nested shadow roots', ['open', 'closed']],
] as [string, ShadowRootMode[]][]) {
  test(`a host in ${what} is as good as any`, async ({ tab }) => {
    await make(tab)
    expect(
      await tab.eval((given) => {
        let host = document.querySelector('#host')!
        for (const mode of given) {
          host = host.attachShadow({ mode }).appendChild(document.createElement('div'))
        }
        Object.assign(window, { host })
        return window.antom.outcome(window.checkout.mount(host))
      }, modes),
    ).toBe('ready')
    const frame = tab.frame(() =>
      (window as never as { host: Element }).host.querySelector('iframe'),
    )
    await say(tab, frame, JSON.stringify({ code: 'SDK_PAYMENT_SUCCESSFUL' }))
    await expectState(tab, { status: 'succeeded' })
    await call(tab, 'unmount')
    expect(await tab.eval(() => window.length)).toBe(0)
  })
}
