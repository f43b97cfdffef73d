import type { Frame, Page } from '@playwright/test'
import fc from 'fast-check'
import {
  answer,
  antomSays,
  call,
  checkoutFrame,
  expectState,
  hold,
  make,
  openShop,
  serveStrangers,
  start,
} from '../kit/checkout.ts'
import { antom, ckp, shop } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'
import { forbiddenRedirect, genuine, hostile, misshapen, type Hostile } from './hostileMessages.ts'

/** Messages of every shape, from every window, at any time, have no effect. `HOSTILE_SEED` draws the same ones again. */

const seed = Number(process.env['HOSTILE_SEED'] ?? Date.now() % 2 ** 31)
const perBatch = 25
let batches = 0
/** The number of messages so far that had no effect. */
let said = 0
/** Draws the next batch of messages: the same ones for the same seed. */
const draw = (from: fc.Arbitrary<Hostile> = hostile): Hostile[] =>
  fc.sample(from, { numRuns: perBatch, seed: seed + (batches += 1) })

test.describe.configure({ mode: 'serial', timeout: 120_000 })
test.beforeAll(() => console.log(`hostile messages: HOSTILE_SEED=${seed}`))
test.afterAll(() => console.log(`hostile messages: ${said} said`))
test.beforeEach(async ({ page }) => {
  await serveStrangers(page)
  await openShop(page)
})

/** Posts messages to the top page, one after the other. Runs in any frame. */
function speak(messages: Hostile[]): void {
  const { port1 } = new MessageChannel()
  const odd = {
    undefined,
    buffer: new ArrayBuffer(8),
    port: port1,
    map: new Map([['code', 'SDK_PAYMENT_SUCCESSFUL']]),
    date: new Date(0),
    error: new Error('SDK_PAYMENT_FAIL'),
    blob: new Blob(['{"code":"SDK_PAYMENT_SUCCESSFUL"}']),
    big: 1n,
  }
  for (const message of messages) {
    if ('text' in message) top!.postMessage(message.text, '*')
    else if ('value' in message) top!.postMessage(message.value, '*')
    else if (message.odd === 'port') {
      const { port1: port } = new MessageChannel()
      top!.postMessage({ port }, '*', [port])
    } else if (message.odd === 'buffer') {
      const buffer = new ArrayBuffer(8)
      top!.postMessage(buffer, '*', [buffer])
    } else top!.postMessage(odd[message.odd], '*')
  }
}

/** Dispatches events with forged sources and origins. Runs in the shop. */
function forge([messages, origins]: readonly [Hostile[], readonly string[]]): void {
  const { port1 } = new MessageChannel()
  const [trusted, ...others] = origins
  const own = document.querySelector('#host iframe') as HTMLIFrameElement | null
  const pairs: [MessageEventSource | null, string][] = [
    [null, trusted!],
    [window, trusted!],
    [port1, trusted!],
    ...others.map(
      (origin) => [own?.contentWindow ?? null, origin] as [MessageEventSource | null, string],
    ),
  ]
  messages.forEach((message, at) => {
    const [source, origin] = pairs[at % pairs.length]!
    const data = 'text' in message ? message.text : 'value' in message ? message.value : message.odd
    window.dispatchEvent(new MessageEvent('message', { data, origin, source }))
  })
}

interface Look {
  readonly state: unknown
  readonly events: number
  readonly plain: string
  readonly heard: number
  readonly late: unknown[]
  readonly stop: AbortController
}

/** Everything that a message could change. Runs in the shop. */
function look(): Look {
  const late: unknown[] = []
  const stop = new AbortController()
  // Another script of the page, whose listener runs after ours.
  window.addEventListener('message', ({ data }) => late.push(data), stop)
  const prototypes = [Object, Array, String, Function, Promise, MessageEvent, Window]
  return {
    state: window.checkout.state,
    events: window.checkout.events.length,
    plain: JSON.stringify([
      location.href,
      document.querySelectorAll('*').length,
      document.cookie,
      Object.getOwnPropertyNames(window).sort(),
      prototypes.map(({ prototype }) => Object.getOwnPropertyNames(prototype)),
    ]),
    heard: window.heard.length,
    late,
    stop,
  }
}

