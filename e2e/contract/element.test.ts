import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { contentSecurityPolicy } from '@antom-checkout/core/csp'
import type { AntomCheckoutElement } from '@antom-checkout/element'
import { checkoutFrame, countLoads, frames, say } from '../kit/checkout.ts'
import { antom, ckp, shop, stranger } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'
import { umd } from '../kit/site.ts'

type Page = Parameters<typeof checkoutFrame>[0]

const success = { code: 'SDK_PAYMENT_SUCCESSFUL', result: { paymentStatus: 'SUCCESS' } }
const cancel = { code: 'SDK_PAYMENT_CANCEL' }
const back = { code: 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT' }

/** The merchant's server: sessions by number. Gives what it was asked with. */
async function serveSessions(page: Page): Promise<unknown[]> {
  const asked: unknown[] = []
  await page.route(`${shop()}/api/session`, async (route) => {
    const request = route.request()
    asked.push({ method: request.method(), ...(request.postDataJSON() as object) })
    await route.fulfill({ json: { paymentSessionData: `fetched-${asked.length}` } })
  })
  return asked
}

/** The element as it is written, with what every test needs. */
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

test('pays, and leads the buyer on once the page is freed', async ({ page }) => {
  const asked = await serveSessions(page)
  await open(
    page,
    written(`session-url="/api/session" session-params='{"cart":7}' success-url="/core.html?paid"`),
  )
  const frame = await checkoutFrame(page)
  expect(sessionOf(frame)).toBe('fetched-1')
  await becomes(page, 'ready')
  await say(frame, success)
  await becomes(page, 'succeeded')
  expect(asked).toEqual([{ method: 'POST', cart: 7, reason: 'initial' }])
  expect(page.url()).toBe(`${shop()}/element.html`)
  await say(frame, back)
  await page.waitForURL(`${shop()}/core.html?paid`)
})

test.describe('an option that waits', () => {
  test.use({ mayPrint: /new sessionData is not used now/ })

  test('attributes follow the option table', async ({ page }) => {
    await open(page, written())
    const element = page.locator('antom-checkout')
    const set = (attribute: string, value: string): Promise<void> =>
      element.evaluate((node, pair) => node.setAttribute(...pair), [attribute, value] as [
        string,
        string,
      ])
    await checkoutFrame(page)
    await becomes(page, 'ready')
    const loads = countLoads(page)
    await set('frame-title', 'Pay here')
    await expect(page.getByTitle('Pay here')).toBeVisible()
    await set('release-on', 'result')
    expect(loads.count).toBe(0)
    await set('session-data', 'session-2')
    await expect.poll(() => frames(page).map(sessionOf)).toEqual(['session-2'])
    await becomes(page, 'ready')
    expect(loads.count).toBe(1)
    await say(await checkoutFrame(page), { code: 'SDK_PAYMENT_PROCESSING' })
    await becomes(page, 'processing')
    await set('session-data', 'session-3')
    await say(await checkoutFrame(page), success)
    await becomes(page, 'succeeded')
    expect(loads.count).toBe(1)
  })
})

test('what was set before the element is defined counts', async ({ page }) => {
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

test('is upgraded with one question for a session', async ({ page }) => {
  const asked = await serveSessions(page)
  await openPage(page, written('session-url="/api/session"'))
  await page.evaluate(() => {
    document.querySelector('antom-checkout')!.sessionParams = { cart: 7 }
  })
  await page.addScriptTag({ type: 'module', url: `${shop()}/cdn/antom-checkout.js` })
  expect(sessionOf(await checkoutFrame(page))).toBe('fetched-1')
  await becomes(page, 'ready')
  expect(asked).toEqual([{ method: 'POST', cart: 7, reason: 'initial' }])
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

test('brought back from another document, it works and has its style', async ({ page }) => {
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

test('moved by moveBefore(), it keeps its page', async ({ page }) => {
  await open(page, `${written()}<p></p>`)
  await becomes(page, 'ready')
  const loads = countLoads(page)
  const isKept = await page.evaluate(() => {
    const main = document.querySelector('main')! as Element & {
      moveBefore?: (node: Node, child: null) => void
    }
    main.moveBefore?.(document.querySelector('antom-checkout')!, null)
    return !!main.moveBefore
  })
  expect(isKept).toBe(true)
  await say(await checkoutFrame(page), { code: 'SDK_PAYMENT_PROCESSING' })
  await becomes(page, 'processing')
  expect(loads.count).toBe(0)
})

test('React and Vue give it attributes, properties and listeners', async ({ page }) => {
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

test('appended elsewhere, it POSTs for no second session', async ({ page }) => {
  const asked = await serveSessions(page)
  await open(page, `${written('session-url="/api/session"')}<p></p>`)
  await checkoutFrame(page)
  await becomes(page, 'ready')
  const loads = countLoads(page)
  await page.evaluate(() =>
    document.querySelector('main')!.append(document.querySelector('antom-checkout')!),
  )
  await expect.poll(() => loads.count).toBe(1)
  await becomes(page, 'ready')
  expect(asked).toHaveLength(1)
})

test.describe('addresses', () => {
  test.use({ mayPrint: /^warning: <antom-checkout> / })

  test('that are a script are not followed', async ({ page }) => {
    await open(
      page,
      written(
        'session-data="s" cancel-url="javascript:document.title=1" hosted-url="javascript:1"',
      ),
    )
    await say(await checkoutFrame(page), cancel)
    await becomes(page, 'canceled')
    expect(await page.title()).toBe('Element')
    await expect(page.getByRole('link')).toHaveCount(0)
  })

  test('are not followed by an unmount', async ({ page }) => {
    await open(page, written('session-data="s" success-url="/core.html"'))
    await say(await checkoutFrame(page), success)
    await becomes(page, 'succeeded')
    await page.evaluate(() => document.querySelector('antom-checkout')!.checkout.unmount())
    await expect.poll(() => frames(page)).toEqual([])
    expect(page.url()).toBe(`${shop()}/element.html`)
  })
})

test('a script that comes later answers the open question for a session', async ({ page }) => {
  await openPage(page, `<script type="module" src="/cdn/antom-checkout.js"></script>${written('')}`)
  await becomes(page, 'loading')
  // A listener for one time is told, also when it was told before and is added again.
  const told = await page.evaluate(async () => {
    const element = document.querySelector('antom-checkout')!
    const told: string[] = []
    const listener = ({ type, target, detail }: CustomEvent<{ reason: string }>): void =>
      void told.push(`${type} ${(target as Element).localName} ${detail.reason}`)
    for (let time = 0; time < 2; time += 1) {
      element.addEventListener('antom-session-required', listener, { once: true })
      await new Promise((resolve) => setTimeout(resolve))
    }
    const late = element.cloneNode() as typeof element
    late.addEventListener('antom-session-required', listener, { once: true })
    element.after(late)
    while (told.length < 3) await new Promise((resolve) => setTimeout(resolve))
    late.addEventListener('antom-session-required', listener, { once: true })
    await new Promise((resolve) => setTimeout(resolve))
    late.remove()
    return told
  })
  expect(told).toEqual(Array.from(told, () => 'antom-session-required antom-checkout initial'))
  expect(told).toHaveLength(4)
  await page.evaluate(() => {
    const element = document.querySelector('antom-checkout')!
    element.addEventListener('antom-session-required', ({ currentTarget }) => {
      ;(currentTarget as typeof element).sessionData = 'late'
    })
  })
  expect(sessionOf(await checkoutFrame(page))).toBe('late')
  await becomes(page, 'ready')
})

test('a redirect that somebody further up prevents keeps the buyer', async ({ page }) => {
  await open(page, written())
  await page.evaluate(() =>
    document.addEventListener('antom-redirect', (event) => {
      event.preventDefault()
      document.title = (event as CustomEvent<{ normalUrl: string }>).detail.normalUrl
    }),
  )
  const frame = await checkoutFrame(page)
  const data = { normalUrl: 'https://wallet.test/' }
  await say(frame, { context: { event: 'onRedirectUrl', data } })
  await expect(page).toHaveTitle('https://wallet.test/')
  await say(frame, success)
  await becomes(page, 'succeeded')
  expect(page.url()).toBe(`${shop()}/element.html`)
})

test('in a preview of Turbo it asks for no session, also while Turbo waits for a style sheet', async ({
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
  // Turbo keeps its copy of the page a moment later.
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

test('pays inside a closed shadow root, and is heard outside', async ({ page }) => {
  await open(page, '')
  await page.evaluate((html) => {
    const root = document.querySelector('main')!.attachShadow({ mode: 'closed' })
    document.addEventListener('antom-payment-successful', (event) => {
      document.title = (event.target as Element).localName
    })
    root.innerHTML = html
  }, written())
  await say(await checkoutFrame(page), success)
  await expect(page).toHaveTitle('main')
})

test('before it is defined it is an empty, reserved box, and nothing moves after', async ({
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

  test('is all that a page needs, also from another origin, held to its integrity', async ({
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
          // What a page adds for a script that it does not serve itself.
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
      })
    })
  }

  test.describe('with another SDK', () => {
    // Antom's whole script prints as it loads.
    test.use({ mayPrint: /^info: \[AP/ })

    test('has the SDK from sdk-src where that is given', async ({ page }) => {
      const loaded: string[] = []
      page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
      await page.route(`${shop()}/umd.js`, (route) =>
        route.fulfill({ contentType: 'text/javascript', body: umd }),
      )
      await openPage(
        page,
        `<script type="module" src="${stranger()}/cdn/antom-checkout.js"></script>
         ${written('session-data="s" sdk-src="/umd.js"')}`,
      )
      await checkoutFrame(page)
      await becomes(page, 'ready')
      expect(loaded).toContain('/umd.js')
      expect(loaded.filter((path) => path.includes('-ckp-'))).toEqual([])
    })
  })

  for (const [name, attributes] of [
    ['without type="module"', ''],
    ['without type="module", deferred and from another origin', 'defer crossorigin'],
  ] as const) {
    test(`pays ${name}, and makes no globals of its names`, async ({ page }) => {
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
      // Lit has two, which all its copies on a page share.
      expect(added.sort()).toEqual(['litPropertyMetadata', 'names', 'reactiveElementVersions'])
      expect(await page.title()).toBe('')
      expect(asked).toHaveLength(1)
    })
  }

  test('is no module of AMD: RequireJS on the page goes on', async ({ page }) => {
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

  test('finds elements that are inserted later', async ({ page }) => {
    await openPage(
      page,
      `<script type="module" src="/cdn/antom-checkout.js"></script><main></main>`,
    )
    await page.evaluate(
      (html) => (document.querySelector('main')!.innerHTML = html),
      written('session-data="later"'),
    )
    expect(sessionOf(await checkoutFrame(page))).toBe('later')
    await becomes(page, 'ready')
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

    test('that is older and knows nothing of this one: warns, and the old one stays', async ({
      page,
    }) => {
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

    test('warns, and the first goes on', async ({ page }) => {
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

test('is typed', () => {
  const listen = (element: AntomCheckoutElement): void => {
    element.addEventListener('antom-payment-failed', ({ detail }) => {
      const type: 'paymentFailed' = detail.type
      void type
    })
    // @ts-expect-error There is no such event.
    element.addEventListener('antom-ready', ({ detail }) => void detail.error)
    // @ts-expect-error A number is no address.
    element.successUrl = 1
    document
      .querySelector('antom-checkout')
      ?.retry()
      .then(
        ({ status }) => status,
        () => {},
      )
  }
  expect(listen).toBeInstanceOf(Function)
})
