import type { Page } from '@playwright/test'
import {
  answer,
  antomSays,
  asked,
  call,
  checkoutFrame,
  countLoads,
  expectAsked,
  expectState,
  expectTold,
  make,
  mount,
  openShop,
  say,
  serveStrangers,
  type Setup,
  state,
  told,
  toldOf,
} from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'

/** Asking the merchant's server how a payment went (DESIGN §5). The page's clock is turned by hand. */

test.beforeEach(async ({ page }) => {
  await page.clock.install()
  await openShop(page)
})

/** Antom's page is open, and says something. */
async function claim(page: Page, code: string, setup: Setup = {}, result?: object): Promise<void> {
  await make(page, { sessionData: 'session-1', later: ['verifyPayment'], ...setup })
  expect(await mount(page)).toBe('ready')
  await antomSays(page, code, result)
}

const success = 'paymentSuccessful'

for (const [paymentStatus, expected] of [
  ['SUCCESS', { status: 'succeeded', verified: true }],
  ['FAIL', { status: 'failed', retryWith: 'new-session' }],
  ['CANCELLED', { status: 'failed', retryWith: 'new-session' }],
] as const) {
  test(`a claimed success is ${expected.status} when the server says ${paymentStatus}`, async ({
    page,
  }) => {
    await claim(page, 'SUCCESSFUL')
    await expectState(page, { status: 'verifying', pageOpen: true })
    await expectAsked(page, 'verifyPayment', success)
    await answer(page, 'verifyPayment', paymentStatus)
    await expectState(page, { ...expected, pageOpen: true })
    expect(await toldOf(page, 'verificationSettled')).toEqual([
      { type: 'verificationSettled', paymentStatus },
    ])
  })
}

test('it is asked again every 3 s while the answer is open, and told once it is final', async ({
  page,
}) => {
  await claim(page, 'SUCCESSFUL')
  const about = [success]
  for (const open of ['PROCESSING', { throws: 'offline' }, 'PENDING', 'NONSENSE']) {
    await expectAsked(page, 'verifyPayment', ...about)
    await answer(page, 'verifyPayment', open)
    await page.clock.runFor(2500)
    await expectAsked(page, 'verifyPayment', ...about)
    await page.clock.runFor(1000)
    about.push(success)
  }
  await expectAsked(page, 'verifyPayment', ...about)
  expect(await told(page)).toEqual(['ready', success])
  await answer(page, 'verifyPayment', 'SUCCESS')
  await expectState(page, { status: 'succeeded', verified: true })
  await page.clock.runFor(10_000)
  await expectAsked(page, 'verifyPayment', ...about)
})

for (const [last, events] of [
  [{ throws: 'offline' }, ['error']],
  ['PROCESSING', []],
] as const) {
  test(`with ${JSON.stringify(last)} until the time is over it is processing, never an error to retry`, async ({
    page,
  }) => {
    await claim(page, 'SUCCESSFUL', { timeouts: { verification: 4000 } })
    for (const asks of [1, 2]) {
      await expect.poll(async () => (await asked(page, 'verifyPayment')).length).toBe(asks)
      await answer(page, 'verifyPayment', last)
      await page.clock.runFor(3000)
    }
    await expectState(page, { status: 'processing', pageOpen: true, canRetry: false })
    expect(await told(page)).toEqual(['ready', success, ...events])
    if (events.length) {
      expect(await toldOf(page, 'error')).toEqual([{ type: 'error', error: 'VERIFICATION_FAILED' }])
    }
  })
}

test('a server that never answers is not waited for', async ({ page }) => {
  await claim(page, 'SUCCESSFUL')
  await expectAsked(page, 'verifyPayment', success)
  await page.clock.runFor(61_000)
  await expectState(page, { status: 'processing', pageOpen: true })
  expect(await asked(page, 'verifyPayment')).toEqual([{ about: success, isWithdrawn: true }])
  expect(await told(page)).toEqual(['ready', success, 'error'])
})

for (const [code, about, result, isOpen] of [
  ['PROCESSING', 'paymentProcessing', undefined, true],
  ['ERROR', 'paymentError', undefined, true],
  ['FAIL', 'paymentFailed', { paymentResultCode: 'PAYMENT_RESULT_TIMEOUT' }, true],
  ['CLICK_BACK_TO_MERCHANT', 'backToMerchant', undefined, false],
] as const) {
  test(`${code} ${result?.paymentResultCode ?? ''} is verified, too`, async ({ page }) => {
    await claim(page, code, {}, result)
    await expectState(page, { status: 'verifying', pageOpen: isOpen })
    await expectAsked(page, 'verifyPayment', about)
    await answer(page, 'verifyPayment', 'SUCCESS')
    await expectState(page, { status: 'succeeded', verified: true, pageOpen: isOpen })
  })
}

