import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { success } from './messages.ts'
import { opened } from './opened.ts'
import type { Session } from './antom.ts'
import type { Visit } from './visit.ts'

async function open(visit: Visit): Promise<Session> {
  const session = await visit.session()
  await visit.show({}, { gives: ['fetchSession'] })
  await visit.answer('fetchSession', session)
  await visit.becomes({ status: 'ready' })
  return session
}
const isSeen = (visit: Visit): Promise<boolean> =>
  visit.page.eval(() => !!window.contract.host('first')?.getClientRects().length)

behaviour('a checkout that is hidden and shown again has the same session', async (visit) => {
  const session = await open(visit)
  await visit.do('hide')
  expect(await isSeen(visit)).toBe(false)
  await visit.do('again')
  expect(await isSeen(visit)).toBe(true)
  await visit.becomes({ status: 'ready' })
  await visit.says(success)
  await visit.becomes({ status: 'succeeded' })
  expect(await visit.asked('fetchSession')).toHaveLength(1)
  expect(new Set((await visit.told()).slice(0, -1))).toEqual(new Set(['ready']))
  expect([await visit.frames(), opened(session)]).toEqual([1, expect.any(Number)])
})

behaviour('the form of an order that is paid is not shown again', async (visit) => {
  const session = await open(visit)
  await visit.says(success)
  await visit.becomes({ status: 'succeeded' })
  for (const verb of ['hide', 'again', 'hide', 'again'] as const) await visit.do(verb)
  await visit.becomes({ status: 'succeeded' })
  await visit.page.eval(() => new Promise((resolve) => setTimeout(resolve)))
  expect((await visit.statuses()).at(-1)).toBe('succeeded')
  expect(opened(session)).toBe(1)
  expect(await visit.asked('fetchSession')).toHaveLength(1)
})
