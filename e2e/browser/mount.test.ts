import {
  call,
  checkoutFrame,
  expectState,
  frames,
  make,
  mount,
  open,
  openShop,
  say,
  start,
  state,
  toldOf,
} from '../kit/checkout.ts'
import { antom, ckp } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

test.beforeEach(({ page }) => openShop(page))

/** The query that Antom's page was opened with. */
const query = async (page: Parameters<typeof checkoutFrame>[0]): Promise<Record<string, string>> =>
  Object.fromEntries(new URL((await checkoutFrame(page)).url()).searchParams)

test('shows the page and tells of the payment', async ({ page }) => {
  await make(page, { sessionData: 'session-1' })
  expect(await mount(page)).toBe('ready')
  const frame = await checkoutFrame(page)
  expect(await query(page)).toMatchObject({ sessionData: 'session-1', mode: 'embed' })
  await say(frame, { code: 'SDK_PAYMENT_SUCCESSFUL', result: { paymentStatus: 'SUCCESS' } })
  await expectState(page, { status: 'succeeded', verified: false, pageOpen: true })
  expect(await page.evaluate(() => window.checkout.events.map(({ type }) => type))).toEqual([
    'stateChange',
    'stateChange',
    'stateChange',
    'ready',
    'stateChange',
    'paymentSuccessful',
    'stateChange',
  ])
  expect(await toldOf(page, 'paymentSuccessful')).toEqual([
    {
      type: 'paymentSuccessful',
      code: 'SDK_PAYMENT_SUCCESSFUL',
      result: { paymentStatus: 'SUCCESS' },
    },
  ])
  await call(page, 'unmount')
  await expect.poll(() => frames(page).length).toBe(0)
})

test('every loading phase is told once, in order, and the page is loaded once', async ({
  page,
}) => {
  let loads = 0
  page.on('request', (request) => {
    if (request.url().startsWith(ckp())) loads += 1
  })
  const phases = await page.evaluate(async (environment) => {
    const checkout = window.antom.createCheckout({
      environment,
      sessionData: 'session-1',
      analytics: false,
    })
    const seen: string[] = []
    checkout.subscribe((now) => seen.push('phase' in now ? now.phase : now.status))
    await checkout.mount('#host')
    return seen
  }, ckp())
  expect(phases).toEqual(['session', 'sdk', 'page', 'ready'])
  expect(loads).toBe(1)
})

test("the page speaks the buyer's language, in Antom's spelling", async ({ page }) => {
  for (const [locale, lang, expected] of [
    [undefined, 'en', 'en_US'],
    [undefined, 'de', 'de_DE'],
    [undefined, '', 'en_US'],
    ['zh-CN', 'en', 'zh_CN'],
    ['zh_HK', 'en', 'zh_HK'],
    ['pt-BR', 'en', 'pt_BR'],
    ['ja', 'en', 'ja_JP'],
    ['id-ID', 'en', 'in_ID'],
    ['ro-RO', 'en', 'ro'],
    ['sv-SE', 'de', 'en_US'],
  ] as const) {
    await page.evaluate((given) => (document.documentElement.lang = given), lang)
    await open(page, locale ? { locale } : {})
    const message = `locale ${locale} in a document of "${lang}"`
    expect.soft(await query(page), message).toMatchObject({ lang: expected })
    await call(page, 'unmount')
  }
})

for (const [environment, shadow] of [
  ['sandbox', 'true'],
  ['prod', undefined],
] as const) {
  test(`environment ${environment} is Antom's own page${shadow ? ', in the shadow' : ''}`, async ({
    page,
  }) => {
    await page.route('https://checkout.antom.com/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>Antom' }),
    )
    await open(page, { environment, sessionData: 'a+/=&b' })
    const { origin, searchParams } = new URL(
      (await page.locator('#host iframe').getAttribute('src')) ?? '',
    )
    expect(origin).toBe('https://checkout.antom.com')
    expect(Object.fromEntries(searchParams)).toEqual({
      sessionData: 'a+/=&b',
      lang: 'en_US',
      mode: 'embed',
      ...(shadow && { shadow }),
    })
  })
}

test('a page for local development keeps its own query', async ({ page }) => {
  await open(page, { environment: `${ckp()}?scenario=slow` })
  expect(await query(page)).toEqual({
    scenario: 'slow',
    sessionData: 'session-1',
    lang: 'en_US',
    mode: 'embed',
  })
})

const normalUrl = 'https://pay.test/1'

test('the session may be its text or the whole answer, which also says where else to pay', async ({
  page,
}) => {
  for (const [answered, hostedUrl, expected] of [
    ['session-2', undefined, undefined],
    [{ paymentSessionData: 'session-2' }, undefined, undefined],
    [{ paymentSessionData: 'session-2', result: { resultStatus: 'S' } }, undefined, undefined],
    [{ paymentSessionData: 'session-2', normalUrl }, undefined, normalUrl],
    [{ paymentSessionData: 'session-2', normalUrl: 'javascript:alert(1)' }, undefined, undefined],
    [{ paymentSessionData: 'session-2', normalUrl }, 'https://shop.test/', 'https://shop.test/'],
    ['session-2', 'https://shop.test/', 'https://shop.test/'],
  ] as const) {
    const message = JSON.stringify([answered, hostedUrl])
    await open(page, { sessionData: answered, ...(hostedUrl && { hostedUrl }) })
    expect.soft(await query(page), message).toMatchObject({ sessionData: 'session-2' })
    expect.soft((await state(page)).hostedUrl, message).toBe(expected)
    await call(page, 'unmount')
  }
})

test('the frame has a name, which follows the option', async ({ page }) => {
  await open(page)
  const frame = page.locator('#host iframe')
  await expect(frame).toHaveAttribute('title', 'Secure checkout')
  await call(page, 'setOptions', { frameTitle: 'Sichere Zahlung' })
  await expect(frame).toHaveAttribute('title', 'Sichere Zahlung')
  await call(page, 'setOptions', { frameTitle: undefined })
  await expect(frame).toHaveAttribute('title', 'Secure checkout')
})

test('the connection to Antom is opened first, and its link is gone afterwards', async ({
  page,
}) => {
  const links = page.locator('link[rel=preconnect]')
  await make(page, { later: ['fetchSession'] })
  await start(page, 'mount')
  await expect(links).toHaveAttribute('href', new RegExp(`^${antom()}`))
  await call(page, 'unmount')
  await expect(links).toHaveCount(0)
  await open(page)
  await expect(links).toHaveCount(0)
})

test('what Antom says first tells its page from an error page', async ({ page }) => {
  for (const message of [{ name: 'SDK_RESIZE' }, { code: 'SDK_PAYMENT_CHALLENGE' }]) {
    await open(page)
    expect(await state(page)).not.toHaveProperty('heard')
    await say(await checkoutFrame(page), message)
    await expectState(page, { status: 'ready', heard: true })
    await call(page, 'unmount')
  }
})
