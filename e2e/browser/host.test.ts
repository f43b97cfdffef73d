import {
  antomIn,
  antomSays,
  call,
  expectState,
  make,
  mount,
  open,
  openShop,
  speak,
} from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'

/** The host of Antom's page: its layout, shadow roots, and a host that comes later. */

test.beforeEach(({ tab }) => openShop(tab))

test("Antom's page shows, and has the name that was given", async ({ tab }) => {
  await open(tab, { frameTitle: 'Sichere Zahlung' })
  expect(await antomIn(tab).text('p')).toBe('Checkout page')
  expect(await tab.eval(() => document.querySelector('iframe')!.title)).toBe('Sichere Zahlung')
})

test('the page fills its host, whatever gives the host its height, and leaves nothing there', async ({
  tab,
}) => {
  for (const [html, height] of [
    ['<div id="box" style="min-height: 420px"></div>', 420],
    ['<div id="box" style="height: 700px"></div>', 700],
    ['<div id="box"></div>', 600],
    ['<div style="--antom-min-height: 480px"><div id="box"></div></div>', 480],
    ['<div style="display: flex; height: 500px"><div id="box" style="flex: 1"></div></div>', 500],
    [
      '<div style="display: flex; flex-direction: column; height: 510px"><div id="box" style="flex: 1"></div></div>',
      510,
    ],
    ['<div id="box" style="display: grid; min-height: 650px"></div>', 650],
    ['<div style="display: grid; height: 640px"><div id="box"></div></div>', 640],
    ['<div style="height: 560px"><div id="box" style="height: 100%"></div></div>', 560],
  ] as const) {
    const nodes = (): Promise<number> => tab.eval(() => document.querySelectorAll('*').length)
    await tab.eval((given) => {
      document.querySelector('#other')!.innerHTML = given
    }, html)
    const before = await nodes()
    await make(tab)
    expect(await mount(tab, '#box')).toBe('ready')
    const [frame, box] = await tab.eval(() =>
      ['#box iframe', '#box'].map((css) => {
        const { width, height } = document.querySelector(css)!.getBoundingClientRect()
        return { width, height }
      }),
    )
    expect.soft(frame, html).toEqual(box)
    expect.soft(box, html).toMatchObject({ height })
    expect.soft(await nodes(), html).toBe(before + 1)
    await call(tab, 'unmount')
    expect.soft(await nodes(), html).toBe(before)
  }
})

for (const [what, modes] of [
  ['an open shadow root', ['open']],
  ['a closed shadow root', ['closed']],
  ['nested shadow roots', ['open', 'closed']],
] as [string, ShadowRootMode[]][]) {
  test(`a host in ${what} works like any other`, async ({ tab }) => {
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
  test(`a mount waits for a host that comes later${what}, and the page comes back with its host`, async ({
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

test('an outcome is still known after a host was emptied', async ({ tab }) => {
  await open(tab)
  await antomSays(tab, 'SUCCESSFUL')
  await expectState(tab, { status: 'succeeded' })
  await tab.eval(() => document.querySelector('#host')!.replaceChildren())
  await expectState(tab, { status: 'succeeded', pageOpen: false })
  expect(await call(tab, 'mount', '#host')).toBe('succeeded')
  expect(await tab.eval(() => window.length)).toBe(0)
})
