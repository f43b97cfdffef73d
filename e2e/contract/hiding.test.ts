import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { success } from './messages.ts'
import { opened } from './opened.ts'
import type { Session, Shop } from './shop.ts'

async function open(shop: Shop): Promise<Session> {
  const session = await shop.session()
  await shop.show({}, { gives: ['fetchSession'] })
  await shop.answer('fetchSession', session)
  await shop.becomes({ status: 'ready' })
  return session
}
const isSeen = (shop: Shop): Promise<boolean> =>
  shop.page.eval(() => !!window.contract.host('first')?.getClientRects().length)

behaviour('hidden and shown again, it has the same session', async (shop) => {
  const session = await open(shop)
  await shop.do('hide')
  expect(await isSeen(shop)).toBe(false)
  await shop.do('again')
  expect(await isSeen(shop)).toBe(true)
  await shop.becomes({ status: 'ready' })
  await shop.says(success)
  await shop.becomes({ status: 'succeeded' })
  expect(await shop.asked('fetchSession')).toHaveLength(1)
  expect(new Set((await shop.told()).slice(0, -1))).toEqual(new Set(['ready']))
  expect([await shop.frames(), opened(session)]).toEqual([1, expect.any(Number)])
})

behaviour('the form of an order that is paid is not shown again', async (shop) => {
  const session = await open(shop)
  await shop.says(success)
  await shop.becomes({ status: 'succeeded' })
  for (const verb of ['hide', 'again', 'hide', 'again'] as const) await shop.do(verb)
  await shop.becomes({ status: 'succeeded' })
  await shop.page.eval(() => new Promise((resolve) => setTimeout(resolve)))
  expect((await shop.statuses()).at(-1)).toBe('succeeded')
  expect(opened(session)).toBe(1)
  expect(await shop.asked('fetchSession')).toHaveLength(1)
})
