import { often } from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { cancel, fail, processing, success } from './messages.ts'
import { opened } from './opened.ts'

behaviour(
  "after a cancel the view's button opens the page again, with the same session",
  async (visit) => {
    const session = await visit.open()
    await visit.says(cancel)
    await visit.becomes({ status: 'canceled', pageOpen: false, canRetry: true })
    expect(await visit.frames()).toBe(0)
    await visit.page.eval(() => {
      window.contract.host('first')!.shadowRoot!.querySelector('button')!.click()
    })
    await visit.becomes({ status: 'ready' })
    const told = (await visit.told()).filter((type) => type !== 'messageBlocked')
    expect(told).toEqual(['ready', 'paymentCanceled', 'ready'])
    expect([await visit.frames(), opened(session)]).toEqual([1, 2])
  },
)

behaviour('a failure that allows it is retried with the same session', async (visit) => {
  const session = await visit.open({}, { gives: ['fetchSession'] })
  await visit.says(fail('USER_BALANCE_NOT_ENOUGH'))
  await visit.becomes({ status: 'failed', retryWith: 'same-session', canRetry: true })
  await visit.retry()
  await visit.becomes({ status: 'ready' })
  expect([opened(session), await visit.asked('fetchSession')]).toEqual([2, []])
})

behaviour('any other failure is retried with a new session', async (visit) => {
  const first = await visit.open({}, { gives: ['fetchSession'] })
  await visit.says(fail('ORDER_IS_CLOSED'))
  await visit.becomes({ status: 'failed', retryWith: 'new-session', canRetry: true })
  await visit.retry()
  const second = await visit.session()
  await visit.answer('fetchSession', second)
  await visit.becomes({ status: 'ready' })
  expect([opened(first), opened(second), await visit.frames()]).toEqual([1, 1, 1])
  expect(await visit.asked('fetchSession')).toMatchObject([{ about: 'retry' }])
})

behaviour('a session that has run out is replaced', async (visit) => {
  const paymentSessionExpiryTime = new Date(Date.now() + 300_000).toISOString()
  const first = { ...(await visit.session()), paymentSessionExpiryTime }
  await visit.show({ sessionData: first }, { gives: ['fetchSession'] })
  await visit.becomes({ status: 'ready' })
  await visit.sleep(6)
  await visit.becomes({ status: 'expired', pageOpen: true, canRetry: true })
  await visit.retry()
  const second = await visit.session()
  await visit.answer('fetchSession', second)
  await visit.becomes({ status: 'ready' })
  expect([opened(first), opened(second), await visit.frames()]).toEqual([1, 1, 1])
  expect(await visit.asked('fetchSession')).toMatchObject([{ about: 'expired' }])
})

behaviour('sessionRequired is answered with sessionData', async (visit) => {
  await visit.show()
  await visit.becomes({ status: 'loading', phase: 'session' })
  await visit.open()
  await visit.says(fail('ORDER_IS_CLOSED'))
  await visit.becomes({ status: 'failed', canRetry: true })
  await visit.retry()
  await visit.becomes({ status: 'loading', phase: 'session' })
  const second = await visit.open()
  const required = (await visit.heard()).filter(({ event }) => event.type === 'sessionRequired')
  expect(required.map(({ event }) => event['reason'])).toEqual(['initial', 'retry'])
  expect(opened(second)).toBe(1)
})

behaviour('an error is retried from the step that failed', async (visit) => {
  await visit.show({}, { gives: ['fetchSession'] })
  await visit.answer('fetchSession', { throws: 'no network' })
  await visit.becomes({ status: 'error', error: 'SESSION_FETCH_FAILED', canRetry: true })
  await visit.retry()
  await visit.answer('fetchSession', await visit.session(), 2)
  await visit.becomes({ status: 'ready' })
  expect(await visit.told()).toEqual(['error', 'ready'])
})

behaviour(
  "the answer of the merchant's server replaces the result of Antom's page",
  async (visit) => {
    await visit.open({}, { gives: ['verifyPayment'] })
    await visit.says(success)
    await visit.becomes({ status: 'verifying', pageOpen: true })
    await visit.answer('verifyPayment', 'FAIL')
    await visit.becomes({ status: 'failed' })
    await visit.says(processing)
    await visit.becomes({ status: 'verifying' })
    await visit.answer('verifyPayment', 'SUCCESS', 2)
    await visit.becomes({ status: 'succeeded', verified: true })
    const about = (await visit.asked('verifyPayment')).map((each) => each.about)
    expect(about).toEqual(['paymentSuccessful', 'paymentProcessing'])
    await expect
      .poll(() => visit.told(), often)
      .toEqual([
        'ready',
        ...['paymentSuccessful', 'verificationSettled'],
        ...['paymentProcessing', 'verificationSettled'],
      ])
  },
)
