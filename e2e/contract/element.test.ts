import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { contentSecurityPolicy } from '@antom-checkout/core/csp'
import type { AntomCheckoutElement } from '@antom-checkout/element'
import { checkoutFrame, frames, say } from '../kit/checkout.ts'
import { antom, ckp, shop, stranger } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'
import { umd } from '../kit/site.ts'

type Page = Parameters<typeof checkoutFrame>[0]

const success = { code: 'SDK_PAYMENT_SUCCESSFUL', result: { paymentStatus: 'SUCCESS' } }
const cancel = { code: 'SDK_PAYMENT_CANCEL' }
const back = { code: 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT' }

/** The merchant's server, which numbers its sessions. Returns the bodies of the requests. */
async function serveSessions(page: Page): Promise<unknown[]> {
  const asked: unknown[] = []
  await page.route(`${shop()}/api/session`, async (route) => {
    const request = route.request()
    asked.push({ method: request.method(), ...(request.postDataJSON() as object) })
    await route.fulfill({ json: { paymentSessionData: `fetched-${asked.length}` } })
  })
  return asked
}

/** The HTML of an element, with the attributes that every test needs. */
const written = (attributes = 'session-data="session-1"', content = ''): string =>
  `<antom-checkout environment="${ckp()}" analytics="false" ${attributes}>${content}</antom-checkout>`

/** A page of the shop whose author wrote nothing but HTML. */
async function openPage(page: Page, html: string, policy?: string): Promise<void> {
  // Chromium does not know that a page served by the test is a local one, and asks before it shows another in a frame.
  await page.context().grantPermissions(['local-network-access'])
  await page.route(`${shop()}/cms.html`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      ...(policy && { headers: { 'content-security-policy': policy } }),
      body: `<!doctype html><html lang="en"><link rel="icon" href="data:,">${html}`,
    }),
  )
  await page.goto(`${shop()}/cms.html`)
}

/** The bundle of a merchant, with the element in it. */
async function open(page: Page, html: string): Promise<void> {
  await page.goto(`${shop()}/element.html`)
  await page.evaluate((text) => (document.querySelector('main')!.innerHTML = text), html)
}

const state = (page: Page, at = 0): Promise<string> =>
  page.evaluate((index) => document.querySelectorAll('antom-checkout')[index]!.state.status, at)
const becomes = (page: Page, status: string, at = 0): Promise<void> =>
  expect.poll(() => state(page, at)).toBe(status)

const sessionOf = (frame: { url: () => string }): string | null =>
  new URL(frame.url()).searchParams.get('sessionData')

test('properties that were set before the element is defined are used', async ({ page }) => {
  await openPage(page, '')
  await page.evaluate((environment) => {
    const element = document.createElement('antom-checkout')
    Object.assign(element, { environment, analytics: false, sessionData: 'from-property' })
    element.setAttribute('session-data', 'from-attribute')
    document.body.append(element)
  }, ckp())
  await page.addScriptTag({ type: 'module', url: `${shop()}/cdn/antom-checkout.js` })
  expect(sessionOf(await checkoutFrame(page))).toBe('from-property')
  await becomes(page, 'ready')
  const own = await page.evaluate(() => Object.keys(document.querySelector('antom-checkout')!))
  expect(own.filter((name) => /^(environment|analytics|sessionData)$/.test(name))).toEqual([])
})

test('session-url gets the cookies of its own origin, and no others', async ({ page }) => {
  await page.context().addCookies([
    { name: 'buyer', value: 'of-the-shop', url: shop() },
    { name: 'buyer', value: 'of-another', url: stranger() },
  ])
  const cookies: (string | undefined)[] = []
  await page.route(/\/api\/session$/, async (route) => {
    const request = route.request()
    if (request.method() === 'POST') cookies.push((await request.allHeaders())['cookie'])
    await route.fulfill({
      json: { paymentSessionData: 's' },
      headers: {
        'access-control-allow-origin': shop(),
        'access-control-allow-headers': 'content-type',
      },
    })
  })
  await open(page, written('session-url="/api/session"'))
  await checkoutFrame(page)
  await open(page, written(`session-url="${stranger()}/api/session"`))
  await checkoutFrame(page)
  await becomes(page, 'ready')
  expect(cookies).toEqual(['buyer=of-the-shop', undefined])
})

