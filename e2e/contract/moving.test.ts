import { often } from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { success } from './messages.ts'
import { opened } from './opened.ts'
import type { Visit } from './visit.ts'

/** Moves the page's content with `moveBefore()`. Returns whether the browser kept a frame in a shadow root: Firefox does not. */
const move = ({ page }: Visit): Promise<boolean> =>
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
  'a checkout that is moved, also with moveBefore(), fetches no second session',
  async (visit) => {
    await visit.show({}, { gives: ['fetchSession'] })
    const session = await visit.session()
    await visit.answer('fetchSession', session)
    await visit.becomes({ status: 'ready' })
    const isKept = await move(visit)
    await expect.poll(() => opened(session), often).toBe(isKept ? 1 : 2)
    await visit.becomes({ status: 'ready' })
    await visit.page.eval(() => document.body.append(document.querySelector('main')!))
    await expect.poll(() => opened(session), often).toBe(isKept ? 2 : 3)
    await visit.becomes({ status: 'ready' })
    await visit.says(success)
    await visit.becomes({ status: 'succeeded', pageOpen: true })
    // The last messages of the old page may be reported as blocked.
    const told = (await visit.told()).filter((type) => type !== 'messageBlocked')
    expect(told).toEqual(['ready', 'paymentSuccessful'])
    const reloads = Array.from({ length: isKept ? 1 : 2 }, () => ['loading page', 'ready']).flat()
    expect((await visit.statuses()).slice(4)).toEqual([...reloads, 'succeeded'])
    expect(await visit.asked('fetchSession')).toHaveLength(1)
    expect([opened(session), await visit.frames()]).toEqual([isKept ? 2 : 3, 1])
  },
)

behaviour('two checkouts that change places both keep working', async (visit) => {
  const more = { gives: ['fetchSession'] } as const
  await visit.open({}, more)
  await visit.open({}, more, 'second')
  await visit.do('putLast')
  expect(
    await visit.page.eval(() => {
      const [one, other] = ['first', 'second'].map((name) => window.contract.host(name)!)
      return one!.compareDocumentPosition(other!) === Node.DOCUMENT_POSITION_PRECEDING
    }),
  ).toBe(true)
  for (const name of ['first', 'second'] as const) {
    await visit.becomes({ status: 'ready' }, name)
    await visit.says(success, name)
    const told = (await visit.told(name)).filter((type) => type !== 'messageBlocked')
    expect(told).toEqual(['ready', 'paymentSuccessful'])
  }
  expect(await visit.frames()).toBe(2)
  expect(await visit.asked('fetchSession')).toEqual([])
})
