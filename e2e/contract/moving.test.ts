import { often } from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { success } from './messages.ts'
import { opened } from './opened.ts'
import type { Shop } from './shop.ts'

/** Moves the page's content with `moveBefore()`. Whether the browser keeps a frame in a shadow root then: Firefox does not. */
const move = ({ page }: Shop): Promise<boolean> =>
  page.eval(() => {
    const { body } = document as {
      body: Element & { moveBefore?: (node: Node, child: null) => void }
    }
    const main = document.querySelector('main')!
    const probe = main.appendChild(document.createElement('div'))
    const frame = document.createElement('iframe')
    probe.attachShadow({ mode: 'open' }).append(frame)
    const { contentWindow } = frame
    body.moveBefore?.(main, null)
    const isKept = frame.contentWindow === contentWindow
    probe.remove()
    return isKept
  })

behaviour(
  'moved with moveBefore() where there is one, and appended elsewhere, it asks for no second session',
  async (shop) => {
    await shop.show({}, { gives: ['fetchSession'] })
    const session = await shop.session()
    await shop.answer('fetchSession', session)
    await shop.becomes({ status: 'ready' })
    const isKept = await move(shop)
    await expect.poll(() => opened(session), often).toBe(isKept ? 1 : 2)
    await shop.becomes({ status: 'ready' })
    await shop.page.eval(() => document.body.append(document.querySelector('main')!))
    await expect.poll(() => opened(session), often).toBe(isKept ? 2 : 3)
    await shop.becomes({ status: 'ready' })
    await shop.says(success)
    await shop.becomes({ status: 'succeeded', pageOpen: true })
    // What the page had yet to say as it went may be told of as blocked.
    const told = (await shop.told()).filter((type) => type !== 'messageBlocked')
    expect(told).toEqual(['ready', 'paymentSuccessful'])
    const reloads = Array.from({ length: isKept ? 1 : 2 }, () => ['loading page', 'ready']).flat()
    expect((await shop.statuses()).slice(4)).toEqual([...reloads, 'succeeded'])
    expect(await shop.asked('fetchSession')).toHaveLength(1)
    expect([opened(session), await shop.frames()]).toEqual([isKept ? 2 : 3, 1])
  },
)

behaviour('put behind another on the page, both go on', async (shop) => {
  const more = { gives: ['fetchSession'] } as const
  await shop.open({}, more)
  await shop.open({}, more, 'second')
  await shop.do('putLast')
  expect(
    await shop.page.eval(() => {
      const [one, other] = ['first', 'second'].map((name) => window.contract.host(name)!)
      return one!.compareDocumentPosition(other!) === Node.DOCUMENT_POSITION_PRECEDING
    }),
  ).toBe(true)
  for (const name of ['first', 'second'] as const) {
    await shop.becomes({ status: 'ready' }, name)
    await shop.says(success, name)
    const told = (await shop.told(name)).filter((type) => type !== 'messageBlocked')
    expect(told).toEqual(['ready', 'paymentSuccessful'])
  }
  expect(await shop.frames()).toBe(2)
  expect(await shop.asked('fetchSession')).toEqual([])
})
