import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { success } from './messages.ts'
import { opened } from './opened.ts'

for (const phase of ['session', 'sdk', 'page'] as const) {
  behaviour(`taken away while the ${phase} is loading, it leaves nothing behind`, async (shop) => {
    const session = await shop.session()
    await shop.show(
      { environment: `${shop.pageUrl}?scenario=slow` },
      { gives: ['fetchSession', 'sdk'] },
    )
    const answers = {
      session: () => shop.answer('fetchSession', session),
      sdk: () => shop.answer('sdk', null),
      page: async () => {},
    }
    const later = [...['session', 'sdk', 'page']].slice(
      ['session', 'sdk', 'page'].indexOf(phase),
    ) as (typeof phase)[]
    if (phase !== 'session') await answers.session()
    if (phase === 'page') await answers.sdk()
    await shop.becomes({ status: 'loading', phase })
    expect(await shop.do('remove')).toMatchObject({ status: 'idle', pageOpen: false })
    for (const step of later) await answers[step]()
    const left = (): number => document.querySelectorAll('iframe, link[rel=preconnect]').length
    expect([await shop.frames(), await shop.page.eval(left)]).toEqual([0, 0])
    expect(await shop.asked('fetchSession')).toEqual([{ about: 'initial', isWithdrawn: true }])
    // What comes next has its own.
    await shop.open()
    expect(await shop.told()).toEqual(['ready'])
    expect(await shop.frames()).toBe(1)
    expect(opened(session)).toBeLessThanOrEqual(phase === 'page' ? 1 : 0)
  })
}

behaviour('taken away and shown again at once, it is one page', async (shop) => {
  const sessionData = await shop.session()
  const options = { environment: shop.pageUrl, analytics: false, sessionData }
  await shop.page.eval(
    async (written) => {
      await window.contract.show('first', written)
      await window.contract.remove('first')
      await window.contract.show('first', written)
    },
    { options },
  )
  await shop.becomes({ status: 'ready' })
  await shop.says(success)
  expect(await shop.told()).toEqual(['ready', 'paymentSuccessful'])
  expect([await shop.frames(), opened(sessionData)]).toEqual([1, 1])
})

behaviour('who comes back by another route to an order that is paid sees no form', async (shop) => {
  await shop.show({}, { gives: ['fetchSession'] })
  const session = await shop.session()
  await shop.answer('fetchSession', session)
  await shop.becomes({ status: 'ready' })
  await shop.says(success)
  await shop.becomes({ status: 'succeeded' })
  expect(await shop.do('remove')).toMatchObject({ status: 'succeeded', pageOpen: false })
  expect(await shop.frames()).toBe(0)
  await shop.show({}, { gives: ['fetchSession'] })
  await shop.answer('fetchSession', { paymentStatus: 'SUCCESS' }, 2)
  await shop.becomes({ status: 'succeeded', verified: true, pageOpen: false })
  expect([await shop.frames(), opened(session)]).toEqual([0, 1])
})
