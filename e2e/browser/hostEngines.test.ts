import { antomIn, call, expectState, make, open, openShop, speak } from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'

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
    await speak(tab, frame, JSON.stringify({ code: 'SDK_PAYMENT_SUCCESSFUL' }))
    await expectState(tab, { status: 'succeeded' })
    await call(tab, 'unmount')
    expect(await tab.eval(() => window.length)).toBe(0)
  })
}

for (const [what, style] of [
  ['', ''],
  [', as an empty box', 'width: 0; height: 0'],
  [', far below', 'margin-top: 9000px; height: 400px'],
] as const) {
  test(`a host that comes later${what} is waited for, and brings its page back`, async ({
    tab,
  }) => {
    await make(tab)
    await tab.eval((css) => {
      const host = document.createElement('div')
      host.style.cssText = css
      Object.assign(window, {
        attach: () => document.body.append(host),
        detach: () => host.remove(),
      })
      void window.checkout.mount(host)
    }, style)
    await expectState(tab, { status: 'loading', pageOpen: false })
    const run = (verb: 'attach' | 'detach'): Promise<void> =>
      tab.eval((name) => (window as never as Record<string, () => void>)[name]!(), verb)
    await run('attach')
    await expectState(tab, { status: 'ready', pageOpen: true })
    await run('detach')
    await expectState(tab, { status: 'loading', pageOpen: false })
    await run('attach')
    await expectState(tab, { status: 'ready', pageOpen: true })
  })
}

test('a payment that is known is known after a host was emptied', async ({ tab }) => {
  await open(tab)
  await speak(tab, antomIn(tab), JSON.stringify({ code: 'SDK_PAYMENT_SUCCESSFUL' }))
  await expectState(tab, { status: 'succeeded' })
  await tab.eval(() => document.querySelector('#host')!.replaceChildren())
  await expectState(tab, { status: 'succeeded', pageOpen: false })
  expect(await call(tab, 'mount', '#host')).toBe('succeeded')
  expect(await tab.eval(() => window.length)).toBe(0)
})
