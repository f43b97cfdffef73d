import { checkoutEventNames } from '@antom-checkout/core'
import { often } from '../kit/checkout.ts'
import { shop } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'
import { redirect } from '../kit/redirects.ts'
import { behaviour } from './behaviour.ts'
import { back, cancel, challenge, error, fail, processing, success } from './messages.ts'
import { opened } from './opened.ts'

const failure = fail('USER_BALANCE_NOT_ENOUGH')
const wallet = (): object => ({ normalUrl: `${shop()}/ckp.html?wallet` })

const decided = (): { type: string }[] => [
  { type: 'ready' },
  { type: 'messageBlocked', ...{ reason: 'source', origin: shop() } },
  { type: 'redirect', ...wallet() },
  { type: 'paymentNotice', ...challenge },
  { type: 'paymentFailed', ...failure },
  { type: 'paymentProcessing', ...processing },
  { type: 'paymentError', ...error },
  { type: 'paymentSuccessful', ...success },
  { type: 'verificationSettled', ...{ paymentStatus: 'SUCCESS' } },
  { type: 'backToMerchant', ...back },
]
const undecided = (): { type: string }[] => [
  { type: 'ready' },
  { type: 'sessionExpired' },
  { type: 'sessionRequired', ...{ reason: 'expired' } },
  { type: 'error', ...{ error: 'INVALID_SESSION' } },
  { type: 'ready' },
  { type: 'paymentCanceled', ...cancel },
]

test('the contract names every event', () => {
  const named = new Set(['stateChange', ...[...decided(), ...undecided()].map(({ type }) => type)])
  expect([...named].sort()).toEqual([...checkoutEventNames].sort())
})

behaviour('every event of a payment arrives once, in order, with its data', async (visit) => {
  await visit.open({}, { gives: ['verifyPayment'], prevents: true })
  await visit.page.eval((text) => postMessage(text, '*'), JSON.stringify(success))
  await expect.poll(() => visit.told(), often).toContain('messageBlocked')
  for (const said of [redirect(wallet()), challenge, failure, processing, error, success]) {
    await visit.says(said)
  }
  // The first verification was of PROCESSING. The success aborted it.
  await visit.answer('verifyPayment', 'PENDING', 2)
  await visit.answer('verifyPayment', 'SUCCESS', 2)
  await visit.becomes({ status: 'succeeded', verified: true })
  await visit.says(back)
  expect((await visit.heard()).map(({ event }) => event)).toEqual(decided())
  expect(await visit.statuses()).toEqual([
    ...['loading session', 'loading sdk', 'loading page', 'ready'],
    ...['failed', 'verifying', 'succeeded'],
  ])
})

behaviour('every event of a payment that is never made arrives once', async (visit) => {
  const session = await visit.session()
  const soon = new Date(Date.now() + 300_000).toISOString()
  await visit.show({ sessionData: { ...session, paymentSessionExpiryTime: soon } })
  await visit.becomes({ status: 'ready' })
  await visit.sleep(6)
  await visit.becomes({ status: 'expired', pageOpen: true })
  await visit.retry()
  await visit.becomes({ status: 'loading', phase: 'session' })
  await visit.show({ sessionData: 'https://shop.test/session' })
  await visit.becomes({ status: 'error' })
  await visit.open()
  await visit.says(cancel)
  // The last messages of the old page may be reported as blocked.
  const events = (await visit.heard()).map(({ event }) => event)
  expect(events.filter(({ type }) => type !== 'messageBlocked')).toEqual(undecided())
})

behaviour('only the newest callbacks are called', async (visit) => {
  const session = await visit.session()
  const sessionData = session.paymentSessionData
  await visit.show({ sessionData }, { callbacks: 'first', hears: ['ready'] })
  await visit.becomes({ status: 'ready' })
  await visit.show({ sessionData }, { callbacks: 'second', hears: ['paymentFailed'] })
  await visit.show({ sessionData }, { callbacks: 'third', hears: ['paymentFailed'] })
  await visit.says(failure)
  await visit.show({ sessionData }, { callbacks: 'fourth', hears: ['paymentSuccessful'] })
  await visit.says(failure)
  await visit.says(success)
  expect((await visit.heard()).map(({ callbacks, event }) => [callbacks, event.type])).toEqual([
    ['first', 'ready'],
    ['third', 'paymentFailed'],
    ['fourth', 'paymentSuccessful'],
  ])
  expect(opened(session)).toBe(1)
})

behaviour('a retry is offered where a session can be fetched', async (visit) => {
  const sessionData = (await visit.session()).paymentSessionData
  await visit.show({ sessionData })
  await visit.becomes({ status: 'ready' })
  await visit.says(fail('ORDER_IS_CLOSED'))
  await visit.becomes({ status: 'failed', retryWith: 'new-session', canRetry: true })
})

behaviour(
  'no retry is offered where nobody can provide a session',
  async (visit) => {
    const sessionData = (await visit.session()).paymentSessionData
    await visit.show({ sessionData }, { hears: ['paymentFailed'] })
    await visit.becomes({ status: 'ready' })
    await visit.says(fail('ORDER_IS_CLOSED'))
    await visit.becomes({ status: 'failed', retryWith: 'new-session', canRetry: false })
    await visit.show({ sessionData }, { hears: ['paymentFailed', 'sessionRequired'] })
    await visit.becomes({ status: 'failed', canRetry: true })
  },
  { callbacks: true },
)