/** Posts messages from a frame, or with `play`, and expects that they have no effect. */
async function effects(
  page: Page,
  from: Page | Frame,
  messages: Hostile[],
  play: () => Promise<void> = () => from.evaluate(speak, messages),
): Promise<unknown> {
  const before = await page.evaluateHandle(look)
  await play()
  const count = messages.length
  await expect
    .poll(() => page.evaluate((then) => window.heard.length - then.heard, before), {
      intervals: [20, 50, 100],
      message: 'the first listener of the page hears all',
    })
    .toBe(count)
  const found = await page.evaluate(
    ([then, texts, relook]) => {
      then.stop.abort()
      // oxlint-disable-next-line typescript/no-implied-eval -- the same look again
      const now = (new Function(`return (${relook})()`) as () => typeof then)()
      now.stop.abort()
      const first = window.heard.slice(then.heard).map(({ data }) => data)
      const told = window.checkout.events.slice(then.events) as { type: string }[]
      return {
        isSameState: now.state === then.state,
        isSamePage: now.plain === then.plain ? true : [then.plain, now.plain],
        heardByAnother: then.late.length,
        isHeardAsSaid: texts.every((text, at) => text === null || first[at] === text),
        isHeardTheSame: then.late.every((data, at) => data === first[at]),
        told: told.filter(
          (event) =>
            event.type !== 'messageBlocked' ||
            Object.keys(event).sort().join() !== 'origin,reason,type',
        ),
        isPwned: 'pwned' in window,
      }
    },
    [
      before,
      messages.map((message) => ('text' in message ? message.text : null)),
      look.toString(),
    ] as const,
  )
  await before.dispose()
  expect(found).toEqual({
    isSameState: true,
    isSamePage: true,
    heardByAnother: count,
    isHeardAsSaid: true,
    isHeardTheSame: true,
    told: [],
    isPwned: false,
  })
  said += count
  return found
}

/** A frame beside the checkout, or inside another. */
async function frameIn(page: Page, parent: Page | Frame, url: string): Promise<Frame> {
  const before = new Set(page.frames())
  await parent.evaluate((src) => {
    const frame = document.createElement('iframe')
    frame.src = src
    document.body.append(frame)
  }, url)
  const found = (): Frame | undefined =>
    page.frames().find((frame) => !before.has(frame) && frame.url() === url)
  await expect.poll(() => !!found()).toBe(true)
  await found()!.waitForLoadState()
  return found()!
}

const evil = 'https://evil.test/'

/** Every window on the page posts its own messages. */
async function attack(page: Page, own: Frame | undefined): Promise<void> {
  const sources: (Page | Frame)[] = [
    page,
    await frameIn(page, page, evil),
    await frameIn(page, page, `${shop()}/ckp.html`),
    // Antom's origin, but not the checkout's frame.
    await frameIn(page, page, `${antom()}/ckp.html?stranger`),
  ]
  if (own) sources.push(await frameIn(page, own, evil))
  for (const source of sources) await effects(page, source, draw())
  const forged = draw()
  const origins = [antom(), evil, 'null', '', `${antom()}.evil.test`, antom().toUpperCase()]
  await effects(page, page, forged, () => page.evaluate(forge, [forged, origins] as const))
}

const never = async (): Promise<void> => {}

/** Moments in the life of a checkout: how it gets there, and how it goes on. */
const times: Record<string, (page: Page) => Promise<() => Promise<void>>> = {
  'before it is mounted': async (page) => {
    await make(page)
    return never
  },
  'while the session is awaited': async (page) => {
    await make(page, { later: ['fetchSession'] })
    await start(page, 'mount')
    await expectState(page, { phase: 'session' })
    return () => answer(page, 'fetchSession', { paymentSessionData: 'session-1' })
  },
  'while the SDK is awaited': async (page) => {
    const { release } = await hold(page, '**/assets/ckp*.js')
    await make(page)
    await start(page, 'mount')
    await expectState(page, { phase: 'sdk' })
    return release
  },
  'while the page is awaited': async (page) => {
    const { release } = await hold(page, '**/ckp.html?sessionData*')
    await make(page)
    await start(page, 'mount')
    await expectState(page, { phase: 'page' })
    return release
  },
  'while it is ready': async (page) => {
    await make(page)
    await call(page, 'mount', '#host')
    return never
  },
  'after the payment was submitted': async (page) => {
    await make(page)
    await call(page, 'mount', '#host')
    await antomSays(page, 'PROCESSING')
    await expectState(page, { status: 'processing' })
    return never
  },
  'after it was unmounted': async (page) => {
    await make(page)
    await call(page, 'mount', '#host')
    await call(page, 'unmount')
    return never
  },
  'while it is mounted again': async (page) => {
    await make(page)
    await call(page, 'mount', '#host')
    await call(page, 'unmount')
    const { release } = await hold(page, '**/ckp.html?sessionData*')
    await start(page, 'mount')
    await expectState(page, { phase: 'page' })
    return release
  },
}

