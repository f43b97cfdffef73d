import {
  answer,
  antomSays,
  call,
  countLoads,
  ended,
  expectAsked,
  expectState,
  expectTold,
  frames,
  listeners,
  make,
  mount,
  open,
  openShop,
  start,
  state,
  told,
} from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'

/** What messages make of a payment, and what is kept of it (DESIGN §5). Without `verifyPayment`. */

test.beforeEach(({ page }) => openShop(page))

const same = { paymentResultCode: 'USER_BALANCE_NOT_ENOUGH' }
const other = { paymentResultCode: 'ORDER_IS_CLOSED' }

/** What Antom's page says, each with its result, and where the payment is then. */
const tables: Record<string, [(string | object)[], Record<string, unknown>][]> = {
  'a first message says where the payment is': [
    [['SUCCESSFUL'], { status: 'succeeded', verified: false, pageOpen: true }],
    [['PROCESSING'], { status: 'processing', pageOpen: true }],
    [['ERROR'], { status: 'processing', pageOpen: true }],
    [['FAIL', same], { status: 'failed', retryWith: 'same-session', result: same, pageOpen: true }],
    [['FAIL', other], { status: 'failed', retryWith: 'new-session', pageOpen: true }],
    [['FAIL'], { status: 'failed', retryWith: 'new-session' }],
    [['FAIL', { paymentResultCode: 'NEVER_SEEN' }], { status: 'failed', retryWith: 'new-session' }],
    [
      ['FAIL', { ...same, needChangeSessionForRetry: true }],
      { status: 'failed', retryWith: 'new-session' },
    ],
    [['FAIL', { paymentResultCode: 'PAYMENT_IN_PROCESS' }], { status: 'processing' }],
    [['FAIL', { paymentResultCode: 'PAYMENT_RESULT_TIMEOUT' }], { status: 'processing' }],
    [['FAIL', { paymentResultCode: 'UNKNOWN_EXCEPTION' }], { status: 'processing' }],
    [['FAIL', { paymentResultCode: 'SYSTEM_ERROR' }], { status: 'processing' }],
    [['RETRY'], { status: 'ready', pageOpen: true }],
    [['CHALLENGE'], { status: 'ready', pageOpen: true }],
    [['AUTHORIZATION_SUCCESSFUL'], { status: 'ready', pageOpen: true }],
    [['CANCEL'], { status: 'canceled', pageOpen: false }],
    [['CLICK_BACK_TO_MERCHANT'], { status: 'processing', pageOpen: false }],
  ],
  'a further message changes only what it may': [
    [['FAIL', same, 'SUCCESSFUL'], { status: 'succeeded', pageOpen: true }],
    [['FAIL', same, 'PROCESSING'], { status: 'processing', pageOpen: true }],
    [['FAIL', same, 'ERROR'], { status: 'processing', pageOpen: true }],
    [['FAIL', same, 'CANCEL'], { status: 'failed', pageOpen: false }],
    [['FAIL', same, 'CLICK_BACK_TO_MERCHANT'], { status: 'failed', pageOpen: false }],
    [['PROCESSING', 'SUCCESSFUL'], { status: 'succeeded', pageOpen: true }],
    [['PROCESSING', 'FAIL', other], { status: 'failed', pageOpen: true }],
    [['PROCESSING', 'CANCEL'], { status: 'processing', pageOpen: false }],
    [['PROCESSING', 'CLICK_BACK_TO_MERCHANT'], { status: 'processing', pageOpen: false }],
    [['SUCCESSFUL', 'FAIL', other], { status: 'succeeded', pageOpen: true }],
    [['SUCCESSFUL', 'PROCESSING'], { status: 'succeeded', pageOpen: true }],
    [['SUCCESSFUL', 'CANCEL'], { status: 'succeeded', pageOpen: false }],
    [['SUCCESSFUL', 'CLICK_BACK_TO_MERCHANT'], { status: 'succeeded', pageOpen: false }],
  ],
}

