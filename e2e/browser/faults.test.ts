import type { Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import type { CheckoutErrorCode } from '@antom-checkout/core'
import {
  expectPayment,
  makeReal,
  mountAnew,
  openShop,
  shopUrl,
  test,
  type World,
} from '../kit/world.ts'
import type { Tab } from '../kit/tab.ts'
import {
  antomSays,
  call,
  countOf,
  ended,
  errorOf,
  expectState,
  frames,
  mount,
  start,
  state,
  told,
} from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'
import { normalUrl, umd } from '../kit/site.ts'

// The faults on the way to Antom's page, the error of each, and that one retry() goes on.

interface Fault {
  readonly fault: string
  /** Engines differ here: Firefox remembers a failed import by its address. The test runs in each of them. */
  readonly isEverywhere?: true
  readonly ends: CheckoutErrorCode
  readonly options?: object
  /** The shop's Content-Security-Policy. */
  readonly policy?: string
  readonly cause?: (world: World<Page | Tab>) => void
  /** Offline from this phase on. */
  readonly offline?: 'session' | 'sdk'
  /** The browser does not repeat the request: while the first one hangs, a retry ends the same. */
  readonly isStuck?: true
  /** Helps, besides servers that answer again. */
  readonly mend?: (world: World) => unknown
}

const module = /\/assets\/ckp.*\.js/
const script = /\/umd\.js/
const session = /\/api\/session/
const frame = /\/ckp\.html/

const cdn = { sdk: { src: '/umd.js' } }
const integrity = `sha384-${createHash('sha384').update(umd).digest('base64')}`
const javascript = { 'content-type': 'text/javascript' }
const soon = (step: string): object => ({ timeouts: { [step]: 300 } })
const goOnline = ({ at: page }: World): Promise<void> => page.context().setOffline(false)

/** Breaks pending requests, too: in Chromium's own emulation they hang. */
async function goOffline({ at: page, shop, antom }: World): Promise<void> {
  shop.cut()
  antom.cut()
  await page.context().setOffline(true)
}

const faults: Fault[] = [
  ...([404, 500, 'cuts'] as const).flatMap((answer): Fault[] => {
    const how = answer === 'cuts' ? 'is cut off' : `is answered ${answer}`
    return [
      {
        fault: `the SDK's module ${how}`,
        isEverywhere: true,
        cause: ({ shop }) => shop.spoil(module, answer),
        ends: 'SDK_LOAD_FAILED',
      },
      {
        fault: `Antom's script ${how}`,
        ...(answer === 404 && { isEverywhere: true }),
        options: cdn,
        cause: ({ shop }) => shop.spoil(script, answer),
        ends: 'SDK_LOAD_FAILED',
      },
      {
        fault: `the session ${how}`,
        cause: ({ shop }) => shop.spoil(session, answer),
        ends: 'SESSION_FETCH_FAILED',
      },
    ]
  }),
  {
    fault: 'the session is answered with a page instead of JSON',
    cause: ({ shop }) => shop.spoil(session, { body: '<!doctype html>Sign in' }),
    ends: 'SESSION_FETCH_FAILED',
  },
  {
    fault: 'the session hangs',
    options: soon('session'),
    cause: ({ shop }) => shop.spoil(session, 'hangs'),
    ends: 'SESSION_TIMEOUT',
    // The request was aborted.
    mend: ({ shop }) => expect.poll(() => shop.withdrawn).toEqual(['/api/session']),
  },
  {
    fault: "the SDK's module hangs",
    options: soon('sdk'),
    cause: ({ shop }) => shop.spoil(module, 'hangs'),
    ends: 'SDK_TIMEOUT',
    isStuck: true,
    mend: ({ shop }) => shop.release(),
  },
  {
    fault: "the module that loads Antom's script is answered 404",
    isEverywhere: true,
    options: cdn,
    cause: ({ shop }) => shop.spoil(/\/assets\/script/, 404),
    ends: 'SDK_LOAD_FAILED',
  },
  {
    fault: "Antom's script hangs",
    isEverywhere: true,
    options: { ...cdn, ...soon('sdk') },
    cause: ({ shop }) => shop.spoil(script, 'hangs'),
    ends: 'SDK_TIMEOUT',
  },
  {
    fault: "Antom's script is another one, by its integrity,",
    options: { sdk: { src: '/umd.js', integrity } },
    cause: ({ shop }) => shop.spoil(script, { headers: javascript, body: 'window.stranger = 1' }),
    ends: 'SDK_LOAD_FAILED',
    mend: async ({ at: page }) =>
      expect(await page.evaluate(() => 'stranger' in window), 'it is not run').toBe(false),
  },
  {
    fault: "Antom's script is refused by the shop's script-src",
    policy: "script-src 'self'",
    options: { sdk: { src: 'https://cdn.test/umd.js' } },
    ends: 'SDK_LOAD_FAILED',
    mend: ({ at: page }) => call(page, 'setOptions', cdn),
  },
  {
    fault: "Antom's page hangs",
    options: soon('page'),
    cause: ({ antom }) => antom.spoil(frame, 'hangs'),
    ends: 'PAGE_TIMEOUT',
    mend: ({ antom }) => expect.poll(() => antom.withdrawn).toHaveLength(1),
  },
  {
    fault: "Antom's page is answered 204",
    options: soon('page'),
    cause: ({ antom }) => antom.spoil(frame, 204),
    ends: 'PAGE_TIMEOUT',
  },
  {
    fault: "a part of Antom's page hangs",
    options: soon('page'),
    cause({ antom }) {
      antom.spoil(frame, { body: '<!doctype html><img src="/never.png">' })
      antom.spoil(/never/, 'hangs')
    },
    ends: 'PAGE_TIMEOUT',
  },
  {
    fault: 'the connection is lost while the session is on its way',
    cause: ({ shop }) => shop.spoil(session, 'hangs'),
    offline: 'session',
    ends: 'SESSION_FETCH_FAILED',
  },
  {
    fault: 'the connection is lost while the SDK is on its way',
    cause: ({ shop }) => shop.spoil(module, 'hangs'),
    offline: 'sdk',
    ends: 'SDK_LOAD_FAILED',
  },
]

const counted = 'iframe, script[src*="umd.js"], link[rel=preconnect]'

/** Plays a fault up to its error, and one `retry()`. */
async function play(
  world: World<Page | Tab>,
  { ends, options, policy, cause, isStuck }: Fault,
  wait?: () => Promise<void>,
  mend?: () => Promise<unknown>,
): Promise<void> {
  const { at, shop, antom } = world
  await openShop(world, policy)
  cause?.(world)
  await makeReal(world, options)
  await start(at, 'mount')
  await wait?.()
  expect(await ended(at)).toBe(ends)
  const phase = /^[A-Z]+/.exec(ends)?.[0].toLowerCase()
  expect(await errorOf(at)).toMatchObject({ code: ends, phase, retryable: true })
  expect(await state(at)).toEqual({
    status: 'error',
    error: ends,
    pageOpen: false,
    inFlight: false,
    canRetry: true,
    // The session brings the URL of Antom's hosted page.
    ...(phase !== 'session' && { hostedUrl: normalUrl }),
  })
  expect(await told(at)).toEqual(['error'])
  await expect.poll(() => countOf(at, counted)).toBe(0)

  shop.mend()
  antom.mend()
  if (isStuck) expect(await call(at, 'retry')).toBe(ends)
  await mend?.()
  await call(at, 'setOptions', { timeouts: undefined })
  expect(await call(at, 'retry')).toBe('ready')
  expect(await told(at)).toEqual([...(isStuck ? ['error'] : []), 'error', 'ready'])
  // A session that was there already is used again.
  if (phase !== 'session') {
    expect(shop.requests.filter((path) => session.test(path))).toHaveLength(1)
  }
  await expectPayment(world)
}

for (const fault of faults) {
  const sentence = `${fault.fault}: ${fault.ends}, and one retry() works`
  if (fault.isEverywhere) {
    test(sentence, { tag: '@everywhere' }, ({ tabWorld }) => play(tabWorld, fault))
    continue
  }
  const { offline, mend } = fault
  test(sentence, ({ world }) =>
    play(
      world,
      fault,
      async () => {
        if (!offline) return
        await expectState(world.at, { status: 'loading', phase: offline })
        await goOffline(world)
      },
      async () => {
        if (offline) await goOnline(world)
        await mend?.(world)
      },
    ),
  )
}

test('an error that the shop answers as JSON is no session, and not worth a retry', async ({
  world,
}) => {
  const { at: page, shop } = world
  await openShop(world)
  const headers = { 'content-type': 'application/json' }
  shop.spoil(session, { status: 500, headers, body: '{"message":"Internal Server Error"}' })
  await makeReal(world)
  expect(await mount(page)).toBe('INVALID_SESSION')
  await expectState(page, { status: 'error', canRetry: false })
})

test('an SDK that could not be preloaded is no error, and loaded by mount()', async ({ world }) => {
  const { at: page, shop } = world
  await openShop(world)
  shop.spoil(module, 500)
  const isRefused = page.waitForResponse(module)
  await page.evaluate(
    (environment) => window.antom.preloadCheckout({ environment }),
    shopUrl(world),
  )
  await isRefused
  await expect(page.locator('link[rel=preconnect]')).toHaveCount(0)
  shop.mend()
  await makeReal(world)
  expect(await mount(page)).toBe('ready')
  await expectPayment(world)
})

test('a payment whose verification loses the connection is verified once the connection is back', async ({
  world,
}) => {
  const { at: page } = world
  await openShop(world)
  await makeReal(world)
  expect(await mount(page)).toBe('ready')
  await page.context().setOffline(true)
  await antomSays(page, 'SUCCESSFUL')
  await expectState(page, { status: 'verifying', pageOpen: true })
  await goOnline(world)
  await expectState(page, { status: 'succeeded', verified: true, pageOpen: true })
  expect(await told(page)).toEqual(['ready', 'paymentSuccessful', 'verificationSettled'])
})

test(
  "Antom's page is refused by the shop's frame-src: MOUNT_FAILED, until another policy is loaded",
  {
    tag: '@whole',
  },
  async ({ world }) => {
    const { at: page } = world
    await openShop(world, "frame-src 'none'")
    await makeReal(world)
    for (const verb of ['mount', 'retry'] as const) {
      expect(await call(page, verb, '#host')).toBe('MOUNT_FAILED')
      expect(await state(page)).toEqual({
        status: 'error',
        error: 'MOUNT_FAILED',
        pageOpen: false,
        inFlight: false,
        canRetry: true,
        hostedUrl: normalUrl,
      })
      await expect(page.locator('iframe')).toHaveCount(0)
    }
    expect(await errorOf(page)).toMatchObject({ message: expect.stringContaining('frame-src') })
    expect(await told(page)).toEqual(['error', 'error'])
    await openShop(world, `frame-src http://127.0.0.1:*`)
    await makeReal(world)
    expect(await mount(page)).toBe('ready')
    await expectPayment(world)
  },
)

// A page cannot see these: the frame's `load` event comes as if Antom's page were there.

interface Unseen {
  readonly fault: string
  readonly cause: (world: World) => unknown
  readonly mend?: (world: World) => unknown
  /** It happens once the checkout is mounted. */
  readonly isLate?: true
}

const unseen: Unseen[] = [
  {
    fault: 'refuses connections',
    cause: ({ antom }) => antom.refuse(),
    mend: ({ antom }) => antom.listen(),
  },
  { fault: 'cuts them off', cause: ({ antom }) => antom.spoil(frame, 'cuts') },
  { fault: 'answers 404', cause: ({ antom }) => antom.spoil(frame, 404) },
  { fault: 'answers 500', cause: ({ antom }) => antom.spoil(frame, 500) },
  {
    fault: 'forbids to be framed by X-Frame-Options',
    cause: ({ antom }) => antom.spoil(frame, { headers: { 'x-frame-options': 'DENY' } }),
  },
  {
    fault: 'forbids to be framed by frame-ancestors',
    cause: ({ antom }) =>
      antom.spoil(frame, { headers: { 'content-security-policy': "frame-ancestors 'none'" } }),
  },
]

for (const { fault, cause, mend } of unseen) {
  test(`Antom's server ${fault}: no error shows, and a new mount works`, async ({ world }) => {
    const { at: page, antom } = world
    await openShop(world)
    await cause(world)
    await makeReal(world)
    expect(await mount(page)).toBe('ready')
    await expectUnseen(world)
    antom.mend()
    await mend?.(world)
    await mountAnew(world)
    expect(await told(page)).toEqual(['ready', 'ready'])
    await expectPayment(world)
  })
}

/** The state looks as if nothing had failed: no retry, but the URL of the hosted page. */
async function expectUnseen({ at: page }: World): Promise<void> {
  const well = {
    status: 'ready',
    pageOpen: true,
    inFlight: false,
    canRetry: false,
    hostedUrl: normalUrl,
  }
  expect(await state(page)).toEqual(well)
  expect(await call(page, 'retry')).toBe('INVALID_STATE')
  expect(await state(page)).toEqual(well)
  expect(await told(page)).toEqual(['ready'])
}

test("the connection is lost while Antom's page is on its way: no error shows, and a new mount works", async ({
  world,
}) => {
  const { at: page, shop, antom } = world
  await openShop(world)
  antom.spoil(frame, 'hangs')
  await makeReal(world)
  await start(page, 'mount')
  await expectState(page, { status: 'loading', phase: 'page' })
  await goOffline(world)
  expect(await ended(page)).toBe('ready')
  await expectUnseen(world)
  await goOnline(world)
  shop.mend()
  antom.mend()
  await mountAnew(world)
  await expectPayment(world)
})

test(
  "Antom's page crashes: no error shows, and a new mount works",
  { tag: '@whole' },
  async ({ world }) => {
    const { at: page, antom } = world
    await openShop(world)
    await makeReal(world)
    expect(await mount(page)).toBe('ready')
    // After the crash of a frame Playwright does not drive the page any more, so the test uses CDP.
    const devtools = await page.context().newCDPSession(page)
    const run = async (expression: string): Promise<unknown> => {
      const options = { expression, awaitPromise: true, returnByValue: true }
      return (await devtools.send('Runtime.evaluate', options)).result.value
    }
    const crashed = new Promise((resolve) => page.once('crash', resolve))
    const frameTools = await page.context().newCDPSession(frames(page)[0]!)
    void frameTools.send('Page.crash').catch(() => {})
    await crashed
    expect(await run('checkout.state')).toEqual({
      status: 'ready',
      pageOpen: true,
      inFlight: false,
      canRetry: false,
      hostedUrl: normalUrl,
    })
    expect(await run('checkout.retry().catch(({ code }) => code)')).toBe('INVALID_STATE')

    const success = `parent.postMessage('{"code":"SDK_PAYMENT_SUCCESSFUL"}', '*')`
    antom.spoil(frame, { body: `<!doctype html><script>${success}</script>` })
    await run('checkout.unmount()')
    await run(`checkout.mount('#host')`)
    await expect.poll(() => run('checkout.state.status')).toBe('succeeded')
    expect(
      await run(`checkout.events.map(({ type }) => type).filter((type) => type !== 'stateChange')`),
    ).toEqual(['ready', 'ready', 'paymentSuccessful', 'verificationSettled'])
  },
)
