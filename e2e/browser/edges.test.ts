import {
  answer,
  antomSays,
  asked,
  call,
  checkoutFrame,
  countLoads,
  ended,
  expectAsked,
  expectState,
  expectTold,
  hold,
  make,
  mount,
  open,
  openShop,
  say,
  serveStrangers,
  sessionOf,
  start,
  state,
  told,
} from '../kit/checkout.ts'
import { ckp, shop } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

// Where two things happen at once, or in an order that nobody meant.

// What a Content-Security-Policy refuses, the browser prints.
test.use({ mayPrint: /Content.Security.Policy|ERR_BLOCKED/ })
test.beforeEach(({ page }) => openShop(page))

test('a success that comes while PAGE_TIMEOUT is put in words is heard', async ({ page }) => {
  await page.clock.install()
  await openShop(page)
  // the page answers, but its load event is late (an image that never arrives)
  await page.route('**/ckp.html?*', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><p>pay<img src="/never.png">',
    }),
  )
  await hold(page, '**/never.png')
  const text = await hold(page, '**/assets/mistakes*.js')
  await make(page)
  await start(page, 'mount')
  await expectState(page, { status: 'loading', phase: 'page' })
  const isExplained = page.waitForRequest('**/assets/mistakes*.js')
  // The clock stands from here on, and the text may take as long as this test.
  await page.clock.pauseAt(Date.now() + 60_000)
  await isExplained
  expect(await state(page)).toMatchObject({ status: 'loading', pageOpen: true })
  await antomSays(page, 'SUCCESSFUL')
  await expectState(page, { status: 'succeeded' })
  await text.release()
  // Another error, which needs the same text: by then the first one has it.
  expect(await call(page, 'retry')).toBe('INVALID_STATE')
  expect(await told(page)).toEqual(['ready', 'paymentSuccessful'])
  expect(await state(page)).toMatchObject({ status: 'succeeded', pageOpen: true })
})

test('a Content-Security-Policy that only reports refuses nothing', async ({ page }) => {
  await page.route('**/core.html', async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy-report-only': "frame-src 'none'" },
    })
  })
  await openShop(page)
  await make(page)
  expect(await mount(page)).toBe('ready')
})

test('a frame of others that is refused while the page loads is not ours', async ({ page }) => {
  await page.goto(`${shop()}/core.html?csp=${encodeURIComponent('frame-src http://127.0.0.1:*')}`)
  const held = await hold(page, '**/ckp.html?*')
  await make(page)
  await start(page, 'mount')
  await expectState(page, { status: 'loading', phase: 'page' })
  await page.evaluate(() => {
    const f = document.createElement('iframe')
    f.src = 'https://ads.test/'
    document.body.append(f)
  })
  await expectTold(page, 'error')
  await held.release()
  expect(await ended(page)).toBe('ready')
})

test('a host that is out of the document for a moment keeps its submitted page', async ({
  page,
}) => {
  await page.clock.install()
  await openShop(page)
  await open(page)
  await antomSays(page, 'PROCESSING')
  await expectState(page, { status: 'processing' })
  const held = await hold(page, '**/ckp.html?*')
  await page.evaluate(async () => {
    const host = document.querySelector('#host')!
    host.remove()
    await new Promise((r) => setTimeout(r, 50))
    document.querySelector('#other')!.append(host)
  })
  await page.clock.runFor(1300)
  const now = await state(page)
  await held.release()
  expect(now).toMatchObject({ status: 'processing', pageOpen: true })
})

test('a selector that finds another element by now mounts there', async ({ page }) => {
  await page.clock.install()
  await openShop(page)
  await open(page)
  await page.evaluate(() => {
    const old = document.querySelector('#host')!
    const fresh = old.cloneNode(false)
    old.replaceWith(fresh)
  })
  await mount(page)
  await page.clock.runFor(1300)
  expect(await state(page)).toMatchObject({ status: 'ready', pageOpen: true })
})

test('an option that is mended does not open the page of a failed payment', async ({ page }) => {
  await open(page)
  await antomSays(page, 'FAIL', { paymentResultCode: 'ORDER_IS_CLOSED' })
  await antomSays(page, 'CLICK_BACK_TO_MERCHANT')
  await expectState(page, { status: 'failed', pageOpen: false })
  const loads = countLoads(page)
  await call(page, 'setOptions', { hostedUrl: 'nonsense' })
  await expectTold(page, 'error')
  await call(page, 'setOptions', { hostedUrl: undefined })
  // A run that was begun would be what this mount waits for.
  expect(await mount(page)).toBe('failed')
  expect(loads.count).toBe(0)
})

test('a locale that is no text is an error, not an exception', async ({ page }) => {
  await open(page)
  const r = await page.evaluate(() => {
    try {
      window.checkout.setOptions({ locale: 5 as never })
      return 'fine'
    } catch (e) {
      return String(e)
    }
  })
  expect.soft(r).toBe('fine')
  await expectState(page, { status: 'error', error: 'INVALID_OPTIONS' })
})

