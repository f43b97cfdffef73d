import { often } from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { cancel, fail, processing, success } from './messages.ts'
import { opened } from './opened.ts'

behaviour(
  "after a cancel the view's button opens the page again, with the same session",
  async (shop) => {
    const session = await shop.open()
    await shop.says(cancel)
    await shop.becomes({ status: 'canceled', pageOpen: false, canRetry: true })
    expect(await shop.frames()).toBe(0)
    await shop.page.eval(() => {
      window.contract.host('first')!.shadowRoot!.querySelector('button')!.click()
    })
    await shop.becomes({ status: 'ready' })
    const told = (await shop.told()).filter((type) => type !== 'messageBlocked')
    expect(told).toEqual(['ready', 'paymentCanceled', 'ready'])
    expect([await shop.frames(), opened(session)]).toEqual([1, 2])
  },
)

behaviour('after a failure that allows it the same session is tried again', async (shop) => {
  const session = await shop.open({}, { gives: ['fetchSession'] })
  await shop.says(fail('USER_BALANCE_NOT_ENOUGH'))
  await shop.becomes({ status: 'failed', retryWith: 'same-session', canRetry: true })
  await shop.retry()
  await shop.becomes({ status: 'ready' })
  expect([opened(session), await shop.asked('fetchSession')]).toEqual([2, []])
})

behaviour('after another failure a new session is fetched', async (shop) => {
  const first = await shop.open({}, { gives: ['fetchSession'] })
  await shop.says(fail('ORDER_IS_CLOSED'))
  await shop.becomes({ status: 'failed', retryWith: 'new-session', canRetry: true })
  await shop.retry()
  const second = await shop.session()
  await shop.answer('fetchSession', second)
  await shop.becomes({ status: 'ready' })
  expect([opened(first), opened(second), await shop.frames()]).toEqual([1, 1, 1])
  expect(await shop.asked('fetchSession')).toMatchObject([{ about: 'retry' }])
})

behaviour('a session that has run out is replaced', async (shop) => {
  const paymentSessionExpiryTime = new Date(Date.now() + 300_000).toISOString()
  const first = { ...(await shop.session()), paymentSessionExpiryTime }
  await shop.show({ sessionData: first }, { gives: ['fetchSession'] })
  await shop.becomes({ status: 'ready' })
  await shop.sleep(6)
  await shop.becomes({ status: 'expired', pageOpen: true, canRetry: true })
  await shop.retry()
  const second = await shop.session()
  await shop.answer('fetchSession', second)
  await shop.becomes({ status: 'ready' })
  expect([opened(first), opened(second), await shop.frames()]).toEqual([1, 1, 1])
  expect(await shop.asked('fetchSession')).toMatchObject([{ about: 'expired' }])
})

behaviour('a session that is required is answered with sessionData', async (shop) => {
  await shop.show()
  await shop.becomes({ status: 'loading', phase: 'session' })
  await shop.open()
  await shop.says(fail('ORDER_IS_CLOSED'))
  await shop.becomes({ status: 'failed', canRetry: true })
  await shop.retry()
  await shop.becomes({ status: 'loading', phase: 'session' })
  const second = await shop.open()
  const required = (await shop.heard()).filter(({ event }) => event.type === 'sessionRequired')
  expect(required.map(({ event }) => event['reason'])).toEqual(['initial', 'retry'])
  expect(opened(second)).toBe(1)
})

behaviour('after an error what failed is tried again', async (shop) => {
  await shop.show({}, { gives: ['fetchSession'] })
  await shop.answer('fetchSession', { throws: 'no network' })
  await shop.becomes({ status: 'error', error: 'SESSION_FETCH_FAILED', canRetry: true })
  await shop.retry()
  await shop.answer('fetchSession', await shop.session(), 2)
  await shop.becomes({ status: 'ready' })
  expect(await shop.told()).toEqual(['error', 'ready'])
})

behaviour("the merchant's server has the last word", async (shop) => {
  await shop.open({}, { gives: ['verifyPayment'] })
  await shop.says(success)
  await shop.becomes({ status: 'verifying', pageOpen: true })
  await shop.answer('verifyPayment', 'FAIL')
  await shop.becomes({ status: 'failed' })
  await shop.says(processing)
  await shop.becomes({ status: 'verifying' })
  await shop.answer('verifyPayment', 'SUCCESS', 2)
  await shop.becomes({ status: 'succeeded', verified: true })
  const about = (await shop.asked('verifyPayment')).map((each) => each.about)
  expect(about).toEqual(['paymentSuccessful', 'paymentProcessing'])
  await expect
    .poll(() => shop.told(), often)
    .toEqual([
      'ready',
      ...['paymentSuccessful', 'verificationSettled'],
      ...['paymentProcessing', 'verificationSettled'],
    ])
})
