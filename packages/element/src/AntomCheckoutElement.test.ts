import { checkoutEventNames, type CheckoutState } from '@antom-checkout/core'
import { createFakeSdk } from '@antom-checkout/core/testing'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { attributeReaders, propertyNames } from './attributes.ts'
import './define.ts'
import { domEventName } from './events.ts'
import { AntomCheckoutElement } from './index.ts'

let antom = createFakeSdk()
let warnings: unknown[] = []
const assign = vi.fn<(url: string) => void>()
const replace = vi.fn<(url: string) => void>()
const fetching = vi.fn<typeof fetch>()

beforeEach(() => {
  antom = createFakeSdk()
  warnings = []
  vi.spyOn(console, 'warn').mockImplementation((line) => void warnings.push(line))
  vi.spyOn(location, 'assign').mockImplementation((url) => assign(String(url)))
  vi.spyOn(location, 'replace').mockImplementation((url) => replace(String(url)))
  vi.stubGlobal('fetch', fetching)
})
afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  assign.mockReset()
  replace.mockReset()
  fetching.mockReset()
})

type Given = Partial<Pick<AntomCheckoutElement, (typeof propertyNames)[number]>>

const make = (given: Given = {}): AntomCheckoutElement =>
  Object.assign(document.createElement('antom-checkout'), { sdk: antom.sdk, ...given })

const show = (given: Given = {}): AntomCheckoutElement =>
  document.body.appendChild(
    make({ environment: 'sandbox', ...(given.sessionUrl ? {} : { sessionData: 's-1' }), ...given }),
  )

/** From HTML, as it is parsed; what can only be a property is given before it is connected. */
function parse(html: string): AntomCheckoutElement {
  const template = document.createElement('template')
  template.innerHTML = html
  const element = document.importNode(template.content, true)
    .firstElementChild as AntomCheckoutElement
  element.sdk = antom.sdk
  return document.body.appendChild(element)
}

const answers = (body: unknown, init?: ResponseInit): unknown =>
  fetching.mockImplementation(async () =>
    typeof body === 'string' ? new Response(body, init) : Response.json(body, init),
  )
const asked = (): unknown[] =>
  fetching.mock.calls.map(([url, init]) => [url, JSON.parse(init!.body as string)])
const inside = (element: Element, selector: string): Element | null =>
  element.shadowRoot!.querySelector(selector)
const becomes = (element: AntomCheckoutElement, state: object): Promise<void> =>
  vi.waitFor(() => expect(element.state).toMatchObject(state), { interval: 2 })

describe('the page', () => {
  test('opens in the shadow root of an element that is written in HTML', async () => {
    const element = parse('<antom-checkout environment="sandbox" session-data="s-1" locale="ja">')
    const page = await antom.page()
    expect(page).toMatchObject({ sessionData: 's-1', locale: 'ja_JP' })
    expect(page.frame.getRootNode()).toBe(element.shadowRoot)
    expect(element.state).toMatchObject({ status: 'ready', pageOpen: true })
  })

  test('is freed with the element, and comes back with it, with the same session', async () => {
    answers({ paymentSessionData: 'fetched' })
    const element = show({ sessionUrl: '/api' })
    await antom.page()
    element.remove()
    await becomes(element, { status: 'idle', pageOpen: false })
    document.body.append(element)
    expect(await antom.page()).toMatchObject({ sessionData: 'fetched' })
    expect(fetching).toHaveBeenCalledOnce()
  })

  test('of an element that is moved within one task costs one session', async () => {
    answers({ paymentSessionData: 'fetched' })
    const element = show({ sessionUrl: '/api' })
    document.body.prepend(element)
    await antom.page()
    document.body.append(element)
    await antom.page()
    expect(fetching).toHaveBeenCalledOnce()
    expect(element.state.pageOpen).toBe(true)
  })

  test('is not opened by an element that leaves in the task it came', async () => {
    const element = show()
    element.remove()
    await Promise.resolve()
    await Promise.resolve()
    expect(antom.pages).toEqual([])
    expect(element.state.status).toBe('idle')
    document.body.append(element)
    await antom.page()
    expect(element.state.status).toBe('ready')
  })

  test('of a paid order never shows its form again', async () => {
    const element = show()
    await (await antom.page()).succeed()
    element.remove()
    await becomes(element, { status: 'succeeded', pageOpen: false })
    document.body.append(element)
    await becomes(element, { status: 'succeeded', pageOpen: false })
    expect(antom.pages).toHaveLength(1)
  })
})