test('a locale that is mended opens the page', async ({ page }) => {
  await make(page, { locale: 5 })
  expect(await mount(page)).toBe('INVALID_OPTIONS')
  const r = await page.evaluate(() => {
    try {
      window.checkout.setOptions({ locale: 'de' })
      return 'fine'
    } catch (e) {
      return String(e)
    }
  })
  expect(r).toBe('fine')
})

test('a re-check that never answers does not end all re-checks', async ({ page }) => {
  await page.clock.install()
  await openShop(page)
  await make(page, {
    sessionData: 'session-1',
    later: ['verifyPayment'],
    timeouts: { verification: 1000 },
  })
  expect(await mount(page)).toBe('ready')
  await antomSays(page, 'PROCESSING')
  await expectAsked(page, 'verifyPayment', 'paymentProcessing')
  await page.clock.runFor(1100)
  await expectState(page, { status: 'processing' })
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  expect(await asked(page, 'verifyPayment')).toHaveLength(2)
  await page.clock.runFor(120_000)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  expect.soft((await asked(page, 'verifyPayment')).length, 'online again').toBe(3)
  await call(page, 'unmount')
  await call(page, 'mount', '#host')
  expect.soft((await asked(page, 'verifyPayment')).length, 'mounted again').toBeGreaterThan(2)
})

test('sessionData that has run out is asked for again by retry()', async ({ page }) => {
  await page.clock.install()
  await make(page, {
    sessionData: {
      paymentSessionData: 's',
      paymentSessionExpiryTime: new Date(Date.now() + 60_000).toISOString(),
    },
  })
  await page.clock.fastForward(120_000)
  expect(await mount(page)).toBe('SESSION_EXPIRED')
  await start(page, 'retry')
  await expectTold(page, 'sessionRequired')
})

test('nobody is offered a retry that has no session to go to', async ({ page }) => {
  const r = await page.evaluate(async (environment) => {
    const c = window.antom.createCheckout({
      environment,
      analytics: false,
      sessionData: { result: { resultStatus: 'F' } },
    })
    await c.mount('#host').catch(() => {})
    const u = window.antom.createCheckout({
      environment,
      analytics: false,
      sessionData: { result: { resultStatus: 'U' } },
    })
    await u.mount('#other').catch(() => {})
    return [c.state.canRetry, u.state.canRetry]
  }, ckp())
  expect(r).toEqual([false, false])
})

test('a subscriber never ends with an older state than another', async ({ page }) => {
  const r = await page.evaluate(async (environment) => {
    const c = window.antom.createCheckout({ environment, analytics: false, sessionData: 's' })
    const heard: string[] = []
    c.subscribe((s) => {
      if (s.status === 'ready') c.unmount()
    })
    c.subscribe((s) => heard.push(s.status))
    await c.mount('#host')
    return [c.state.status, heard]
  }, ckp())
  expect((r[1] as string[]).at(-1)).toBe(r[0])
})

test('a listener that unmounts is the last to hear of it', async ({ page }) => {
  const r = await page.evaluate(async (environment) => {
    const c = window.antom.createCheckout({ environment, analytics: false, sessionData: 's' })
    const heard: string[] = []
    c.on('ready', () => c.unmount())
    c.on('ready', () => heard.push('ready after unmount'))
    await c.mount('#host')
    return heard
  }, ckp())
  expect(r).toEqual([])
})

test('a destroyed checkout opens no page for a listener that mounts', async ({ page }) => {
  await open(page)
  await page.evaluate(() => {
    window.checkout.subscribe((s) => {
      if (s.status === 'idle') window.started = window.antom.outcome(window.checkout.mount('#host'))
    })
    window.checkout.destroy()
  })
  expect(await ended(page)).toBe('INVALID_STATE')
  await expect(page.locator('iframe')).toHaveCount(0)
})

test('a session that was taken away and given back never shows the form of its paid order', async ({
  page,
}) => {
  await open(page)
  await antomSays(page, 'SUCCESSFUL')
  await expectState(page, { status: 'succeeded' })
  await call(page, 'setOptions', { sessionData: null })
  await call(page, 'setOptions', { sessionData: 'session-1' })
  await call(page, 'unmount')
  expect(await mount(page)).toBe('succeeded')
})

test('a session that is taken away while hidden takes no outcome with it', async ({ page }) => {
  await open(page)
  await antomSays(page, 'SUCCESSFUL')
  await expectState(page, { status: 'succeeded' })
  await call(page, 'unmount')
  await call(page, 'setOptions', { sessionData: null })
  expect(await mount(page)).toBe('succeeded')
})

