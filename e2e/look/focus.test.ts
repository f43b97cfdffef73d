import { antomIn, antomSays, expectState, make, often } from '../kit/checkout.ts'
import { shop } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'
import type { Scope, Tab } from '../kit/tab.ts'

/** The view where engines differ: the focus when a frame goes, and the frame's size. */

async function openView(tab: Tab): Promise<Scope> {
  await tab.goto(`${shop()}/view.html`)
  await make(tab)
  await tab.eval(() => window.view.open())
  await expectState(tab, { status: 'ready' })
  const antom = antomIn(tab)
  await antom.eval(() => {
    document.body.innerHTML = '<input id="card" /><button>Pay</button>'
  })
  return antom
}

const focused = (tab: Tab): Promise<string> =>
  tab.eval(() => {
    const inside = document.querySelector('#host')!.shadowRoot!.activeElement
    return inside?.className || inside?.localName || document.activeElement?.id || 'nothing'
  })

test('the focus goes to the panel that replaces a page which had it', async ({ tab }) => {
  const antom = await openView(tab)
  await antom.click('#card')
  await expect.poll(() => focused(tab), often).toBe('iframe')
  await antomSays(tab, 'CANCEL')
  await expect.poll(() => focused(tab), often).toBe('scene')
})

test('the focus stays where the buyer is when that is elsewhere', async ({ tab }) => {
  const antom = await openView(tab)
  await antom.click('#card')
  await tab.click('#note')
  await antomSays(tab, 'CANCEL')
  await expectState(tab, { status: 'canceled' })
  expect(await focused(tab)).toBe('note')
})

test('news above Antom’s page does not take the focus from the page', async ({ tab }) => {
  const antom = await openView(tab)
  await antom.click('#card')
  await antomSays(tab, 'PROCESSING')
  await expectState(tab, { status: 'processing' })
  expect(await focused(tab)).toBe('iframe')
})

test('Antom’s page fills the box below the strip, and a panel fills it all', async ({ tab }) => {
  await openView(tab)
  const heights = (): Promise<Record<string, number>> =>
    tab.eval(() => {
      const root = document.querySelector('#host')!.shadowRoot!
      const heightOf = (part: string): number =>
        Math.round(root.querySelector(part)?.getBoundingClientRect().height ?? 0)
      return {
        box: heightOf('[part=box]'),
        strip: heightOf('[part=strip]'),
        page: heightOf('iframe'),
        scene: heightOf('.scene'),
      }
    })
  expect(await heights()).toMatchObject({ box: 600, strip: 48, page: 552 })
  await antomSays(tab, 'CANCEL')
  await expectState(tab, { status: 'canceled' })
  expect(await heights()).toMatchObject({ box: 600, page: 0, scene: 600 })
})