describe('what is given', () => {
  test('each property has its attribute, apart from objects and functions', () => {
    expect(AntomCheckoutElement.observedAttributes).toContain('verification-timeout')
    expect(propertyNames.filter((name) => !attributeReaders[name])).toEqual([
      'fetchSession',
      'sdk',
      'verifyPayment',
      'timeouts',
    ])
    for (const name of propertyNames) expect(make()).toHaveProperty(name)
  })

  test('attributes are read as what they mean, and are not given any more when they are taken away', () => {
    const element = make()
    for (const [attribute, value, meaning] of [
      ['session-data', 's', 's'],
      ['analytics', 'false', false],
      ['analytics', '', true],
      ['view', 'false', false],
      ['page-timeout', '500', 500],
      [
        'trusted-origins',
        ' https://a.example  https://b.example',
        ['https://a.example', 'https://b.example'],
      ],
    ] as const) {
      const name = attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
      element.setAttribute(attribute, value)
      expect(element[name as 'view']).toEqual(meaning)
      element.removeAttribute(attribute)
      expect(element[name as 'view']).toBeUndefined()
    }
  })

  test('a text that a framework writes into a property is read as the attribute', () => {
    const element = make()
    Object.assign(element, { analytics: 'false', view: 'true', pageTimeout: '500' })
    Object.assign(element, { trustedOrigins: 'https://a.example' })
    expect(element).toMatchObject({ analytics: false, view: true, pageTimeout: 500 })
    expect(element.trustedOrigins).toEqual(['https://a.example'])
  })

  test('the options of the core all are properties', () => {
    const element = make({ frameTitle: 'Pay here', sessionData: null })
    expect(element).toMatchObject({ frameTitle: 'Pay here', sessionData: null })
  })

  test('several that change together make one remount', async () => {
    const element = show()
    await antom.page()
    element.setAttribute('session-data', 's-2')
    element.setAttribute('locale', 'ja')
    expect(await antom.page({ sessionData: 's-2' })).toMatchObject({ locale: 'ja_JP' })
    expect(antom.pages).toHaveLength(2)
  })

  test('what needs no other page changes without one', async () => {
    const element = show({ sessionUrl: '/api', sessionData: 's-1' })
    await antom.page()
    for (const [attribute, value] of [
      ['release-on', 'result'],
      ['frame-title', 'Pay here'],
      ['trusted-origins', 'https://a.example'],
      ['hosted-url', '/pay'],
      ['session-url', '/other'],
      ['session-params', '{"cart":8}'],
      ['success-url', '/paid'],
      ['sdk-src', '/umd.js'],
      ['analytics', 'false'],
      ['page-timeout', '500'],
    ] as const) {
      element.setAttribute(attribute, value)
      await Promise.resolve()
      expect([attribute, element.state.status]).toEqual([attribute, 'ready'])
    }
    expect(antom.pages).toHaveLength(1)
    expect(fetching).not.toHaveBeenCalled()
  })

  test('what is taken away goes back to its default', async () => {
    const element = show({ frameTitle: 'Pay here' })
    const { frame } = await antom.page()
    expect(frame.title).toBe('Pay here')
    element.frameTitle = undefined
    expect(frame.title).toBe('Secure checkout')
  })

  test('a wrong one is told, and mended by a right one', async () => {
    const heard = vi.fn<(event: HTMLElementEventMap['antom-error']) => void>()
    const element = make({ environment: 'production', sessionData: 's-1' })
    element.addEventListener('antom-error', heard)
    document.body.append(element)
    await becomes(element, { status: 'error' })
    expect(heard.mock.calls.map(([{ detail }]) => detail.error.code)).toEqual(['INVALID_OPTIONS'])
    element.environment = 'sandbox'
    await antom.page()
    expect(element.state.status).toBe('ready')
  })
})

