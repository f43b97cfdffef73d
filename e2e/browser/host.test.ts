import {
  call,
  checkoutFrame,
  expectState,
  frames,
  make,
  mount,
  open,
  openShop,
  say,
  state,
} from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'

/** Where Antom's page is put. */

test.beforeEach(({ page }) => openShop(page))

test('the page fills its host, whatever gives the host its height', async ({ page }) => {
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
    await page.evaluate((given) => {
      document.querySelector('#other')!.innerHTML = given
    }, html)
    await make(page)
    expect(await mount(page, '#box')).toBe('ready')
    const frame = await page.locator('#box iframe').boundingBox()
    const box = await page.locator('#box').boundingBox()
    expect.soft(frame, html).toMatchObject({ height, width: box?.width })
    expect.soft(box, html).toMatchObject({ height })
    await call(page, 'unmount')
  }
})

for (const [what, modes] of [
  ['an open shadow root', ['open']],
  ['a closed shadow root', ['closed']],
  ['nested shadow roots', ['open', 'closed']],
] as const) {
  test(`a host in ${what} is as good as any`, async ({ page }) => {
    await make(page)
    const seen = await page.evaluate(async (given) => {
      let host = document.querySelector('#host')!
      for (const mode of given) {
        const root = host.attachShadow({ mode })
        host = root.appendChild(document.createElement('div'))
      }
      window.started = window.antom.outcome(window.checkout.mount(host))
      const status = await window.started
      return { status, inside: host.querySelectorAll('iframe').length }
    }, modes)
    expect(seen).toEqual({ status: 'ready', inside: 1 })
    const frame = await checkoutFrame(page)
    await say(frame, { code: 'SDK_PAYMENT_SUCCESSFUL' })
    await expectState(page, { status: 'succeeded' })
    await call(page, 'unmount')
    await expect.poll(() => frames(page).length).toBe(0)
  })
}

test("the host's other children stay as they are", async ({ page }) => {
  await page.evaluate(() => {
    document.querySelector('#host')!.innerHTML = '<p id="mine">Terms</p><!--react-->'
  })
  await open(page)
  const kept = (): Promise<string> =>
    page.evaluate(() =>
      [...document.querySelector('#host')!.childNodes].map((node) => node.nodeName).join(),
    )
  await page.evaluate(() => Object.assign(document.querySelector('#mine')!, { isSame: true }))
  expect(await kept()).toBe('P,#comment,IFRAME')
  await call(page, 'unmount')
  expect(await kept()).toBe('P,#comment')
  expect(await page.evaluate(() => 'isSame' in document.querySelector('#mine')!)).toBe(true)
})

test('nothing of ours is left beside the host', async ({ page }) => {
  const nodes = (): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length)
  const before = await nodes()
  await open(page)
  expect(await nodes()).toBe(before + 1)
  await call(page, 'unmount')
  expect(await nodes()).toBe(before)
})

test('a host that is none is named as the mistake, and a later one works', async ({ page }) => {
  const hosts: Record<string, () => unknown> = {
    'finds nothing': () => '#nowhere',
    'is no selector': () => '##',
    'is in another document': () =>
      document.body.appendChild(document.createElement('iframe')).contentDocument!.body,
    'is missing': () => null,
  }
  for (const [what, find] of Object.entries(hosts)) {
    await make(page)
    const host = await page.evaluateHandle(find as () => Element)
    const outcome = await page.evaluate(
      (given) => window.antom.outcome(window.checkout.mount(given)),
      host,
    )
    expect.soft(outcome, what).toBe('HOST_NOT_FOUND')
    expect.soft(await state(page), what).toMatchObject({
      status: 'error',
      error: 'HOST_NOT_FOUND',
      pageOpen: false,
    })
    expect.soft(await mount(page), what).toBe('ready')
    await call(page, 'unmount')
  }
})