for (const [what, rows] of Object.entries(tables)) {
  test(what, async ({ page }) => {
    for (const [at, [messages, expected]] of rows.entries()) {
      // Another session each: the document knows how the one before has ended.
      await open(page, { sessionData: `session-${at}` })
      const codes = messages.filter((each) => typeof each === 'string')
      for (const [index, each] of messages.entries()) {
        const result = messages[index + 1]
        if (typeof each === 'string') {
          await antomSays(page, each, typeof result === 'object' ? result : undefined)
        }
      }
      const words = JSON.stringify(messages)
      await expect.poll(async () => (await told(page)).length, words).toBe(1 + codes.length)
      const now = await state(page)
      expect.soft(now, words).toMatchObject(expected)
      await expect.soft(page.locator('iframe'), words).toHaveCount(now.pageOpen ? 1 : 0)
      await call(page, 'destroy')
    }
  })
}

for (const [code, result, isOpen] of [
  ['SUCCESSFUL', undefined, false],
  ['FAIL', other, false],
  ['FAIL', same, true],
] as const) {
  test(`releaseOn: 'result' ${isOpen ? 'keeps' : 'frees'} the page after ${code} ${result?.paymentResultCode ?? ''}`, async ({
    page,
  }) => {
    await open(page, { releaseOn: 'result' })
    await antomSays(page, code, result)
    await expectState(page, { pageOpen: isOpen })
    await expect(page.locator('iframe')).toHaveCount(isOpen ? 1 : 0)
  })
}

test('a freed page leaves no listener of its own', async ({ page }) => {
  await open(page)
  await antomSays(page, 'CANCEL')
  await expectState(page, { status: 'canceled', canRetry: true })
  const kept = await listeners(page)
  expect(kept).not.toContain('document securitypolicyviolation')
  // One is the test's own.
  expect(kept.filter((type) => type === 'window message')).toHaveLength(1)
})

for (const [code, result, expected] of [
  ['SUCCESSFUL', undefined, { status: 'succeeded', verified: false }],
  ['FAIL', other, { status: 'failed', retryWith: 'new-session' }],
  ['FAIL', same, { status: 'failed', retryWith: 'same-session' }],
] as const) {
  test(`${code} ${result?.paymentResultCode ?? ''} is remembered over unmount(), and mount() opens no page`, async ({
    page,
  }) => {
    await open(page)
    await antomSays(page, code, result)
    await expectState(page, expected)
    await call(page, 'unmount')
    await expect.poll(() => frames(page).length).toBe(0)
    expect(await state(page)).toMatchObject({ ...expected, pageOpen: false })
    const loads = countLoads(page)
    expect(await mount(page, '#other')).toBe(expected.status)
    expect(await state(page)).toMatchObject({ ...expected, pageOpen: false })
    expect(loads.count).toBe(0)
  })
}

for (const [answered, status] of [
  [{ paymentStatus: 'SUCCESS' }, 'succeeded'],
  [{ paymentStatus: 'PROCESSING' }, 'processing'],
  // A naive server must not make anybody pay twice.
  [{ paymentSessionData: 'session-2' }, 'processing'],
] as const) {
  test(`an order left in processing asks fetchSession at mount(): ${JSON.stringify(answered)}`, async ({
    page,
  }) => {
    await make(page, { sessionData: 'session-1', later: ['fetchSession'] })
    expect(await mount(page)).toBe('ready')
    await antomSays(page, 'PROCESSING')
    await expectState(page, { status: 'processing' })
    await call(page, 'unmount')
    expect(await state(page)).toMatchObject({ status: 'processing', pageOpen: false })
    const loads = countLoads(page)
    await start(page, 'mount')
    await expectAsked(page, 'fetchSession', 'initial')
    await answer(page, 'fetchSession', answered)
    expect(await ended(page)).toBe('processing')
    await expectState(page, { status, pageOpen: false })
    expect(loads.count).toBe(0)
  })
}

test('an order left in processing shows no form again where nobody can be asked', async ({
  page,
}) => {
  await open(page)
  await antomSays(page, 'PROCESSING')
  await expectTold(page, 'paymentProcessing')
  await call(page, 'unmount')
  const loads = countLoads(page)
  expect(await mount(page)).toBe('processing')
  expect(loads.count).toBe(0)
})

test('a page that was left unpaid opens again at mount(), with the same session', async ({
  page,
}) => {
  await open(page)
  await call(page, 'unmount')
  expect(await state(page)).toMatchObject({ status: 'idle', canRetry: false })
  expect(await mount(page)).toBe('ready')
})
