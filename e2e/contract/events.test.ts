import { checkoutEventNames } from '@antom-checkout/core'
import { often } from '../kit/checkout.ts'
import { shop as origin } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'
import { redirect } from '../kit/redirects.ts'
import { behaviour } from './behaviour.ts'
import { back, cancel, challenge, error, fail, processing, success } from './messages.ts'
import { opened } from './opened.ts'

const failure = fail('USER_BALANCE_NOT_ENOUGH')
const wallet = (): object => ({ normalUrl: `${origin()}/ckp.html?wallet` })

const decided = (): { type: string }[] => [
  { type: 'ready' },
  { type: 'messageBlocked', ...{ reason: 'source', origin: origin() } },
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

behaviour('every event of a payment arrives once, in order, as it is', async (shop) => {
  await shop.open({}, { gives: ['verifyPayment'], prevents: true })
  await shop.page.eval((text) => postMessage(text, '*'), JSON.stringify(success))
  await expect.poll(() => shop.told(), often).toContain('messageBlocked')
  for (const said of [redirect(wallet()), challenge, failure, processing, error, success]) {
    await shop.says(said)
  }
  // The first question was about PROCESSING. It was withdrawn for the success.
  await shop.answer('verifyPayment', 'PENDING', 2)
  await shop.answer('verifyPayment', 'SUCCESS', 2)
  await shop.becomes({ status: 'succeeded', verified: true })
  await shop.says(back)
  expect((await shop.heard()).map(({ event }) => event)).toEqual(decided())
  expect(await shop.statuses()).toEqual([
    ...['loading session', 'loading sdk', 'loading page', 'ready'],
    ...['failed', 'verifying', 'succeeded'],
  ])
})

behaviour('every event of a payment that does not come about arrives once', async (shop) => {
  const session = await shop.session()
  const soon = new Date(Date.now() + 300_000).toISOString()
  await shop.show({ sessionData: { ...session, paymentSessionExpiryTime: soon } })
  await shop.becomes({ status: 'ready' })
  await shop.sleep(6)
  await shop.becomes({ status: 'expired', pageOpen: true })
  await shop.retry()
  await shop.becomes({ status: 'loading', phase: 'session' })
  await shop.show({ sessionData: 'https://shop.test/session' })
  await shop.becomes({ status: 'error' })
  await shop.open()
  await shop.says(cancel)
  // What the page that was freed had yet to say may be told of as blocked.
  const events = (await shop.heard()).map(({ event }) => event)
  expect(events.filter(({ type }) => type !== 'messageBlocked')).toEqual(undecided())
})

behaviour('callbacks that were replaced hear no more, and the newest hear', async (shop) => {
  const session = await shop.session()
  const sessionData = session.paymentSessionData
  await shop.show({ sessionData }, { callbacks: 'first', hears: ['ready'] })
  await shop.becomes({ status: 'ready' })
  await shop.show({ sessionData }, { callbacks: 'second', hears: ['paymentFailed'] })
  await shop.show({ sessionData }, { callbacks: 'third', hears: ['paymentFailed'] })
  await shop.says(failure)
  await shop.show({ sessionData }, { callbacks: 'fourth', hears: ['paymentSuccessful'] })
  await shop.says(failure)
  await shop.says(success)
  expect((await shop.heard()).map(({ callbacks, event }) => [callbacks, event.type])).toEqual([
    ['first', 'ready'],
    ['third', 'paymentFailed'],
    ['fourth', 'paymentSuccessful'],
  ])
  expect(opened(session)).toBe(1)
})

behaviour('trying again is offered where a session can be had', async (shop) => {
  const sessionData = (await shop.session()).paymentSessionData
  await shop.show({ sessionData })
  await shop.becomes({ status: 'ready' })
  await shop.says(fail('ORDER_IS_CLOSED'))
  await shop.becomes({ status: 'failed', retryWith: 'new-session', canRetry: true })
})

behaviour(
  'trying again is not offered where nobody is there to give a session',
  async (shop) => {
    const sessionData = (await shop.session()).paymentSessionData
    await shop.show({ sessionData }, { hears: ['paymentFailed'] })
    await shop.becomes({ status: 'ready' })
    await shop.says(fail('ORDER_IS_CLOSED'))
    await shop.becomes({ status: 'failed', retryWith: 'new-session', canRetry: false })
    await shop.show({ sessionData }, { hears: ['paymentFailed', 'sessionRequired'] })
    await shop.becomes({ status: 'failed', canRetry: true })
  },
  { callbacks: true },
)
