import { often } from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { processing, success } from './messages.ts'
import { opened } from './opened.ts'
import type { Visit } from './visit.ts'

/** The last messages of the old page may be reported as blocked. */
const isReadyAgain = (visit: Visit): Promise<void> =>
  expect
    .poll(async () => (await visit.told()).filter((type) => type === 'ready'), often)
    .toEqual(['ready', 'ready'])

behaviour('a new session opens one new page', async (visit) => {
  const first = await visit.open()
  const second = await visit.session()
  await visit.show({ sessionData: second })
  await isReadyAgain(visit)
  expect([opened(first), opened(second), await visit.frames()]).toEqual([1, 1, 1])
})

behaviour('a new session and a new language at once open one new page', async (visit) => {
  const first = await visit.open()
  const second = await visit.session()
  await visit.show({ sessionData: second, locale: 'zh-CN' })
  await isReadyAgain(visit)
  expect([opened(first), opened(second), await visit.frames()]).toEqual([1, 1, 1])
  expect(await visit.antom().eval(() => location.search)).toContain('lang=zh_CN')
})

behaviour(
  'a new session does not end a payment that was submitted',
  async (visit) => {
    await visit.open()
    await visit.mark()
    await visit.says(processing)
    await visit.becomes({ status: 'processing', pageOpen: true })
    const second = await visit.session()
    await visit.show({ sessionData: second })
    await visit.says(success)
    await visit.becomes({ status: 'succeeded', pageOpen: true })
    expect(await visit.isMarked()).toBe(true)
    expect(opened(second)).toBe(0)
  },
  { mayPrint: /^warn: .+ new sessionData is not used now/ },
)

behaviour('the same options, passed again, change nothing', async (visit) => {
  const more = { gives: ['fetchSession', 'verifyPayment'] } as const
  const sessionData = await visit.open({}, more)
  await visit.mark()
  for (let time = 0; time < 3; time++) await visit.show({ sessionData }, more)
  await visit.says(processing)
  expect(await visit.told()).toEqual(['ready', 'paymentProcessing'])
  expect(await visit.isMarked()).toBe(true)
  expect(await visit.asked('fetchSession')).toEqual([])
})
