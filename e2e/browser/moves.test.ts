import {
  antomIn,
  antomSays,
  expectState,
  make,
  often,
  open,
  openShop,
  sessionOf,
  state,
  told,
} from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'

/** Mounts that are faster than anything loads, and hosts that move. `contract/` has the moves of every adapter. */

test.beforeEach(({ tab }) => openShop(tab))

test('mount, unmount and mount in one task cost one session and one page', async ({ tab }) => {
  await make(tab, { later: ['fetchSession'] })
  const seen = await tab.eval(async () => {
    let frames = 0
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        frames += [...addedNodes].filter(({ nodeName }) => nodeName === 'IFRAME').length
      }
    })
    observer.observe(document, { subtree: true, childList: true })
    const first = window.checkout.mount('#host')
    window.checkout.unmount()
    const second = window.checkout.mount('#host')
    const ask = window.asked['fetchSession']!
    while (!ask.questions().length) await Promise.resolve()
    ask.answer({ paymentSessionData: 'session-1' })
    const ends = await Promise.all([first, second].map(window.antom.outcome))
    return { ends, frames, questions: ask.questions().length }
  })
  expect(seen).toEqual({ ends: ['idle', 'ready'], frames: 1, questions: 1 })
  expect(await told(tab)).toEqual(['ready'])
})

test('the newest session wins, whichever phase the older ones are in', async ({ tab }) => {
  await make(tab, { sessionData: 'session-1' })
  const end = await tab.eval(async () => {
    const next: Record<string, string> = {
      session: 'session-2',
      sdk: 'session-3',
      page: 'session-4',
    }
    window.checkout.subscribe((now) => {
      const sessionData = now.status === 'loading' && next[now.phase]
      if (!sessionData) return
      delete next[(now as { phase: string }).phase]
      window.checkout.setOptions({ sessionData })
    })
    return window.antom.outcome(window.checkout.mount('#host'))
  })
  expect(end).toBe('ready')
  expect(await sessionOf(tab)).toBe('session-4')
  expect(await tab.eval(() => window.length)).toBe(1)
  expect(await told(tab)).toEqual(['ready'])
  await antomSays(tab, 'SUCCESSFUL')
  expect(await told(tab)).toEqual(['ready', 'paymentSuccessful'])
})

test('a host that is removed for good closes its page', async ({ tab }) => {
  await open(tab)
  await tab.eval(() => document.querySelector('#host')!.remove())
  await expectState(tab, { status: 'loading', pageOpen: false })
  expect(await tab.eval(() => window.length)).toBe(0)
})

test('a host that is moved after the buyer paid shows the same session again, without a stateChange', async ({
  tab,
}) => {
  await open(tab)
  await antomSays(tab, 'PROCESSING')
  await expectState(tab, { status: 'processing' })
  await antomIn(tab).eval(() => void Object.assign(window, { isOld: true }))
  const before = await state(tab)
  const changes = (): Promise<number> => tab.eval(() => window.checkout.events.length)
  const count = await changes()
  await tab.eval(() => document.body.append(document.querySelector('#host')!))
  const isOld = (): Promise<boolean> => antomIn(tab).eval(() => 'isOld' in window)
  await expect.poll(() => isOld().catch(() => true), often).toBe(false)
  expect([await changes(), await state(tab), await sessionOf(tab)]).toEqual([
    count,
    before,
    'session-1',
  ])
  await antomSays(tab, 'SUCCESSFUL')
  await expectState(tab, { status: 'succeeded' })
})
