import { often } from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { processing, success } from './messages.ts'
import { opened } from './opened.ts'
import type { Shop } from './shop.ts'

/** What the page that was freed had yet to say may be told of as blocked. */
const isReadyAgain = (shop: Shop): Promise<void> =>
  expect
    .poll(async () => (await shop.told()).filter((type) => type === 'ready'), often)
    .toEqual(['ready', 'ready'])

behaviour('a new session opens one new page', async (shop) => {
  const first = await shop.open()
  const second = await shop.session()
  await shop.show({ sessionData: second })
  await isReadyAgain(shop)
  expect([opened(first), opened(second), await shop.frames()]).toEqual([1, 1, 1])
})

behaviour('a new session and a new language at once open one new page', async (shop) => {
  const first = await shop.open()
  const second = await shop.session()
  await shop.show({ sessionData: second, locale: 'zh-CN' })
  await isReadyAgain(shop)
  expect([opened(first), opened(second), await shop.frames()]).toEqual([1, 1, 1])
  expect(await shop.antom().eval(() => location.search)).toContain('lang=zh_CN')
})

behaviour(
  'a new session does not end a payment that was submitted',
  async (shop) => {
    await shop.open()
    await shop.mark()
    await shop.says(processing)
    await shop.becomes({ status: 'processing', pageOpen: true })
    const second = await shop.session()
    await shop.show({ sessionData: second })
    await shop.says(success)
    await shop.becomes({ status: 'succeeded', pageOpen: true })
    expect(await shop.isMarked()).toBe(true)
    expect(opened(second)).toBe(0)
  },
  { mayPrint: /^warn: .+ new sessionData is not used now/ },
)

behaviour('the same, given once more, changes nothing', async (shop) => {
  const more = { gives: ['fetchSession', 'verifyPayment'] } as const
  const sessionData = await shop.open({}, more)
  await shop.mark()
  for (let time = 0; time < 3; time++) await shop.show({ sessionData }, more)
  await shop.says(processing)
  expect(await shop.told()).toEqual(['ready', 'paymentProcessing'])
  expect(await shop.isMarked()).toBe(true)
  expect(await shop.asked('fetchSession')).toEqual([])
})