test('a definite FAIL is not verified', async ({ page }) => {
  await claim(page, 'FAIL', {}, { paymentResultCode: 'ORDER_IS_CLOSED' })
  await expectState(page, { status: 'failed', pageOpen: true })
  expect(await asked(page, 'verifyPayment')).toEqual([])
})

test('further messages and the way back leave a running verification alone', async ({ page }) => {
  await claim(page, 'SUCCESSFUL')
  await expectAsked(page, 'verifyPayment', success)
  for (const code of ['FAIL', 'PROCESSING', 'SUCCESSFUL', 'CLICK_BACK_TO_MERCHANT']) {
    await antomSays(page, code)
  }
  await expectTold(page, 'backToMerchant')
  await expectState(page, { status: 'verifying', pageOpen: false })
  expect(await asked(page, 'verifyPayment')).toEqual([{ about: success, isWithdrawn: false }])
  await answer(page, 'verifyPayment', 'SUCCESS')
  await expectState(page, { status: 'succeeded', verified: true, pageOpen: false })
})

test("releaseOn: 'result' frees the page with the claim", async ({ page }) => {
  await claim(page, 'SUCCESSFUL', { releaseOn: 'result' })
  await expectState(page, { status: 'verifying', pageOpen: false })
  await answer(page, 'verifyPayment', 'SUCCESS')
  await expectState(page, { status: 'succeeded', verified: true })
})

test('unmount() withdraws the question, and mount() asks it again without a page', async ({
  page,
}) => {
  await claim(page, 'SUCCESSFUL')
  await expectAsked(page, 'verifyPayment', success)
  await call(page, 'unmount')
  expect(await asked(page, 'verifyPayment')).toEqual([{ about: success, isWithdrawn: true }])
  await answer(page, 'verifyPayment', 'FAIL')
  const loads = countLoads(page)
  expect(await mount(page)).toBe('verifying')
  expect(await state(page)).toMatchObject({ status: 'verifying', pageOpen: false })
  await expectAsked(page, 'verifyPayment', success, success)
  await answer(page, 'verifyPayment', 'SUCCESS')
  await expectState(page, { status: 'succeeded', verified: true })
  expect(loads.count).toBe(0)
  expect(await told(page)).toEqual(['ready', success, 'verificationSettled'])
})

const wakings = {
  online: () => window.dispatchEvent(new Event('online')),
  pageshow: () => window.dispatchEvent(new Event('pageshow')),
  visibilitychange: () => document.dispatchEvent(new Event('visibilitychange')),
}

for (const [name, wake] of Object.entries(wakings)) {
  test(`in processing it is asked once more on ${name}`, async ({ page }) => {
    await claim(page, 'PROCESSING', { timeouts: { verification: 1000 } })
    await expectAsked(page, 'verifyPayment', 'paymentProcessing')
    await answer(page, 'verifyPayment', 'PROCESSING')
    await page.clock.runFor(1000)
    await expectState(page, { status: 'processing' })
    const about = ['paymentProcessing']
    // What is still open, or no answer, moves nothing; and what is canceled is not final here.
    for (const open of ['PROCESSING', { throws: 'offline' }, 'PENDING', 'CANCELLED']) {
      await page.evaluate(wake)
      about.push('paymentProcessing')
      await expectAsked(page, 'verifyPayment', ...about)
      await answer(page, 'verifyPayment', open)
      await page.clock.runFor(10_000)
      expect(await state(page), JSON.stringify(open)).toMatchObject({ status: 'processing' })
    }
    await page.evaluate(wake)
    await expectAsked(page, 'verifyPayment', ...about, 'paymentProcessing')
    await answer(page, 'verifyPayment', 'SUCCESS')
    await expectState(page, { status: 'succeeded', verified: true })
  })
}

test('after a followed redirect it is asked when the buyer is back', async ({ page }) => {
  await serveStrangers(page)
  // An address that answers nothing leaves the buyer here, as an app does that opens.
  await page.route('https://wallet.test/app', (route) => route.fulfill({ status: 204 }))
  await make(page, { sessionData: 'session-1', later: ['verifyPayment'] })
  expect(await mount(page)).toBe('ready')
  await page.evaluate(wakings.pageshow)
  expect(await asked(page, 'verifyPayment')).toEqual([])
  await say(await checkoutFrame(page), {
    context: { event: 'onRedirect', data: { normalUrl: 'https://wallet.test/app' } },
  })
  await expectTold(page, 'redirect')
  await page.evaluate(wakings.pageshow)
  await expect.poll(async () => (await asked(page, 'verifyPayment')).length).toBe(1)
  await answer(page, 'verifyPayment', 'SUCCESS')
  await expectState(page, { status: 'succeeded', verified: true, pageOpen: true })
})
