import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { success } from './messages.ts'
import { opened } from './opened.ts'

for (const phase of ['session', 'sdk', 'page'] as const) {
  behaviour(
    `a checkout that is removed while the ${phase} is loading leaves nothing behind`,
    async (visit) => {
      const session = await visit.session()
      await visit.show(
        { environment: `${visit.pageUrl}?scenario=slow` },
        { gives: ['fetchSession', 'sdk'] },
      )
      const answers = {
        session: () => visit.answer('fetchSession', session),
        sdk: () => visit.answer('sdk', null),
        page: async () => {},
      }
      const later = [...['session', 'sdk', 'page']].slice(
        ['session', 'sdk', 'page'].indexOf(phase),
      ) as (typeof phase)[]
      if (phase !== 'session') await answers.session()
      if (phase === 'page') await answers.sdk()
      await visit.becomes({ status: 'loading', phase })
      expect(await visit.do('remove')).toMatchObject({ status: 'idle', pageOpen: false })
      for (const step of later) await answers[step]()
      const left = (): number => document.querySelectorAll('iframe, link[rel=preconnect]').length
      expect([await visit.frames(), await visit.page.eval(left)]).toEqual([0, 0])
      expect(await visit.asked('fetchSession')).toEqual([{ about: 'initial', isWithdrawn: true }])
      // The next checkout has its own session.
      await visit.open()
      expect(await visit.told()).toEqual(['ready'])
      expect(await visit.frames()).toBe(1)
      expect(opened(session)).toBeLessThanOrEqual(phase === 'page' ? 1 : 0)
    },
  )
}

behaviour('a checkout that is removed and shown again at once opens one page', async (visit) => {
  const sessionData = await visit.session()
  const options = { environment: visit.pageUrl, analytics: false, sessionData }
  await visit.page.eval(
    async (written) => {
      await window.contract.show('first', written)
      await window.contract.remove('first')
      await window.contract.show('first', written)
    },
    { options },
  )
  await visit.becomes({ status: 'ready' })
  await visit.says(success)
  expect(await visit.told()).toEqual(['ready', 'paymentSuccessful'])
  expect([await visit.frames(), opened(sessionData)]).toEqual([1, 1])
})

behaviour('a buyer who comes back by another route to a paid order sees no form', async (visit) => {
  await visit.show({}, { gives: ['fetchSession'] })
  const session = await visit.session()
  await visit.answer('fetchSession', session)
  await visit.becomes({ status: 'ready' })
  await visit.says(success)
  await visit.becomes({ status: 'succeeded' })
  expect(await visit.do('remove')).toMatchObject({ status: 'succeeded', pageOpen: false })
  expect(await visit.frames()).toBe(0)
  await visit.show({}, { gives: ['fetchSession'] })
  await visit.answer('fetchSession', { paymentStatus: 'SUCCESS' }, 2)
  await visit.becomes({ status: 'succeeded', verified: true, pageOpen: false })
  expect([await visit.frames(), opened(session)]).toEqual([0, 1])
})
