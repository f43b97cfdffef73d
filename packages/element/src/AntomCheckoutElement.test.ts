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
  comeBack()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  assign.mockReset()
  replace.mockReset()
  fetching.mockReset()
})

/** The buyer comes back by the back-forward cache. */
const comeBack = (): void =>
  void dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))

type Given = Partial<Pick<AntomCheckoutElement, (typeof propertyNames)[number]>>

const make = (given: Given = {}): AntomCheckoutElement =>
  Object.assign(document.createElement('antom-checkout'), { sdk: antom.sdk, ...given })

const show = (given: Given = {}): AntomCheckoutElement =>
  document.body.appendChild(
    make({ environment: 'sandbox', ...(given.sessionUrl ? {} : { sessionData: 's-1' }), ...given }),
  )

/** Parses HTML. Values that can only be properties are set before the element is connected. */
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

  test('of an element that is moved within one task is not unmounted, and its options stay', async () => {
    const element = show()
    await antom.page()
    const place = document.body.appendChild(document.createElement('div'))
    const { checkout } = element
    const setOptions = vi.spyOn(checkout, 'setOptions')
    const unmount = vi.spyOn(checkout, 'unmount')
    place.append(element)
    await element.updateComplete
    await becomes(element, { status: 'ready' })
    expect(setOptions).not.toHaveBeenCalled()
    expect(unmount).not.toHaveBeenCalled()
  })

  test('keeps its language while the element is out of the document', async () => {
    const place = document.body.appendChild(document.createElement('div'))
    place.lang = 'ja'
    const element = show()
    place.append(element)
    await antom.page()
    const setOptions = vi.spyOn(element.checkout, 'setOptions')
    element.remove()
    element.requestUpdate()
    await becomes(element, { status: 'idle' })
    expect(setOptions).not.toHaveBeenCalled()
  })

  test('is not opened by an element that is removed in the same task', async () => {
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

describe('properties and attributes', () => {
  test('each property has its attribute, except objects and functions', () => {
    expect(AntomCheckoutElement.observedAttributes).toContain('verification-timeout')
    expect(propertyNames.filter((name) => !attributeReaders[name])).toEqual([
      'fetchSession',
      'sdk',
      'verifyPayment',
      'timeouts',
    ])
    for (const name of propertyNames) expect(make()).toHaveProperty(name)
  })

  test('attributes are parsed by type, and go back to the default when they are removed', () => {
    const element = make()
    for (const [attribute, value, meaning] of [
      ['session-data', 's', 's'],
      ['analytics', 'false', false],
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

  test('a text that a framework writes into a property is parsed like the attribute', async () => {
    const element = show()
    Object.assign(element, { analytics: 'false', view: 'true', pageTimeout: '500' })
    Object.assign(element, { trustedOrigins: 'https://a.example', locale: '' })
    await element.updateComplete
    expect(element.locale).toBeUndefined()
    expect(element).toMatchObject({ analytics: false, view: true, pageTimeout: 500 })
    expect(element.trustedOrigins).toEqual(['https://a.example'])
  })

  test.for<[string, boolean | undefined]>([
    ['', undefined],
    ['  ', undefined],
    ['true', true],
    ['True', true],
    [' 1 ', true],
    ['yes', true],
    ['ON', true],
    ['false', false],
    ['False', false],
    ['0', false],
    ['no', false],
    [' Off ', false],
  ])('analytics="%s" and view="%s" are %s', ([given, meaning]) => {
    const element = make()
    for (const name of ['analytics', 'view'] as const) {
      element.setAttribute(name, given)
      expect(element[name]).toBe(meaning)
      element.setAttribute(name, name)
      expect(element[name]).toBe(true)
    }
    expect(warnings).toEqual([])
  })

  test('an unknown word counts as false, with one warning', async () => {
    for (const name of ['analytics', 'view', 'analytics'] as const) {
      const element = make()
      element.setAttribute(name, 'None')
      expect(element[name]).toBe(false)
    }
    await vi.waitFor(() => expect(warnings).toHaveLength(2))
    expect(warnings).toEqual([
      '<antom-checkout> analytics must be "true" or "false", but it was "None". That counts as "false".',
      '<antom-checkout> view must be "true" or "false", but it was "None". That counts as "false".',
    ])
  })

  test('an empty attribute counts as absent', async () => {
    const empty = AntomCheckoutElement.observedAttributes.filter(
      (name) => !/^(environment|session-data)$/.test(name),
    )
    const element = parse(
      `<antom-checkout environment="sandbox" session-data="s-1" ${empty.map((name) => `${name}=""`).join(' ')}>`,
    )
    expect(await antom.page()).toMatchObject({ sessionData: 's-1' })
    for (const name of propertyNames.filter(
      (each) => !/environment|sessionData|^sdk$/.test(each),
    )) {
      expect([name, element[name]]).toEqual([name, undefined])
    }
    expect(element.state.status).toBe('ready')
    const waiting = parse('<antom-checkout environment="sandbox" session-data="" session-url="">')
    await becomes(waiting, { status: 'loading', phase: 'session' })
  })

  test('all changes of one task reach the checkout at once, and reading the checkout applies them first', async () => {
    const element = show()
    await antom.page()
    const given = vi.spyOn(element.checkout, 'setOptions')
    element.setAttribute('frame-title', 'Pay')
    element.hostedUrl = '/pay'
    element.pageTimeout = 500
    expect(given).not.toHaveBeenCalled()
    await element.updateComplete
    expect(given).toHaveBeenCalledOnce()
    element.hostedUrl = '/other'
    expect(element.state.hostedUrl).toMatch(/other$/)
    expect(given).toHaveBeenCalledTimes(2)
  })

  test('properties that are set in the task of the connection are used', async () => {
    const heard = vi.fn<() => void>()
    document.addEventListener('antom-session-required', heard, { once: true })
    const element = document.body.appendChild(make())
    expect(element.state.status).toBe('idle')
    Object.assign(element, { sessionData: 's-1', environment: 'sandbox' })
    expect(await antom.page()).toMatchObject({ sessionData: 's-1' })
    document.removeEventListener('antom-session-required', heard)
    expect(heard).not.toHaveBeenCalled()
  })

  test('the order of the attributes does not matter', async () => {
    parse('<antom-checkout session-data="s-1" view="false" locale="ja" environment="sandbox">')
    expect(await antom.page()).toMatchObject({ sessionData: 's-1', locale: 'ja_JP' })
  })

  test('all options of the core are properties', () => {
    const element = make({ frameTitle: 'Pay here', sessionData: null })
    expect(element).toMatchObject({ frameTitle: 'Pay here', sessionData: null })
  })

  test('several changes together make one remount', async () => {
    const element = show()
    await antom.page()
    element.setAttribute('session-data', 's-2')
    element.setAttribute('locale', 'ja')
    expect(await antom.page({ sessionData: 's-2' })).toMatchObject({ locale: 'ja_JP' })
    expect(antom.pages).toHaveLength(2)
  })

  test('changes that need no other page do not open one', async () => {
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

  test('one that is removed goes back to its default', async () => {
    const element = show({ frameTitle: 'Pay here' })
    const { frame } = await antom.page()
    expect(frame.title).toBe('Pay here')
    element.frameTitle = undefined
    await element.updateComplete
    expect(frame.title).toBe('Secure checkout')
  })

  test('an invalid one is reported, and a valid one repairs it', async () => {
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

describe('the language', () => {
  afterEach(() => {
    document.documentElement.removeAttribute('lang')
  })

  test('is that of the element or of its nearest ancestor, also across shadow roots', async () => {
    document.documentElement.lang = 'de'
    const place = document.body.appendChild(document.createElement('div'))
    place.lang = 'ja'
    const host = place.appendChild(document.createElement('div'))
    const root = host.attachShadow({ mode: 'closed' })
    const element = make({ environment: 'sandbox', sessionData: 's-1' })
    root.append(element)
    expect(await antom.page()).toMatchObject({ locale: 'ja_JP' })
    element.setAttribute('lang', 'fr')
    expect(await antom.page({ locale: 'fr_FR' })).toBeTruthy()
    element.setAttribute('lang', '')
    expect(await antom.page({ locale: 'ja_JP' })).toBeTruthy()
    place.removeAttribute('lang')
    expect(await antom.page({ locale: 'de_DE' })).toBeTruthy()
    element.locale = 'ko'
    expect(await antom.page({ locale: 'ko_KR' })).toBeTruthy()
    document.documentElement.lang = 'it'
    await element.updateComplete
    expect(antom.pages).toHaveLength(5)
  })

  test('of another place counts once the element is there', async () => {
    const place = document.body.appendChild(document.createElement('div'))
    place.lang = 'ja'
    const element = show()
    expect(await antom.page()).toMatchObject({ locale: 'en_US' })
    place.append(element)
    expect(await antom.page({ locale: 'ja_JP' })).toBeTruthy()
  })

  test('does not change during a payment', async () => {
    const element = show({ releaseOn: 'back-to-merchant' })
    const page = await antom.page()
    await page.process()
    document.documentElement.lang = 'ja'
    await element.updateComplete
    expect(antom.pages).toHaveLength(1)
    expect(page.isOpen).toBe(true)
  })
})

describe('in Turbo', () => {
  const { documentElement } = document
  afterEach(() => {
    documentElement.removeAttribute('data-turbo-preview')
    Reflect.deleteProperty(window, 'Turbo')
  })
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

  test('a preview asks for nothing and looks like loading', async () => {
    documentElement.setAttribute('data-turbo-preview', '')
    const element = show({ sessionUrl: '/api' })
    await turn()
    expect(element.state.status).toBe('idle')
    expect(inside(element, '[data-scene=loading]')).not.toBeNull()
    element.remove()
    await turn()
    documentElement.removeAttribute('data-turbo-preview')
    await turn()
    expect(fetching).not.toHaveBeenCalled()
    expect(element.state.status).toBe('idle')
  })

  test('the checkout starts when the preview ends, if the element still exists', async () => {
    answers({ paymentSessionData: 'fetched' })
    documentElement.setAttribute('data-turbo-preview', '')
    const element = show({ sessionUrl: '/api' })
    await turn()
    documentElement.removeAttribute('data-turbo-preview')
    expect(await antom.page()).toMatchObject({ sessionData: 'fetched' })
    await becomes(element, { status: 'ready' })
    expect(fetching).toHaveBeenCalledOnce()
  })

  test('a preview that is replaced just after its attribute was removed asks for nothing', async () => {
    Object.assign(window, { Turbo: {} })
    documentElement.setAttribute('data-turbo-preview', '')
    const [old, kept] = [show({ sessionUrl: '/api' }), show({ sessionData: 'kept' })]
    await turn()
    documentElement.removeAttribute('data-turbo-preview')
    await turn()
    old.remove()
    await turn()
    expect(antom.pages).toEqual([])
    document.dispatchEvent(new Event('turbo:render', { bubbles: true }))
    expect(await antom.page()).toMatchObject({ sessionData: 'kept' })
    expect([fetching.mock.calls.length, kept.state.status]).toEqual([0, 'ready'])
    expect(old.state.status).toBe('idle')
  })

  test('a preview navigates nowhere, and the page after it does', async () => {
    documentElement.setAttribute('data-turbo-preview', '')
    const element = make({ environment: 'sandbox', successUrl: '/paid' })
    element.fetchSession = async () => ({ paymentStatus: 'SUCCESS' })
    document.body.append(element)
    await element.checkout.mount(inside(element, '[part=frame]')!)
    expect(element.state.status).toBe('succeeded')
    expect(replace).not.toHaveBeenCalled()
    documentElement.removeAttribute('data-turbo-preview')
    await vi.waitFor(() => expect(replace).toHaveBeenCalledOnce())
  })

  test('a clone is an element of its own, with the same attributes', async () => {
    const element = parse('<antom-checkout environment="sandbox" session-data="s-1">')
    await antom.page()
    const clone = element.cloneNode(true) as AntomCheckoutElement
    expect(clone.checkout).not.toBe(element.checkout)
    element.remove()
    await becomes(element, { pageOpen: false })
    clone.sdk = antom.sdk
    document.body.append(clone)
    expect(await antom.page()).toMatchObject({ sessionData: 's-1' })
  })
})

describe('session-url', () => {
  test('gets a POST with the reason and the params', async () => {
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

  test('gets another POST for a retry, with the newest params', async () => {
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
  ] as const)('%s is no session, and the error says so', async ([, body, init, came]) => {
    answers(body, init)
    const element = show({ sessionUrl: '/api' })
    await becomes(element, { status: 'error', canRetry: true })
    const { error } = element.state as CheckoutState & { status: 'error' }
    expect(error).toMatchObject({ code: 'SESSION_FETCH_FAILED', retryable: true })
    expect(error.message).toContain(
      `session-url must answer with the createPaymentSession response as JSON, but /api answered ${came}`,
    )
  })

  test('an answer without a session leads to an error that says what is missing', async () => {
    answers({ error: 'The cart is empty.' })
    const element = show({ sessionUrl: '/api' })
    await becomes(element, { status: 'error' })
    const { error } = element.state as CheckoutState & { status: 'error' }
    expect(error).toMatchObject({ code: 'INVALID_SESSION' })
    expect(error.message).toContain('paymentSessionData')
  })

  test("a refusal of Antom's is reported with its code", async () => {
    answers({ result: { resultStatus: 'F', resultCode: 'PARAM_ILLEGAL' } })
    const element = show({ sessionUrl: '/api' })
    await becomes(element, { status: 'error' })
    const { error } = element.state as CheckoutState & { status: 'error' }
    expect(error.code).toBe('SESSION_FETCH_FAILED')
    expect(error.message).toContain('PARAM_ILLEGAL')
  })

  test('a server that cannot be reached is reported, and asked again by retry()', async () => {
    fetching.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    const element = show({ sessionUrl: '/api' })
    await becomes(element, { status: 'error', canRetry: true })
    answers({ paymentSessionData: 'fetched' })
    await element.retry()
    expect(element.state.status).toBe('ready')
    expect(fetching).toHaveBeenCalledTimes(2)
  })

  test.for(['cart=7', '7', '[]', 'null'])(
    'session-params="%s" is reported',
    async (sessionParams) => {
      const element = show({ sessionUrl: '/api', sessionParams })
      await becomes(element, { status: 'error', canRetry: false })
      const { error } = element.state as CheckoutState & { status: 'error' }
      expect(error.message).toBe(
        `session-params must be a JSON object, but it was ${JSON.stringify(sessionParams)}. Correct the attribute.`,
      )
      expect(fetching).not.toHaveBeenCalled()
    },
  )
})

describe('events', () => {
  test('each is a DOM event with the event of the checkout, and bubbles out of shadow roots', async () => {
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

  test('a retry is offered, with or without a listener', async () => {
    const element = show()
    await (await antom.page()).fail('ORDER_IS_CLOSED')
    expect(element.state).toMatchObject({ status: 'failed', canRetry: true })
    // The answer may come from a listener on an ancestor.
    document.addEventListener(
      'antom-session-required',
      (event) => {
        const { detail } = event as HTMLElementEventMap['antom-session-required']
        element.sessionData = `after ${detail.reason}`
      },
      { once: true },
    )
    await element.retry()
    expect(await antom.page()).toMatchObject({ sessionData: 'after retry' })
  })
})

describe('an unanswered antom-session-required', () => {
  const asks = async (): Promise<AntomCheckoutElement> => {
    const element = document.body.appendChild(make({ environment: 'sandbox' }))
    const isAsked = vi.fn<() => void>()
    document.addEventListener('antom-session-required', isAsked, { once: true })
    await vi.waitFor(() => expect(isAsked).toHaveBeenCalled(), { interval: 2 })
    return element
  }
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
  const type = 'antom-session-required'

  test('is answered by a listener that is added later', async () => {
    const element = await asks()
    element.addEventListener(type, ({ detail, target, currentTarget }) => {
      expect([target, currentTarget]).toEqual([element, element])
      element.sessionData = `for ${detail.reason}`
    })
    expect(await antom.page()).toMatchObject({ sessionData: 'for initial' })
  })

  test('is repeated to the late listener only, and once', async () => {
    const element = await asks()
    const [early, late, above] = [vi.fn<() => void>(), vi.fn<() => void>(), vi.fn<() => void>()]
    element.addEventListener(type, early)
    document.body.addEventListener(type, above)
    await turn()
    expect(early).toHaveBeenCalledOnce()
    element.addEventListener(type, late)
    expect(late).not.toHaveBeenCalled()
    element.addEventListener(type, late)
    element.addEventListener('antom-ready', above)
    await turn()
    document.body.removeEventListener(type, above)
    expect([early, late, above].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0])
  })

  test('is repeated to an object, to a capturing listener, and to a listener with once', async () => {
    const element = await asks()
    const handleEvent = vi.fn<() => void>()
    const object = { handleEvent }
    element.addEventListener(type, object, { once: true })
    await turn()
    expect(handleEvent).toHaveBeenCalledOnce()
    expect(handleEvent.mock.contexts).toEqual([object])
    element.dispatchEvent(new CustomEvent(type))
    expect(handleEvent).toHaveBeenCalledOnce()
    element.addEventListener(type, object, true)
    await turn()
    element.addEventListener(type, object, { capture: true })
    await turn()
    expect(handleEvent).toHaveBeenCalledTimes(2)
  })

  test('is not repeated to a listener that is removed or aborted meanwhile', async () => {
    const element = await asks()
    const listener = vi.fn<() => void>()
    const controller = new AbortController()
    element.addEventListener(type, listener, true)
    element.removeEventListener(type, listener, { capture: true })
    element.addEventListener(type, listener, controller)
    controller.abort()
    await turn()
    element.addEventListener(type, listener, controller)
    await turn()
    expect(listener).not.toHaveBeenCalled()
    element.addEventListener(type, listener)
    element.removeEventListener(type, listener, true)
    await turn()
    expect(listener).toHaveBeenCalledOnce()
  })

  test('is not repeated once it is answered, or once the element is removed', async () => {
    const listener = vi.fn<() => void>()
    const element = await asks()
    element.sessionData = 's-1'
    element.addEventListener(type, listener)
    await antom.page()
    const fetches = await asks()
    fetching.mockReturnValue(new Promise(() => {}))
    fetches.sessionUrl = '/api'
    fetches.addEventListener(type, listener)
    await vi.waitFor(() => expect(fetching).toHaveBeenCalledOnce())
    await turn()
    const away = await asks()
    away.remove()
    await becomes(away, { status: 'idle' })
    away.addEventListener(type, listener)
    await turn()
    expect(listener).not.toHaveBeenCalled()
  })

  test('is repeated to a listener with once that is added again', async () => {
    const listener = vi.fn<() => void>()
    const element = make({ environment: 'sandbox' })
    element.addEventListener(type, listener, { once: true })
    document.body.append(element)
    await vi.waitFor(() => expect(listener).toHaveBeenCalledOnce())
    element.addEventListener(type, listener, { once: true })
    await turn()
    expect(listener).toHaveBeenCalledTimes(2)
  })

  test('a late listener that throws is reported, and nothing else happens', async () => {
    const report = vi.fn<(error: unknown) => void>()
    vi.stubGlobal('reportError', report)
    const element = await asks()
    element.addEventListener(type, () => {
      throw new Error('oh no')
    })
    await turn()
    expect(report.mock.calls).toEqual([[new Error('oh no')]])
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

  test.for<['PROCESSING' | 'SUCCESS' | 'FAIL', string]>([
    ['PROCESSING', '/wait'],
    ['SUCCESS', '/paid'],
    ['FAIL', '/failed'],
  ])('after the way back while verifying, %s leads to %s', async ([answer, path]) => {
    let settle: (status: typeof answer) => void = () => {}
    const verifyPayment = (): Promise<typeof answer> =>
      new Promise((resolve) => {
        settle = resolve
      })
    const element = show({ ...urls, verifyPayment })
    if (answer === 'PROCESSING') element.verificationTimeout = 20
    const page = await antom.page()
    await page.succeed()
    await page.backToMerchant()
    expect(element.state).toMatchObject({ status: 'verifying', pageOpen: false })
    expect(assign).not.toHaveBeenCalled()
    if (answer !== 'PROCESSING') settle(answer) // No answer: it times out.
    await vi.waitFor(() => expect(assign.mock.calls).toEqual([[at(path)]]))
    expect(replace).not.toHaveBeenCalled()
  })

  test('an outcome that becomes known later is followed then', async () => {
    let answer: 'PROCESSING' | 'SUCCESS' = 'PROCESSING'
    const verifyPayment = async (): Promise<typeof answer> => answer
    const element = show({ ...urls, backUrl: '', verifyPayment, verificationTimeout: 20 })
    const page = await antom.page()
    await page.backToMerchant()
    await becomes(element, { status: 'processing', pageOpen: false })
    answer = 'SUCCESS'
    dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(assign.mock.calls).toEqual([[at('/paid')]]))
  })

  test('each payment is followed, also after a retry', async () => {
    const element = show({ ...urls, failureUrl: '' })
    const page = await antom.page()
    await page.fail()
    await page.backToMerchant()
    expect(assign).not.toHaveBeenCalled()
    await element.retry()
    const second = await antom.page()
    await second.succeed()
    element.failureUrl = '/failed'
    expect(assign).not.toHaveBeenCalled()
    await second.backToMerchant()
    expect(assign.mock.calls).toEqual([[at('/paid')]])
  })

  test('an address that is given together with the outcome is used', async () => {
    const element = show()
    element.addEventListener('antom-payment-successful', () => (element.successUrl = '/order/7'))
    const page = await antom.page()
    await page.succeed()
    await page.backToMerchant()
    expect(assign.mock.calls).toEqual([[at('/order/7')]])
  })

  test('of two elements, only the first one navigates', async () => {
    show(urls)
    const one = await antom.page()
    show({ ...urls, sessionData: 's-2' })
    const two = await antom.page({ sessionData: 's-2' })
    await one.succeed()
    await two.succeed()
    await two.backToMerchant()
    await one.backToMerchant()
    expect(assign).toHaveBeenCalledOnce()
  })

  test('a buyer who comes back by the back-forward cache is led on again', async () => {
    const element = show(urls)
    await (await antom.page()).cancel()
    comeBack()
    await element.retry()
    await (await antom.page()).cancel()
    expect(assign.mock.calls).toEqual([[at('/cart')], [at('/cart')]])
  })

  test('an address on the same page does not block the next one', async () => {
    const element = show({ cancelUrl: '#canceled' })
    await (await antom.page()).cancel()
    element.successUrl = '/paid'
    await element.retry()
    const page = await antom.page()
    await page.succeed()
    await page.backToMerchant()
    expect(assign.mock.calls).toEqual([[at('#canceled')], [at('/paid')]])
  })

  test('none is followed by destroy()', async () => {
    const element = show(urls)
    await (await antom.page()).succeed()
    element.checkout.destroy()
    expect(assign).not.toHaveBeenCalled()
  })

  test('news of a payment is followed after the element was out of the document', async () => {
    let answer: 'PROCESSING' | 'SUCCESS' = 'PROCESSING'
    const verifyPayment = async (): Promise<typeof answer> => answer
    const element = show({ ...urls, verifyPayment, verificationTimeout: 20 })
    await (await antom.page()).process()
    await becomes(element, { status: 'processing', pageOpen: true })
    element.remove()
    await becomes(element, { status: 'processing', pageOpen: false })
    document.body.append(element)
    await element.updateComplete
    expect(assign).not.toHaveBeenCalled()
    answer = 'SUCCESS'
    await vi.waitFor(() => {
      dispatchEvent(new Event('online'))
      expect(element.state.status).toBe('succeeded')
    })
    expect(assign.mock.calls).toEqual([[at('/paid')]])
  })

  test('none is followed while the page is open', async () => {
    show(urls)
    const page = await antom.page()
    await page.process()
    await page.fail()
    await page.succeed()
    expect(assign).not.toHaveBeenCalled()
  })

  test('none is followed by an unmount, whoever calls it', async () => {
    const element = show(urls)
    await (await antom.page()).succeed()
    element.checkout.unmount()
    expect(element.state).toMatchObject({ status: 'succeeded', pageOpen: false })
    element.remove()
    await Promise.resolve()
    document.body.append(element)
    await becomes(element, { status: 'succeeded' })
    await element.updateComplete
    expect(assign).not.toHaveBeenCalled()
    expect(replace).not.toHaveBeenCalled()
  })

  test('success-url is followed if the order is paid already, and the history does not lead back here', async () => {
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
  ])('none is followed if the server answers %s instead of a session', async ([answer, status]) => {
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

  test('has the newest words and language', async () => {
    const element = show({ view: { words: { canceled: 'Not now' } } })
    await (await antom.page()).cancel()
    expect(element.shadowRoot!.textContent).toContain('Not now')
    element.view = { words: { canceled: 'Another time' } }
    await element.updateComplete
    expect(element.shadowRoot!.textContent).toContain('Another time')
  })

  test('view="false" shows Antom’s page and nothing else, also later', async () => {
    const element = parse('<antom-checkout environment="sandbox" session-data="s-1" view="false">')
    const { frame } = await antom.page()
    expect(element.shadowRoot!.textContent).toBe('')
    element.setAttribute('view', 'true')
    await element.updateComplete
    expect(element.shadowRoot!.textContent).not.toBe('')
    element.setAttribute('view', 'false')
    await element.updateComplete
    expect(element.shadowRoot!.textContent).toBe('')
    expect(inside(element, '[data-scene]')).toBeNull()
    expect(frame.isConnected).toBe(true)
    expect(antom.pages).toHaveLength(1)
  })

  test('of a removed element listens to nothing', async () => {
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

test('retry() rejects where it is not allowed', async () => {
  await expect(show().retry()).resolves.toMatchObject({ status: 'ready' })
  await expect(make().retry()).rejects.toMatchObject({ code: 'INVALID_STATE' })
})
