import {
  antomIn,
  antomSays,
  call,
  expect,
  expectState,
  make,
  often,
  open,
  openShop,
  say,
  sessionOf,
  test,
  told,
} from './shop.ts'
import type { Tab } from './tab.ts'

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

test('the buyer can click and type in it', async ({ tab }) => {
  await open(tab)
  const frame = antomIn(tab)
  await frame.eval(() => {
    document.body.innerHTML = '<input /><button>Pay</button>'
    document.querySelector('button')!.onclick = () => {
      const { value } = document.querySelector('input')!
      top!.postMessage(JSON.stringify({ code: 'SDK_PAYMENT_FAIL', message: value }), '*')
    }
  })
  await frame.type('input', '4111')
  await frame.click('button')
  await expectState(tab, { status: 'failed' })
  expect(await told(tab)).toEqual(['ready', 'paymentFailed'])
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

/** Whether Antom's page is the document that was marked. */
const mark = (tab: Tab): Promise<unknown> =>
  antomIn(tab).eval(() => void Object.assign(window, { isMarked: true }))
const isMarked = (tab: Tab): Promise<boolean> => antomIn(tab).eval(() => 'isMarked' in window)

const statuses = (tab: Tab): Promise<string[]> =>
  tab.eval(() =>
    window.checkout.events.flatMap((event) =>
      event.type === 'stateChange' ? event.state.status : [],
    ),
  )

test('a host that is appended elsewhere opens the page again, with the same session', async ({
  tab,
}) => {
  await open(tab)
  await mark(tab)
  await tab.eval(() => {
    window.checkout.events.length = 0
    document.body.append(document.querySelector('#host')!)
  })
  await expect.poll(() => statuses(tab), often).toEqual(['loading', 'ready'])
  expect(await isMarked(tab)).toBe(false)
  expect(await sessionOf(tab)).toBe('session-1')
  await antomSays(tab, { code: 'SDK_PAYMENT_SUCCESSFUL' })
  expect(await told(tab)).toEqual(['paymentSuccessful'])
  await expectState(tab, { status: 'succeeded', pageOpen: true })
})

test('a host that is moved with moveBefore(), where there is one, keeps its page', async ({
  tab,
  engine,
}) => {
  await open(tab)
  await mark(tab)
  const isMoved = await tab.eval(() => {
    const body = document.body as { moveBefore?: (node: Node, child: null) => void } & Element
    body.moveBefore?.(document.querySelector('#host')!, null)
    return 'moveBefore' in body
  })
  // WebKitGTK 2.50 has none.
  expect(isMoved).toBe(engine !== 'webkit')
  expect(await isMarked(tab)).toBe(true)
  await antomSays(tab, { code: 'SDK_PAYMENT_SUCCESSFUL' })
  await expectState(tab, { status: 'succeeded', pageOpen: true })
  expect(await told(tab)).toEqual(['ready', 'paymentSuccessful'])
})
