import { expect } from '../engines/engine.ts'
import { often } from '../engines/shop.ts'
import { behaviour } from './behaviour.ts'
import { success } from './messages.ts'
import { opened } from './opened.ts'

behaviour(
  'moved with moveBefore() where there is one, and appended elsewhere, it asks for no second session',
  async (shop) => {
    await shop.show({}, { gives: ['fetchSession'] })
    const session = await shop.session()
    await shop.answer('fetchSession', session)
    await shop.becomes({ status: 'ready' })
    await shop.mark()
    const isMoved = await shop.page.eval(() => {
      const { body } = document as {
        body: Element & { moveBefore?: (node: Node, child: null) => void }
      }
      body.moveBefore?.(document.querySelector('main')!, null)
      return !!body.moveBefore
    })
    expect([isMoved, await shop.isMarked()]).toEqual([isMoved, true])
    await shop.page.eval(() => document.body.append(document.querySelector('main')!))
    await expect.poll(() => shop.isMarked(), often).toBe(false)
    await shop.becomes({ status: 'ready' })
    await shop.says(success)
    await shop.becomes({ status: 'succeeded', pageOpen: true })
    expect(await shop.told()).toEqual(['ready', 'paymentSuccessful'])
    expect(await shop.asked('fetchSession')).toHaveLength(1)
    expect(opened(session)).toBe(2)
  },
)

behaviour('put behind another on the page, both go on', async (shop) => {
  await shop.open()
  await shop.open({}, {}, 'second')
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
    expect(await shop.told(name)).toEqual(['ready', 'paymentSuccessful'])
  }
  expect(await shop.frames()).toBe(2)
})
