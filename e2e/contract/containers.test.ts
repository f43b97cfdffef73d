import { often } from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { success } from './messages.ts'
import { opened } from './opened.ts'
import type { Visit } from './visit.ts'

// The container of a dialog, a portal or a teleport comes, goes and returns by itself.

const fetches = { gives: ['fetchSession'] } as const

/** Takes the page's content out of the document. The returned function brings it back. */
async function takeOut({ page }: Visit): Promise<() => Promise<void>> {
  await page.eval(() => {
    const main = document.querySelector('main')!
    Object.assign(window, { bringBack: () => document.body.append(main) })
    main.remove()
  })
  return () => page.eval(() => (window as never as { bringBack: () => void }).bringBack())
}

behaviour('a container that comes later opens one page, with one session', async (visit) => {
  const bringBack = await takeOut(visit)
  await visit.show({}, fetches)
  await bringBack()
  const session = await visit.session()
  await visit.answer('fetchSession', session)
  await visit.becomes({ status: 'ready', pageOpen: true })
  expect([await visit.frames(), opened(session)]).toEqual([1, 1])
})

behaviour(
  'a container that was away opens the page again, with the same session, until it is paid',
  async (visit) => {
    await visit.show({}, fetches)
    const session = await visit.session()
    await visit.answer('fetchSession', session)
    await visit.becomes({ status: 'ready' })
    const putBack = await takeOut(visit)
    await visit.becomes({ pageOpen: false })
    await putBack()
    await expect.poll(() => opened(session), often).toBe(2)
    await visit.becomes({ status: 'ready', pageOpen: true })
    await visit.says(success)
    await visit.becomes({ status: 'succeeded', pageOpen: true })
    const bringBack = await takeOut(visit)
    await visit.becomes({ status: 'succeeded', pageOpen: false })
    await bringBack()
    await visit.becomes({ status: 'succeeded', pageOpen: false })
    expect([await visit.frames(), opened(session)]).toEqual([0, 2])
    expect(await visit.asked('fetchSession')).toHaveLength(1)
  },
)

behaviour(
  'a checkout that is taken away while its container is away opens nothing',
  async (visit) => {
    const bringBack = await takeOut(visit)
    await visit.show({}, fetches)
    await visit.do('remove')
    await bringBack()
    await visit.open()
    await visit.do('remove')
    expect(await visit.frames()).toBe(0)
  },
)
