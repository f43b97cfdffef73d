import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import {
  antomSays,
  call,
  checkoutFrame,
  errorOf,
  expectState,
  expectTold,
  frames,
  make,
  mount,
  open,
  openSecond,
  openShop,
  say,
  serveStrangers,
  state,
  told,
  toldOf,
} from '../kit/checkout.ts'
import { ckp, shop } from '../kit/origins.ts'
import { umd } from '../kit/site.ts'
import { expect, test } from '../kit/test.ts'

/** Scripts and elements of the shop's page that change, lock, name or pollute something must not change a payment. */

const require = createRequire(import.meta.url)
const requireJs = readFileSync(require.resolve('requirejs/require.js'))

test.beforeEach(async ({ page }) => {
  await serveStrangers(page)
  const script = { contentType: 'text/javascript' }
  await page.route('**/umd.js', (route) => route.fulfill({ ...script, body: umd }))
  await page.route('**/require.js', (route) => route.fulfill({ ...script, body: requireJs }))
  await page.route('**/shop-module.js', (route) =>
    route.fulfill({ ...script, body: 'define([], () => "the shop")' }),
  )
  await openShop(page)
})

const builds = { 'the npm module': undefined, "Antom's script": { src: '/umd.js' } }

// The script of the whole SDK prints when it runs.
test.use({ mayPrint: /APSecuritySdk|APDID/ })

test.describe('Prototype.js on the page', () => {
  /** `Element.remove` and `toJSON` as in Prototype.js 1.7.3, which is no npm package. */
  const addPrototypeJs = (page: Page): Promise<void> =>
    page.evaluate(() => {
      Element.prototype.remove = function (this: Element) {
        this.parentNode!.removeChild(this)
        return this
      } as () => void
      const toJSON = function (this: unknown[]): string {
        return `[${this.map((each) => JSON.stringify(each)).join(', ')}]`
      }
      Object.assign(Array.prototype, { toJSON })
    })

  for (const [name, sdk] of Object.entries(builds)) {
    test(`does not stop a success whose page is freed, with ${name}`, async ({ page }) => {
      await addPrototypeJs(page)
      await open(page, { releaseOn: 'result', sdk })
      await antomSays(page, 'SUCCESSFUL')
      // Not by `told()`, since arrays have another JSON here.
      const isTold = (): boolean =>
        window.checkout.events.some(({ type }) => type === 'paymentSuccessful')
      await expect.poll(() => page.evaluate(isTold)).toBe(true)
      await expectState(page, { status: 'succeeded', pageOpen: false })
      await expect(page.locator('iframe')).toHaveCount(0)
      expect(await call(page, 'unmount')).toBeUndefined()
    })
  }
})

test.describe('a polluted Object.prototype', () => {
  const pollute = (page: Page): Promise<void> =>
    page.evaluate(() => {
      const evil = 'https://evil.test/'
      const data = { normalUrl: evil, schemeUrl: 'evil://pay', applinkUrl: evil }
      Object.assign(Object.prototype, {
        ...data,
        data,
        message: 'paid',
        result: { paymentStatus: 'SUCCESS', paymentResultCode: 'SUCCESS' },
        context: { event: 'onRedirect', data },
        event: 'onRedirect',
        onEventCallback: 'evil',
        integrity: 'sha384-evil',
      })
    })

  for (const [name, sdk] of Object.entries(builds)) {
    test(`adds nothing to an empty message, with ${name}`, async ({ page }) => {
      await pollute(page)
      await open(page, { sdk })
      await page.evaluate(() => Object.assign(Object.prototype, { code: 'SDK_PAYMENT_SUCCESSFUL' }))
      const frame = await checkoutFrame(page)
      for (const text of [
        '{}',
        '{"context":{}}',
        '{"code":"SDK_END_OF_LOADING"}',
        '{"context":{"event":"onRedirect"}}',
      ]) {
        await frame.evaluate((said) => parent.postMessage(said, '*'), text)
      }
      await say(frame, { code: 'SDK_PAYMENT_CHALLENGE' })
      await expectTold(page, 'paymentNotice')
      // A redirect without an address is blocked, and does not use the polluted address.
      expect(await told(page)).toEqual(['ready', 'messageBlocked', 'paymentNotice'])
      expect(await toldOf(page, 'messageBlocked')).toMatchObject([{ reason: 'redirect-url' }])
      expect(page.url()).toBe(`${shop()}/core.html`)
      await expectState(page, { status: 'ready', pageOpen: true })
    })
  }
})