for (const [when, arrive] of Object.entries(times)) {
  test(`messages of strangers have no effect ${when}`, async ({ page }) => {
    const goOn = await arrive(page)
    const isOpen = /ready|submitted/.test(when)
    await attack(page, isOpen ? await checkoutFrame(page) : undefined)
    await goOn()
    if (/awaited|again|ready/.test(when))
      await expectState(page, { status: 'ready', pageOpen: true })
  })
}

test("messages of a bank's page in Antom's frame have no effect", async ({ page }) => {
  await make(page)
  await call(page, 'mount', '#host')
  const frame = await checkoutFrame(page)
  await frame.evaluate(() => (location.href = 'https://bank.test/'))
  const bank = (): Frame | undefined => page.frames().find((each) => /bank/.test(each.url()))
  await expect.poll(() => !!bank()).toBe(true)
  await bank()!.waitForLoadState()
  for (let round = 0; round < 3; round += 1) await effects(page, bank()!, draw())
})

test("messages of another checkout's page have no effect", async ({ page }) => {
  await make(page)
  await call(page, 'mount', '#host')
  await page.evaluate(async (environment) => {
    const { createCheckout } = window.antom
    const other = createCheckout({ environment, sessionData: 'session-2', analytics: false })
    other.on('redirect', ({ preventDefault }) => preventDefault())
    await other.mount('#other')
  }, ckp())
  const other = page.frames().find((each) => each.url().includes('session-2'))!
  // Messages that close their own page change the document.
  const stays = (message: Hostile): boolean => !/CANCEL|BACK/.test(JSON.stringify(message))
  for (let round = 0; round < 3; round += 1) await effects(page, other, draw().filter(stays))
})

test("forbidden redirects and misshapen messages of Antom's page have no effect, either", async ({
  page,
}) => {
  await make(page)
  await call(page, 'mount', '#host')
  const frame = await checkoutFrame(page)
  await frame.evaluate(() => top!.postMessage('{"code":"SDK_END_OF_LOADING"}', '*'))
  await expectState(page, { status: 'ready', heard: true })
  for (let round = 0; round < 5; round += 1) await effects(page, frame, draw(forbiddenRedirect))
  const blocked = await page.evaluate(
    () =>
      window.checkout.events.filter(
        (event) => event.type === 'messageBlocked' && event.reason === 'redirect-url',
      ).length,
  )
  expect(blocked).toBe(5 * perBatch)
  for (let round = 0; round < 2; round += 1) await effects(page, frame, draw(misshapen))
})

test("every message of Antom's page is one event, in order, with all its data", async ({
  page,
}) => {
  for (let round = 0; round < 8; round += 1) {
    await make(page, { sessionData: `session-${round}` })
    await page.evaluate(() => {
      window.checkout.on('redirect', ({ preventDefault }) => preventDefault())
    })
    await call(page, 'mount', '#host')
    const messages = fc.sample(genuine, { numRuns: 25, seed: seed + round })
    const frame = await checkoutFrame(page)
    const expected = messages.flatMap(({ code, message, result, context }) => [
      ...(code ? [{ code, ...(message && { message }), ...(result && { result }) }] : []),
      ...(context ? [{ type: 'redirect', ...context.data }] : []),
    ])
    await frame.evaluate(
      (texts) => texts.forEach((text) => top!.postMessage(text, '*')),
      messages.map((message) => JSON.stringify(message)),
    )
    const heard = (): Promise<unknown[]> =>
      page.evaluate(() =>
        window.checkout.events
          .filter(({ type }) => type.startsWith('payment') || /back|redirect/.test(type))
          .map((event) =>
            event.type === 'redirect'
              ? window.antom.plain(event)
              : window.antom.plain({ ...event, type: undefined }),
          ),
      )
    await expect.poll(async () => (await heard()).length).toBe(expected.length)
    expect(await heard()).toEqual(JSON.parse(JSON.stringify(expected)))
    await call(page, 'unmount')
  }
})

test('more than a thousand hostile messages had no effect', () => {
  expect(said).toBeGreaterThanOrEqual(1000)
})