test('an open shadow root that was written in HTML is used', async ({ page }) => {
  await openPage(
    page,
    written(
      'session-data="s"',
      '<template shadowrootmode="open"><b>Theirs</b><div part="box">A dead copy</div></template>',
    ),
  )
  await page.evaluate(() => {
    Object.assign(window, { before: document.querySelector('antom-checkout')!.shadowRoot })
  })
  await page.addScriptTag({ type: 'module', url: `${shop()}/cdn/antom-checkout.js` })
  await becomes(page, 'ready')
  await expect(page.getByText('Theirs')).toHaveCount(1)
  await expect(page.getByText('A dead copy')).toHaveCount(0)
  expect(
    await page.evaluate(
      () =>
        (window as { before?: unknown }).before ===
        document.querySelector('antom-checkout')!.shadowRoot,
    ),
  ).toBe(true)
})

test('a closed shadow root that was written in HTML is used, and stays closed', async ({
  page,
}) => {
  await openPage(page, written('session-data="s"', '<template shadowrootmode="closed"></template>'))
  await page.addScriptTag({ type: 'module', url: `${shop()}/cdn/antom-checkout.js` })
  await say(await checkoutFrame(page), success)
  await becomes(page, 'succeeded')
  expect(await page.evaluate(() => document.querySelector('antom-checkout')!.shadowRoot)).toBeNull()
})

test('an element that comes back from another document works and has its style', async ({
  page,
}) => {
  await open(page, `${written()}<iframe></iframe>`)
  await becomes(page, 'ready')
  await page.evaluate(() => {
    const element = document.querySelector('antom-checkout')!
    Object.assign(window, { element })
    document.querySelector('iframe')!.contentDocument!.body.append(element)
  })
  const there = (): Promise<string> =>
    page.evaluate(() => (window as never as { element: AntomCheckoutElement }).element.state.status)
  await expect.poll(there).not.toBe('ready')
  await page.evaluate(() => {
    document.querySelector('main')!.append((window as never as { element: Element }).element)
  })
  await becomes(page, 'ready')
  const frame = page.locator('antom-checkout iframe')
  await expect.poll(async () => (await frame.boundingBox())?.height).toBeGreaterThan(500)
  const sheets = (): Promise<number> =>
    page.evaluate(
      () => document.querySelector('antom-checkout')!.shadowRoot!.adoptedStyleSheets.length,
    )
  expect(await sheets()).toBe(1)
  await say(await checkoutFrame(page), cancel)
  await becomes(page, 'canceled')
})

test('React and Vue pass attributes, properties and listeners to the element', async ({ page }) => {
  await page.goto(`${shop()}/frameworks.html?environment=${encodeURIComponent(ckp())}`)
  for (const [at, name] of ['React', 'Vue'].entries()) {
    await expect(page).toHaveTitle(new RegExp(` ${name}: ready\\.`))
    await expect(page.getByTitle(`In ${name}`)).toBeVisible()
    const given = await page.evaluate((index) => {
      const { analytics, pageTimeout, verifyPayment } =
        document.querySelectorAll('antom-checkout')[index]!
      return [analytics, pageTimeout, typeof verifyPayment]
    }, at)
    expect(given).toEqual([false, 9000, 'function'])
    await say(
      frames(page).find((frame) => sessionOf(frame) === `from ${name}`)!,
      cancel,
    )
    await expect(page).toHaveTitle(new RegExp(` ${name}: paymentCanceled\\.`))
    await expect(page.getByRole('heading', { name: `Not in ${name}` })).toBeVisible()
  }
})