test.describe('a property that another script has locked', () => {
  const lock = (page: Page, target: 'window' | 'document', key: string): Promise<void> =>
    page.evaluate(
      ([on, name]) => {
        const owner = on === 'window' ? window : document
        const value: unknown = Reflect.get(owner, name)
        Object.defineProperty(owner, name, {
          value: typeof value === 'function' ? value.bind(owner) : value,
          writable: false,
          configurable: false,
        })
      },
      [target, key] as const,
    )

  test('is named in the error, and no page opens without a guard', async ({ page }) => {
    await lock(page, 'window', 'addEventListener')
    await make(page)
    expect(await mount(page)).toBe('MOUNT_FAILED')
    const error = await errorOf(page)
    expect(error).toMatchObject({ code: 'MOUNT_FAILED', phase: 'page', retryable: false })
    expect(error!.message).toMatch(/locked window\.addEventListener/)
    await expect(page.locator('iframe')).toHaveCount(0)
    await expectState(page, { status: 'error', canRetry: false })
  })
})

test('without consent no page opens where the tracker cannot be kept out, and the error says why', async ({
  page,
}) => {
  await page.evaluate(() => {
    for (const [target, key] of [
      [document, 'createElement'],
      [document.body, 'appendChild'],
    ] as const) {
      const value = (Reflect.get(target, key) as () => unknown).bind(target)
      Object.defineProperty(target, key, { value })
    }
  })
  await make(page, { analytics: false })
  expect(await mount(page)).toBe('MOUNT_FAILED')
  expect((await errorOf(page))!.message).toMatch(/document\.createElement.*analytics: false/)
  await expect(page.locator('iframe')).toHaveCount(0)
})

test.describe('an element with the name of a property', () => {
  const name = (page: Page, tag: string, given: string): Promise<void> =>
    page.evaluate(
      ([kind, called]) => {
        const element = document.createElement(kind)
        element.setAttribute('name', called)
        document.querySelector('#other')!.append(element)
      },
      [tag, given] as const,
    )

  // The SDK itself reads `document.body` for its tracker, and prints that it found a window.
  test.use({ mayPrint: /APSecuritySdk|APDID|Failed to initialize iTracker/ })

  for (const [tag, given] of [
    ['iframe', 'body'],
    ['iframe', 'head'],
    ['img', 'scripts'],
    ['form', 'documentElement'],
    ['form', 'currentScript'],
    ['img', 'addEventListener'],
  ] as const) {
    test(`<${tag} name="${given}"> hides nothing from a payment`, async ({ page }) => {
      await name(page, tag, given)
      await page.evaluate(() => document.querySelector('html')!.setAttribute('lang', 'de'))
      // Other parts of Antom's script need `document.addEventListener`.
      const sdk = given === 'addEventListener' ? undefined : builds["Antom's script"]
      await open(page, { sdk })
      expect((await checkoutFrame(page)).url()).toContain('lang=de_DE')
      await antomSays(page, 'SUCCESSFUL')
      await expectState(page, { status: 'succeeded' })
      expect(await call(page, 'unmount')).toBeUndefined()
      await expect(page.locator('#host iframe')).toHaveCount(0)
    })
  }

  test('is named in the error where it hides a function that the SDK calls', async ({ page }) => {
    await make(page)
    await page.evaluate(() => {
      const host = document.querySelector('#host')!
      const image = document.createElement('img')
      image.setAttribute('name', 'querySelector')
      document.body.append(image)
      window.started = window.antom.outcome(window.checkout.mount(host))
    })
    expect(await page.evaluate(() => window.started)).toBe('MOUNT_FAILED')
    expect((await errorOf(page))!.message).toContain('name="querySelector"')
    expect(await page.evaluate(() => document.getElementsByTagName('iframe').length)).toBe(0)
  })
})

