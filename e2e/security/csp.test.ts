import { contentSecurityPolicy, type PolicyOptions } from '@antom-checkout/core/csp'
import type { Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import {
  antomSays,
  checkoutFrame,
  errorOf,
  expectState,
  expectTold,
  open,
  openShop,
  say,
  serveStrangers,
  toldOf,
} from '../kit/checkout.ts'
import { ckp } from '../kit/origins.ts'
import { umd } from '../kit/site.ts'
import { expect, test } from '../kit/test.ts'

// Pages under exactly the header of `contentSecurityPolicy()`.

const integrity = `sha384-${createHash('sha384').update(umd).digest('base64')}`
const reports = 'https://imdap-sea.alipay.com/loggw/dwcookieLogGet.do'

/** A stand-in for the tracker. It reports by image and by request, as the real one does. */
const tracker = `window.iTracker = { initiTracker() {
  fetch('${reports}', { mode: 'no-cors' })
  new Image().src = '${reports}'
}, logInfo() {}, logError() {}, log() {} }`

// The script of the whole SDK prints when it runs.
test.use({ mayPrint: /APSecuritySdk|APDID|the image 'data:,'/ })

const violations = (page: Page): Promise<string[]> => page.evaluate(() => window.violations)

/** Opens the shop under the policy for these options. Returns the requests to other hosts. */
async function openUnder(page: Page, options: PolicyOptions): Promise<{ asked: string[] }> {
  const asked: string[] = []
  await serveStrangers(page)
  await page.route(/\/umd\.js$/, (route) =>
    route.fulfill({
      body: umd,
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
    }),
  )
  await page.route('https://gw.alipayobjects.com/**', (route) => {
    asked.push('tracker')
    return route.fulfill({ body: tracker, contentType: 'text/javascript' })
  })
  await page.route(`${reports}**`, (route) => {
    asked.push(route.request().resourceType())
    return route.fulfill({ body: '' })
  })
  await page.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      const isIcon = blockedURI === 'data' // The test page's own is no part of a checkout.
      if (!isIcon) window.violations.push(`${effectiveDirective} ${blockedURI}`)
    })
  })
  await openShop(page, contentSecurityPolicy(options).header)
  return { asked }
}

const cdn = 'https://sdk.test/umd.js'
for (const [name, sdk] of [
  ['the npm module', undefined],
  ['a script of the CDN', { src: cdn, integrity }],
  ['a script of the CDN with a nonce', { src: cdn, nonce: 'bm9uY2U=' }],
  ['a script of the shop', { src: '/umd.js' }],
] as const) {
  for (const trustedTypes of [false, true]) {
    test(`${name} pays under its policy${trustedTypes ? ', and Trusted Types' : ''}`, async ({
      page,
    }) => {
      await openUnder(page, { environment: ckp(), sdk, analytics: false, trustedTypes })
      await open(page, { sdk })
      await antomSays(page, 'SUCCESSFUL')
      await antomSays(page, 'CLICK_BACK_TO_MERCHANT')
      await expectState(page, { status: 'succeeded', pageOpen: false })
      expect(await violations(page)).toEqual([])
    })
  }
}

test("the SDK's analytics load and report under the policy", async ({ page }) => {
  const { asked } = await openUnder(page, { environment: ckp() })
  await open(page, { analytics: true })
  await expect.poll(() => asked.sort()).toEqual(['fetch', 'image', 'tracker'])
  expect(await violations(page)).toEqual([])
})

test("a payment that goes through a bank's page in the frame is paid under the policy", async ({
  page,
}) => {
  const environment = 'https://antom.test/checkout'
  await openUnder(page, { environment, analytics: false })
  await open(page, { environment })
  const frame = page.frames()[1]!
  const address = frame.url()
  for (const next of ['https://bank.test/3ds', address]) {
    await frame.evaluate((to) => void setTimeout(() => location.assign(to)), next)
    await frame.waitForURL(next)
  }
  await say(frame, { code: 'SDK_PAYMENT_SUCCESSFUL' })
  await expectState(page, { status: 'succeeded' })
  expect(await violations(page)).toEqual([])
})

test.describe('strict', () => {
  test.use({ mayPrint: /frame-src/ })

  test("a checkout pays, and a bank's page in the frame is blocked and reported", async ({
    page,
  }) => {
    await openUnder(page, { environment: ckp(), analytics: false, strict: true })
    await open(page)
    const frame = await checkoutFrame(page)
    await frame.evaluate(() => void setTimeout(() => location.assign('https://bank.test/3ds')))
    await expectTold(page, 'error')
    expect(await toldOf(page, 'error')).toEqual([{ type: 'error', error: 'MOUNT_FAILED' }])
    expect(await errorOf(page)).toBeUndefined()
    await expectState(page, { status: 'ready', pageOpen: true })
    expect(await violations(page)).toEqual(['frame-src https://bank.test'])
  })
})

declare global {
  interface Window {
    violations: string[]
  }
}