test('an element in a Turbo preview fetches no session, also while Turbo waits for a style sheet', async ({
  page,
}) => {
  const turbo = createRequire(import.meta.url).resolve('@hotwired/turbo')
  const asked = await serveSessions(page)
  const head = `<script src="/cdn/antom-checkout.js" defer></script><script type="module" src="/turbo.js"></script>`
  await page.route(`${shop()}/turbo.js`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: readFileSync(turbo) }),
  )
  await page.route(`${shop()}/cart.html`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html><head>${head}</head><body><h1>Cart</h1><a href="/cms.html">Pay</a>`,
    }),
  )
  await openPage(
    page,
    `<head>${head}</head><body><h1>First</h1><a href="/cart.html">Cart</a>${written('session-url="/api/session"')}`,
  )
  await becomes(page, 'ready')
  await page.getByRole('link', { name: 'Cart' }).click()
  await expect(page.getByRole('heading', { name: 'Cart' })).toBeVisible()
  expect(frames(page)).toEqual([])
  // Turbo stores its copy of the page a moment later.
  const isKept = (): Promise<boolean> =>
    page.evaluate("Turbo.session.view.snapshotCache.has(new URL('/cms.html', location))")
  await expect.poll(isKept).toBe(true)

  const gates: Record<string, () => void> = {}
  const gate = (name: string): Promise<void> => new Promise((resolve) => (gates[name] = resolve))
  const [answer, sheet] = [gate('answer'), gate('sheet')]
  await page.route(`${shop()}/slow.css`, async (route) => {
    await sheet
    await route.fulfill({ contentType: 'text/css', body: '' })
  })
  await page.route(`${shop()}/cms.html`, async (route) => {
    await answer
    await route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html><head>${head}<link rel="stylesheet" href="/slow.css"></head><body><h1>Second</h1>${written('session-url="/api/session"')}`,
    })
  })
  await page.getByRole('link', { name: 'Pay' }).click()
  await expect(page.locator('html[data-turbo-preview] h1')).toHaveText('First')
  await expect(page.locator('[part=skeleton]')).toBeVisible()
  gates['answer']!()
  await expect(page.locator('html:not([data-turbo-preview]) h1')).toHaveText('First')
  expect([asked.length, await state(page)]).toEqual([1, 'idle'])
  gates['sheet']!()
  await expect(page.getByRole('heading', { name: 'Second' })).toBeVisible()
  await becomes(page, 'ready')
  expect([asked.length, frames(page).length]).toEqual([2, 1])
})

test('style sheets see the state', async ({ page }) => {
  await open(page, written())
  const states = (): Promise<string[]> =>
    page.evaluate(() =>
      ['loading', 'ready', 'canceled'].filter((name) =>
        document.querySelector('antom-checkout')!.matches(`:state(${name})`),
      ),
    )
  await expect.poll(states).toEqual(['ready'])
  await say(await checkoutFrame(page), cancel)
  await expect.poll(states).toEqual(['canceled'])
})

test('an element that is not defined yet is an empty box of the reserved height, and nothing moves later', async ({
  page,
}) => {
  const reserve = readFileSync(new URL('../../packages/core/reserve.css', import.meta.url), 'utf8')
  await openPage(
    page,
    `<style>body{margin:0}${reserve}</style>${written('session-data="s"', '<p slot="failed">Oh no</p>')}<footer>Below</footer>`,
  )
  await expect(page.getByText('Oh no')).toBeHidden()
  const top = (): Promise<number> =>
    page.locator('footer').evaluate((node) => node.getBoundingClientRect().top)
  expect(await top()).toBe(600)
  await page.addScriptTag({ type: 'module', url: `${shop()}/cdn/antom-checkout.js` })
  await becomes(page, 'ready')
  expect(await top()).toBe(600)
  await expect(page.getByText('Oh no')).toBeHidden()
})