test('a session of another environment is not opened', async ({ page }) => {
  await make(page, { later: ['fetchSession'] })
  await start(page, 'mount')
  await expectAsked(page, 'fetchSession', 'initial')
  await call(page, 'setOptions', { environment: `${ckp()}?other` })
  await expectAsked(page, 'fetchSession', 'initial', 'initial')
  const loads = countLoads(page)
  await answer(page, 'fetchSession', { paymentSessionData: 'of-the-old-environment' })
  await answer(page, 'fetchSession', { paymentSessionData: 'of-the-new-environment' })
  expect(await ended(page)).toBe('ready')
  expect(await sessionOf(page)).toBe('of-the-new-environment')
  expect(loads.count).toBe(1)
})

test('a listener that unmounts while loading leaves no timer', async ({ page }) => {
  const left = await page.evaluate(async (environment) => {
    const live = new Set<unknown>()
    const set = window.setTimeout,
      clear = window.clearTimeout
    const c = window.antom.createCheckout({
      environment,
      analytics: false,
      sessionData: {
        paymentSessionData: 's',
        paymentSessionExpiryTime: new Date(Date.now() + 3_600_000).toISOString(),
      },
    })
    window.setTimeout = ((f: any, ms: number) => {
      const id: any = set(() => {
        live.delete(id)
        f()
      }, ms)
      if (ms > 1_000_000) live.add(id)
      return id
    }) as never
    window.clearTimeout = ((id: any) => {
      live.delete(id)
      clear(id)
    }) as never
    c.subscribe((s) => {
      if (s.status === 'loading' && s.phase === 'sdk') c.unmount()
    })
    await c.mount('#host')
    return live.size
  }, ckp())
  expect(left).toBe(0)
})

test('the server is not asked about the payment before', async ({ page }) => {
  await serveStrangers(page)
  await page.route('https://wallet.test/app', (route) => route.fulfill({ status: 204 }))
  await make(page, { sessionData: 'session-1', later: ['verifyPayment'] })
  await mount(page)
  await antomSays(page, 'FAIL', { paymentResultCode: 'INVALID_CVV' })
  await expectState(page, { status: 'failed' })
  expect(await call(page, 'retry')).toBe('ready')
  await say(await checkoutFrame(page), {
    context: { event: 'onRedirect', data: { normalUrl: 'https://wallet.test/app' } },
  })
  await expectTold(page, 'redirect')
  await page.evaluate(() => window.dispatchEvent(new Event('pageshow')))
  await expect.poll(async () => (await asked(page, 'verifyPayment')).length).toBe(1)
  expect((await asked(page, 'verifyPayment'))[0]!.about).toBe('paymentProcessing')
})

test('a submitted payment whose session runs out is not torn down by a retry', async ({ page }) => {
  await page.clock.install()
  await openShop(page)
  await make(page, {
    sessionData: {
      paymentSessionData: 's',
      paymentSessionExpiryTime: new Date(Date.now() + 60_000).toISOString(),
    },
    later: ['fetchSession'],
  })
  await mount(page)
  await antomSays(page, 'CHALLENGE')
  await expectTold(page, 'paymentNotice')
  await page.clock.fastForward('02:00')
  await expectState(page, { status: 'expired' })
  expect(await call(page, 'retry')).toBe('INVALID_STATE')
  expect(await state(page)).toMatchObject({ status: 'expired', pageOpen: true })
})

test('a re-check that moves nothing settles nothing', async ({ page }) => {
  await make(page, { later: ['verifyPayment'], sessionData: 's', timeouts: { verification: 100 } })
  await mount(page)
  await antomSays(page, 'PROCESSING')
  await expectState(page, { status: 'processing' })
  await call(page, 'setOptions', { timeouts: undefined })
  const wake = (): Promise<boolean> =>
    page.evaluate(() => window.dispatchEvent(new Event('online')))
  await wake()
  await answer(page, 'verifyPayment', 'PROCESSING')
  await answer(page, 'verifyPayment', 'CANCELLED')
  // Asked again, once that answer was heard.
  await wake()
  await expect.poll(async () => (await asked(page, 'verifyPayment')).length).toBe(3)
  expect(await told(page)).not.toContain('verificationSettled')
  await expectState(page, { status: 'processing' })
})

test('preloading again and again leaves no links behind', async ({ page }) => {
  await page.evaluate((environment) => {
    for (let i = 0; i < 5; i += 1) window.antom.preloadCheckout({ environment })
  }, ckp())
  await expect(page.locator('link[rel=preconnect]')).toHaveCount(0)
})

test('a time-out that no timer can keep is an invalid option', async ({ page }) => {
  const outcome = await page.evaluate((environment) => {
    const timeouts = { page: Infinity }
    const checkout = window.antom.createCheckout({ environment, sessionData: 's', timeouts })
    return window.antom.outcome(checkout.mount('#host'))
  }, ckp())
  expect(outcome).toBe('INVALID_OPTIONS')
})