describe('session-url', () => {
  test('is asked with a POST of the reason and the params', async () => {
    answers({ paymentSessionData: 'fetched' })
    parse(`<antom-checkout environment="sandbox" session-url="/api" session-params='{"cart":7}'>`)
    expect(await antom.page()).toMatchObject({ sessionData: 'fetched' })
    expect(asked()).toEqual([['/api', { cart: 7, reason: 'initial' }]])
    expect(fetching.mock.calls[0]![1]).toMatchObject({
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
    })
  })

  test('is asked again for a retry, with the params of then', async () => {
    answers({ paymentSessionData: 'fetched' })
    const element = show({ sessionUrl: '/api', sessionParams: { cart: 7 } })
    await (await antom.page()).fail('ORDER_IS_CLOSED')
    element.sessionParams = { cart: 8 }
    await element.retry()
    expect(asked()).toEqual([
      ['/api', { cart: 7, reason: 'initial' }],
      ['/api', { cart: 8, reason: 'retry' }],
    ])
  })

  test.for([
    [
      'a login page',
      '<!doctype html>',
      { headers: { 'content-type': 'text/html' } },
      '200 (text/html)',
    ],
    ['an error', { error: 'x' }, { status: 500 }, '500 (application/json'],
    ['a list', [], {}, '200 (application/json'],
    ['an empty answer', '', {}, '200 (no content type'],
  ] as const)('%s is no session, and that is said', async ([, body, init, came]) => {
    answers(body, init)
    const element = show({ sessionUrl: '/api' })
    await becomes(element, { status: 'error', canRetry: true })
    const { error } = element.state as CheckoutState & { status: 'error' }
    expect(error).toMatchObject({ code: 'SESSION_FETCH_FAILED', retryable: true })
    expect(error.message).toContain(
      `session-url must answer with the createPaymentSession response as JSON, but /api answered ${came}`,
    )
  })

  test('an answer without a session says what is missing', async () => {
    answers({ error: 'The cart is empty.' })
    const element = show({ sessionUrl: '/api' })
    await becomes(element, { status: 'error' })
    const { error } = element.state as CheckoutState & { status: 'error' }
    expect(error).toMatchObject({ code: 'INVALID_SESSION' })
    expect(error.message).toContain('paymentSessionData')
  })

  test("a refusal of Antom's is told with its code", async () => {
    answers({ result: { resultStatus: 'F', resultCode: 'PARAM_ILLEGAL' } })
    const element = show({ sessionUrl: '/api' })
    await becomes(element, { status: 'error' })
    const { error } = element.state as CheckoutState & { status: 'error' }
    expect(error.code).toBe('SESSION_FETCH_FAILED')
    expect(error.message).toContain('PARAM_ILLEGAL')
  })

  test('a server that cannot be reached is told, and asked again by retry()', async () => {
    fetching.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    const element = show({ sessionUrl: '/api' })
    await becomes(element, { status: 'error', canRetry: true })
    answers({ paymentSessionData: 'fetched' })
    await element.retry()
    expect(element.state.status).toBe('ready')
    expect(fetching).toHaveBeenCalledTimes(2)
  })

  test.for(['cart=7', '7', '[]', 'null'])('session-params="%s" is told', async (sessionParams) => {
    const element = show({ sessionUrl: '/api', sessionParams })
    await becomes(element, { status: 'error', canRetry: false })
    const { error } = element.state as CheckoutState & { status: 'error' }
    expect(error.message).toBe(
      `session-params must be a JSON object, but it was ${JSON.stringify(sessionParams)}.`,
    )
    expect(fetching).not.toHaveBeenCalled()
  })
})