test.describe('antom-checkout.js', () => {
  const hashes = async (page: Page): Promise<Record<string, string>> =>
    (await page.request.get(`${stranger()}/cdn/integrity.json`)).json() as Promise<
      Record<string, string>
    >

  test('is the only file a page needs, also from another origin and with integrity', async ({
    page,
  }) => {
    const asked = await serveSessions(page)
    const integrity = (await hashes(page))['antom-checkout.js']!
    await openPage(
      page,
      `<script type="module" crossorigin src="${stranger()}/cdn/antom-checkout.js" integrity="${integrity}"></script>
       ${written('session-url="/api/session" locale="zh-CN" release-on="result" success-url="core.html"')}`,
    )
    const frame = await checkoutFrame(page)
    await expect(page.getByText('安全').first()).toBeVisible()
    await say(frame, success)
    await page.waitForURL(`${shop()}/core.html`)
    expect(asked).toHaveLength(1)
  })

  for (const [name, sdk, attributes] of [
    ['', undefined, ''],
    [', with the SDK from sdk-src', { src: '/umd.js' }, 'sdk-src="/umd.js"'],
  ] as const) {
    test.describe(`under a strict policy with Trusted Types${name}`, () => {
      test.use({ mayPrint: /^info: \[AP|Loading the image 'data:,'/ })

      test('pays, from another origin', async ({ page }) => {
        await serveSessions(page)
        await page.route(`${shop()}/umd.js`, (route) =>
          route.fulfill({ contentType: 'text/javascript', body: umd }),
        )
        const loaded: string[] = []
        page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
        const { directives } = contentSecurityPolicy({
          environment: ckp(),
          sdk,
          analytics: false,
          strict: true,
          trustedTypes: true,
        })
        const policy = {
          'default-src': ["'none'"],
          'connect-src': ["'self'"],
          ...directives,
          // The page must add the origin of a script that it does not serve itself.
          'script-src': [...directives['script-src']!, stranger()],
        }
        await openPage(
          page,
          `<script type="module" crossorigin src="${stranger()}/cdn/antom-checkout.js"></script>
           ${written(`session-url="/api/session" locale="zh-CN" ${attributes}`)}`,
          Object.entries(policy)
            .map(([directive, sources]) => [directive, ...sources].join(' '))
            .join('; '),
        )
        const frame = await checkoutFrame(page)
        await expect(page.getByText('安全').first()).toBeVisible()
        await say(frame, success)
        await say(frame, back)
        await becomes(page, 'succeeded')
        await expect.poll(() => frames(page)).toEqual([])
        expect(loaded.some((path) => path.includes(sdk ? '-ckp-' : 'umd'))).toBe(false)
      })
    })
  }

  for (const [name, attributes] of [
    ['without type="module"', ''],
    ['without type="module", deferred and from another origin', 'defer crossorigin'],
  ] as const) {
    test(`pays ${name}, and adds no globals`, async ({ page }) => {
      const asked = await serveSessions(page)
      const origin = attributes ? stranger() : shop()
      await openPage(
        page,
        `<script>
           var $ = 'jQuery', _ = 'lodash', e = 'mine', t = 'mine'
           addEventListener('error', ({ message }) => document.title += message)
         </script>
         <script>window.names = Object.getOwnPropertyNames(window)</script>
         <script ${attributes} src="${origin}/cdn/antom-checkout.js"></script>
         <script defer src="data:text/javascript,window.names = Object.getOwnPropertyNames(window).filter((name) => !names.includes(name))"></script>
         ${written('session-url="/api/session" locale="zh-CN"')}`,
      )
      await say(await checkoutFrame(page), success)
      await becomes(page, 'succeeded')
      // The languages and the SDK are modules beside it.
      await expect(page.getByText('支付').first()).toBeVisible()
      expect(await page.evaluate('[$, _, e, t].join()')).toBe('jQuery,lodash,mine,mine')
      const added = await page.evaluate<string[]>('names')
      // Two are of Lit: all copies of Lit on a page share them.
      expect(added.sort()).toEqual(['litPropertyMetadata', 'names', 'reactiveElementVersions'])
      expect(await page.title()).toBe('')
      expect(asked).toHaveLength(1)
    })
  }

  test('does not register with RequireJS', async ({ page }) => {
    await openPage(
      page,
      `<script>
         window.defined = []
         window.define = (...args) => window.defined.push(args)
         window.define.amd = {}
       </script>
       <script src="/cdn/antom-checkout.js"></script>
       ${written()}`,
    )
    await checkoutFrame(page)
    await becomes(page, 'ready')
    expect(await page.evaluate('defined.length')).toBe(0)
  })

  test('every file is as its integrity says', async ({ page }) => {
    const files = await hashes(page)
    expect(Object.keys(files).sort()[0]).toMatch(/^antom-checkout-/)
    for (const [file, hash] of Object.entries(files)) {
      const digest = await page.request
        .get(`${stranger()}/cdn/${file}`)
        .then((response) => response.body())
        .then((body) => crypto.subtle.digest('SHA-384', new Uint8Array(body)))
      expect(`sha384-${Buffer.from(digest).toString('base64')}`, file).toBe(hash)
    }
  })

  test.describe('next to another copy', () => {
    test.use({
      mayPrint: /^warning: <antom-checkout> is defined already, maybe by another version/,
    })

    test('that is older warns, and the old one stays', async ({ page }) => {
      await openPage(
        page,
        `<script>
           customElements.define('antom-checkout', class extends HTMLElement {
             connectedCallback() { this.textContent = 'Version 0' }
           })
         </script>
         <antom-checkout></antom-checkout>`,
      )
      await page.addScriptTag({ type: 'module', url: `${shop()}/cdn/antom-checkout.js` })
      await page.evaluate(() => document.body.append(document.createElement('antom-checkout')))
      await expect(page.getByText('Version 0')).toHaveCount(2)
    })

    test('of the same version warns, and the first one keeps working', async ({ page }) => {
      const said: string[] = []
      page.on('console', (message) => said.push(message.text()))
      await openPage(
        page,
        `<script type="module" src="${shop()}/cdn/antom-checkout.js"></script>
         <script type="module" src="${antom()}/cdn/antom-checkout.js"></script>
         <script type="module" src="${shop()}/cdn/antom-checkout.js"></script>
         ${written()}`,
      )
      await say(await checkoutFrame(page), success)
      await becomes(page, 'succeeded')
      expect(said).toHaveLength(1)
    })
  })
})