test.describe('RequireJS on the page', () => {
  const addRequireJs = (page: Page): Promise<unknown> => page.addScriptTag({ url: '/require.js' })
  const requireModule = (page: Page): Promise<unknown> =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const { require } = window as unknown as {
            require: (names: string[], ...done: ((given: unknown) => void)[]) => void
          }
          require(['/shop-module.js'], resolve, (error) => resolve(String(error)))
        }),
    )
  const sdk = builds["Antom's script"]

  test("a shop pays with Antom's script, and its next require() works", async ({ page }) => {
    await addRequireJs(page)
    await open(page, { sdk })
    expect(await requireModule(page)).toBe('the shop')
    await antomSays(page, 'SUCCESSFUL')
    await expectState(page, { status: 'succeeded' })
    expect(
      await page.evaluate(() =>
        Object.getOwnPropertyDescriptor(Reflect.get(window, 'define'), 'amd'),
      ),
    ).toEqual({
      value: { jQuery: true },
      writable: true,
      enumerable: true,
      configurable: true,
    })
  })

  test("a shop pays, and require() works, where RequireJS comes while Antom's script loads", async ({
    page,
  }) => {
    const held: (() => Promise<void>)[] = []
    await page.route('**/umd.js', (route) => void held.push(() => route.fallback()))
    await make(page, { sdk })
    await page.evaluate(() => {
      window.started = window.antom.outcome(window.checkout.mount('#host'))
    })
    await expectState(page, { status: 'loading', phase: 'sdk' })
    await addRequireJs(page)
    // Other modules load meanwhile.
    expect(await requireModule(page)).toBe('the shop')
    for (const release of held) await release()
    expect(await page.evaluate(() => window.started)).toBe('ready')
    await page.route('**/another.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'define("another", [], () => 1)' }),
    )
    expect(
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            const { require } = window as unknown as {
              require: (names: string[], ...done: ((given: unknown) => void)[]) => void
            }
            require(['/another.js'], () => resolve('loaded'), (error) => resolve(String(error)))
          }),
      ),
    ).toBe('loaded')
    await antomSays(page, 'SUCCESSFUL')
    await expectState(page, { status: 'succeeded' })
  })
})

test.describe('the last messages of a page that is freed', () => {
  const blockedOf = (page: Page): Promise<number[]> =>
    page.evaluate(() =>
      [window.checkout, window.second].map(
        ({ events }) => events.filter(({ type }) => type === 'messageBlocked').length,
      ),
    )
  const heard = (page: Page): Promise<number> => page.evaluate(() => window.heard.length)

  for (const [how, isCrossSite] of [
    ['of another site', true],
    ["of the shop's own site, as in local development", false],
  ] as const) {
    test(`${how} are not reported, those of strangers are`, async ({ page }) => {
      const environment = isCrossSite ? ckp() : `${shop()}/ckp.html`
      await open(page, { environment })
      await openSecond(page)
      await page.waitForSelector('#host iframe')
      const frame = page.frames().find((each) => each.url().startsWith(`${environment}?`))!
      await frame.evaluate(() => {
        const code = 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT'
        for (let i = 0; i < 4; i += 1) parent.postMessage(JSON.stringify({ code }), '*')
      })
      await expect.poll(() => heard(page)).toBe(4)
      await expectTold(page, 'backToMerchant')
      expect(await blockedOf(page)).toEqual([0, 0])
      // The first page may still post messages after the checkout is mounted again.
      expect(await state(page)).toMatchObject({ pageOpen: false })
      await page.evaluate(() => window.postMessage('{"code":"SDK_PAYMENT_SUCCESSFUL"}', '*'))
      await expect.poll(() => heard(page)).toBe(5)
      await expect.poll(() => blockedOf(page)).toEqual([0, 1])
    })
  }

  test('whose host was emptied are not reported', async ({ page }) => {
    await open(page)
    await openSecond(page)
    const frame = frames(page).find((each) => each.url().includes('session-1'))!
    await page.evaluate(() => {
      window.addEventListener('message', () => (document.querySelector('#host')!.innerHTML = ''), {
        once: true,
      })
    })
    await frame.evaluate(() => {
      for (let i = 0; i < 4; i += 1) parent.postMessage('{"code":"SDK_PAYMENT_CHALLENGE"}', '*')
    })
    await expect.poll(() => heard(page)).toBe(4)
    expect(await blockedOf(page)).toEqual([0, 0])
    await expectState(page, { status: 'idle', pageOpen: false })
  })
})