describe('events', () => {
  test('each is a DOM event with the event of the checkout, which bubbles out of shadow roots', async () => {
    const heard: [string, unknown][] = []
    const controller = new AbortController()
    for (const name of checkoutEventNames) {
      document.addEventListener(
        domEventName(name),
        ({ type, detail, composed, cancelable }: CustomEventInit & Event) => {
          heard.push([type, detail.type])
          expect(composed).toBe(true)
          expect(cancelable).toBe(type === 'antom-redirect')
        },
        controller,
      )
    }
    show()
    const page = await antom.page()
    await page.fail()
    await page.succeed()
    controller.abort()
    expect(heard.filter(([type]) => type !== 'antom-state-change')).toEqual([
      ['antom-ready', 'ready'],
      ['antom-payment-failed', 'paymentFailed'],
      ['antom-payment-successful', 'paymentSuccessful'],
    ])
    expect(heard).toContainEqual(['antom-state-change', 'stateChange'])
  })

  test('a redirect that is prevented keeps the buyer', async () => {
    const element = show()
    element.addEventListener('antom-redirect', (event) => event.preventDefault())
    const page = await antom.page()
    await page.redirect({ normalUrl: 'https://wallet.test/' })
    expect(page.leftFor).toBeUndefined()
    expect(element.state.status).toBe('ready')
  })

  test('a redirect that nobody prevents is followed', async () => {
    show()
    const page = await antom.page()
    await page.redirect({ normalUrl: 'https://wallet.test/' })
    expect(page.leftFor).toBe('https://wallet.test/')
  })

  test('a retry that needs an answer is offered where somebody listens', async () => {
    const silent = show()
    await (await antom.page()).fail('ORDER_IS_CLOSED')
    expect(silent.state).toMatchObject({ status: 'failed', canRetry: false })
    silent.remove()

    const element = make({ environment: 'sandbox', sessionData: 's-2' })
    element.addEventListener('antom-session-required', ({ detail }) => {
      element.sessionData = `after ${detail.reason}`
    })
    document.body.append(element)
    await (await antom.page({ sessionData: 's-2' })).fail('ORDER_IS_CLOSED')
    expect(element.state.canRetry).toBe(true)
    await element.retry()
    expect(await antom.page()).toMatchObject({ sessionData: 'after retry' })
  })
})

describe('the way out', () => {
  const urls = { successUrl: '/paid', failureUrl: '/failed', cancelUrl: '/cart', backUrl: '/wait' }
  const at = (path: string): string => new URL(path, document.baseURI).href

  test.for<[string, string, Given, (page: Awaited<ReturnType<typeof antom.page>>) => unknown]>([
    ['success-url', '/paid', {}, async (page) => (await page.succeed(), page.backToMerchant())],
    ['success-url', '/paid', { releaseOn: 'result' }, (page) => page.succeed()],
    ['failure-url', '/failed', {}, async (page) => (await page.fail(), page.backToMerchant())],
    ['cancel-url', '/cart', {}, (page) => page.cancel()],
    ['back-url', '/wait', {}, (page) => page.backToMerchant()],
    [
      'success-url, once that is verified',
      '/paid',
      { verifyPayment: async () => 'SUCCESS' },
      (page) => page.backToMerchant(),
    ],
  ])('%s is followed', async ([, path, given, act]) => {
    show({ ...urls, ...given })
    const page = await antom.page()
    await act(page)
    await vi.waitFor(() => expect(assign.mock.calls).toEqual([[at(path)]]))
  })

  test('none is followed while the page is open', async () => {
    show(urls)
    const page = await antom.page()
    await page.process()
    await page.fail()
    await page.succeed()
    expect(assign).not.toHaveBeenCalled()
  })

  test('none is followed by an unmount, whoever does it', async () => {
    const element = show(urls)
    await (await antom.page()).succeed()
    element.checkout.unmount()
    expect(element.state).toMatchObject({ status: 'succeeded', pageOpen: false })
    element.remove()
    await Promise.resolve()
    document.body.append(element)
    await becomes(element, { status: 'succeeded' })
    expect(assign).not.toHaveBeenCalled()
  })

  test('success-url is followed when the order is paid already, and no way back leads here', async () => {
    answers({ paymentStatus: 'SUCCESS' })
    const element = show({ ...urls, sessionUrl: '/api' })
    await becomes(element, { status: 'succeeded', verified: true })
    expect(replace.mock.calls).toEqual([[at('/paid')]])
    expect(assign).not.toHaveBeenCalled()
  })

  test.for([
    ['FAIL', 'failed'],
    ['CANCELLED', 'failed'],
    ['PROCESSING', 'processing'],
  ])('none is followed when the server says %s instead of a session', async ([answer, status]) => {
    answers({ paymentStatus: answer })
    await becomes(show({ ...urls, sessionUrl: '/api' }), { status })
    expect(replace).not.toHaveBeenCalled()
    expect(assign).not.toHaveBeenCalled()
  })

  test('the page that the buyer is on already is not loaded again', async () => {
    answers({ paymentStatus: 'SUCCESS' })
    const element = show({ successUrl: location.href, sessionUrl: '/api' })
    await becomes(element, { status: 'succeeded' })
    expect(replace).not.toHaveBeenCalled()
  })

  test('one that is no web address is ignored, with one warning', async () => {
    const given = { cancelUrl: 'javascript:alert(1)', hostedUrl: 'data:text/html,x' }
    for (const _ of [1, 2]) {
      const element = show(given)
      await (await antom.page()).cancel()
      expect(element.state).toMatchObject({ status: 'canceled' })
      expect(element.state.hostedUrl).toBeUndefined()
      element.remove()
      await Promise.resolve()
    }
    expect(assign).not.toHaveBeenCalled()
    expect(warnings).toEqual([
      '<antom-checkout> hosted-url must be an http(s) or a relative address, but it was "data:text/html,x". It is ignored.',
      '<antom-checkout> cancel-url must be an http(s) or a relative address, but it was "javascript:alert(1)". It is ignored.',
    ])
  })

  test('hosted-url may be relative', async () => {
    const element = show({ hostedUrl: '/pay' })
    await antom.page()
    expect(element.state.hostedUrl).toBe(at('/pay'))
  })
})

describe('the view', () => {
  test('draws the states, and keeps a slot for each', async () => {
    const element = show()
    await (await antom.page()).cancel()
    expect(inside(element, '[part=panel] h2')?.textContent).toBeTruthy()
    expect(inside(element, 'slot')?.getAttribute('name')).toBe('canceled')
  })

  test('has the words and the language of now', async () => {
    const element = show({ view: { words: { canceled: 'Not now' } } })
    await (await antom.page()).cancel()
    expect(element.shadowRoot!.textContent).toContain('Not now')
    element.view = { words: { canceled: 'Another time' } }
    expect(element.shadowRoot!.textContent).toContain('Another time')
  })

  test('view="false" is Antom’s page and nothing else, also later', async () => {
    const element = parse('<antom-checkout environment="sandbox" session-data="s-1" view="false">')
    const { frame } = await antom.page()
    expect(element.shadowRoot!.textContent).toBe('')
    element.setAttribute('view', 'true')
    expect(element.shadowRoot!.textContent).not.toBe('')
    element.setAttribute('view', 'false')
    expect(element.shadowRoot!.textContent).toBe('')
    expect(inside(element, '[data-scene]')).toBeNull()
    expect(frame.isConnected).toBe(true)
    expect(antom.pages).toHaveLength(1)
  })

  test('of an element that is gone listens to nothing', async () => {
    const add = vi.spyOn(window, 'addEventListener')
    const remove = vi.spyOn(window, 'removeEventListener')
    const element = show()
    await antom.page()
    element.remove()
    await becomes(element, { status: 'idle' })
    const focuses = (spy: typeof add | typeof remove): number =>
      spy.mock.calls.filter(([type]) => type === 'focus').length
    expect(focuses(remove)).toBe(focuses(add))
  })
})

test('retry() rejects where it does nothing', async () => {
  await expect(show().retry()).resolves.toMatchObject({ status: 'ready' })
  await expect(make().retry()).rejects.toMatchObject({ code: 'INVALID_STATE' })
})
