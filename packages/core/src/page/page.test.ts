import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CheckoutOptions } from '../options.ts'
import { localeOf } from '../sdk/locale.ts'
import type { Sdk, SdkOptions } from '../sdk/sdk.ts'
import { openPage, titleOf } from './page.ts'

/** What Antom's page reports, and that closing it ends everything: one test a rule, without a browser. */

const origin = 'https://antom.test'
const environment = `${origin}/page`

interface Opened {
  readonly frame: HTMLElement & { contentDocument?: { URL: string } }
  /** What was reported, in order. */
  readonly told: unknown[][]
  /** The options that the SDK was made with. */
  readonly made: SdkOptions[]
  readonly unmount: ReturnType<typeof vi.fn<() => void>>
  readonly close: () => void
  readonly say: (from?: string) => void
  readonly refuse: (violation?: Partial<SecurityPolicyViolationEvent>) => void
}

const closes: (() => void)[] = []
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  closes.splice(0).forEach((close) => close())
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  document.documentElement.lang = ''
  document.body.replaceChildren()
})

function open(options: Partial<CheckoutOptions> = {}): Opened {
  const frame = Object.assign(document.createElement('p'), { contentWindow: {} })
  const told: unknown[][] = []
  const tell =
    (what: string) =>
    (...args: unknown[]): void =>
      void told.push([what, ...args])
  const made: SdkOptions[] = []
  const unmount = vi.fn<() => void>(() => console.log('[web-sdk] unmount'))
  class Made implements Sdk {
    constructor(given: SdkOptions) {
      made.push(given)
      document.body.appendChild(document.createElement('i'))
    }
    mountComponent(_: unknown, selector: string): void {
      window.addEventListener('message', () => {})
      document.querySelector(selector)!.appendChild(frame)
    }
    unmount = unmount
  }
  const shown = options.environment ?? environment
  const all = (): CheckoutOptions => ({ environment, ...options })
  const page = openPage(Made, 'session', shown, document.body, all, {
    loaded: tell('loaded'),
    returned: tell('returned'),
    reloading: tell('reloading'),
    emptied: tell('emptied'),
    away: tell('away'),
    refused: tell('refused'),
    received: ({ payment }) => {
      told.push(['received', payment?.type])
      return true
    },
    blocked: tell('blocked'),
  })
  closes.push(page.close)
  expect(page.frame).toBe(frame)
  return {
    frame,
    told,
    made,
    unmount,
    close: page.close,
    say(from = origin) {
      const data = JSON.stringify({ code: 'SDK_PAYMENT_SUCCESSFUL' })
      const source = frame.contentWindow as Window
      window.dispatchEvent(new MessageEvent('message', { data, origin: from, source }))
    },
    refuse(violation) {
      const event = new Event('securitypolicyviolation')
      const ours = { effectiveDirective: 'frame-src', disposition: 'enforce', blockedURI: origin }
      document.dispatchEvent(Object.assign(event, ours, violation))
    },
  }
}

const load = ({ frame }: Opened): void => void frame.onload?.(new Event('load'))

describe('a closed page', () => {
  test('reports nothing more: no message, no refusal, no load, and not that it has gone', async () => {
    const page = open()
    page.close()
    page.say()
    page.refuse()
    load(page)
    await vi.advanceTimersByTimeAsync(5000)
    expect(page.told).toEqual([])
  })

  test('leaves no frame, and unmounts the SDK without a line on the console', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const { frame, unmount, close } = open()
    close()
    expect(unmount).toHaveBeenCalledOnce()
    expect(log).not.toHaveBeenCalled()
    expect(frame.isConnected).toBe(false)
  })

  test('is freed in every part, whatever step throws, and throws nothing', () => {
    const reported = vi.fn<(error: unknown) => void>()
    vi.stubGlobal('reportError', reported)
    const page = open()
    page.unmount.mockImplementation(() => {
      throw new Error('unmount')
    })
    const disconnect = vi.spyOn(MutationObserver.prototype, 'disconnect')
    disconnect.mockImplementation(() => {
      throw new Error('observer')
    })
    page.close()
    disconnect.mockRestore()
    expect(reported.mock.calls.map(([error]) => (error as Error).message)).toEqual([
      'observer',
      'unmount',
    ])
    expect(page.frame.isConnected).toBe(false)
    page.say()
    load(page)
    expect(page.told).toEqual([])
  })

  test('is removed once: Prototype.js 1.7 throws without a parent', () => {
    vi.spyOn(Element.prototype, 'remove').mockImplementation(function (this: Element) {
      this.parentNode!.removeChild(this)
    })
    const reported = vi.fn<(error: unknown) => void>()
    vi.stubGlobal('reportError', reported)
    const { frame, unmount, close } = open()
    unmount.mockImplementation(() => frame.remove())
    close()
    close()
    expect(frame.isConnected).toBe(false)
    // The second call came from the SDK's own `unmount()`.
    expect(reported).toHaveBeenCalledOnce()
  })

  test('reported until then', async () => {
    const page = open()
    load(page)
    page.say()
    page.frame.remove()
    await vi.advanceTimersByTimeAsync(0)
    expect(page.told).toEqual([['loaded'], ['received', 'paymentSuccessful'], ['emptied']])
  })
})

describe('a frame that frame-src refuses', () => {
  test.each([
    [origin, true],
    [`${environment}?session=1`, true],
    ['https://ads.test', false],
    ['data', false],
    ['', false],
  ])('at "%s" is ours: %s', (blockedURI, isOurs) => {
    const { told, refuse } = open()
    refuse({ blockedURI })
    expect(told).toEqual([['refused', isOurs, 'frame-src']])
  })

  test.each<[Partial<SecurityPolicyViolationEvent>]>([
    [{ disposition: 'report' }],
    [{ effectiveDirective: 'script-src' }],
  ])('is not reported for %j', (violation) => {
    const { told, refuse } = open()
    refuse(violation)
    expect(told).toEqual([])
  })
})

describe('a frame that the embedder policy refuses', () => {
  const body = { destination: 'iframe', disposition: 'enforce', blockedURL: `${environment}?a` }

  /** Chromium's reports, sent by hand. */
  function observeReports(): { report: (given?: object) => void; isObserved: () => boolean } {
    const listeners = new Set<(reports: { body: object }[]) => void>()
    class Observer {
      readonly listener: (reports: { body: object }[]) => void
      readonly types: string[]
      constructor(listener: Observer['listener'], { types }: { types: string[] }) {
        this.listener = listener
        this.types = types
      }
      observe(): void {
        if (this.types.includes('coep')) listeners.add(this.listener)
      }
      disconnect(): void {
        listeners.delete(this.listener)
      }
    }
    vi.stubGlobal('ReportingObserver', Observer)
    return {
      report: (given) =>
        listeners.forEach((each) => each([{ body: { toJSON: () => ({ ...body, ...given }) } }])),
      isObserved: () => listeners.size > 0,
    }
  }

  test.each([
    [`${environment}?a`, true],
    ['https://bank.test', false],
  ])('at %s is ours: %s', (blockedURL, isOurs) => {
    const { report } = observeReports()
    const { told } = open()
    report({ blockedURL })
    expect(told).toEqual([['refused', isOurs, 'coep']])
  })

  test.each([{ disposition: 'reporting' }, { destination: 'image' }])(
    'is not reported for %j',
    (given) => {
      const { report } = observeReports()
      const { told } = open()
      report(given)
      expect(told).toEqual([])
    },
  )

  test('is not observed any more once the page is closed', () => {
    const { isObserved } = observeReports()
    const { close } = open()
    expect(isObserved()).toBe(true)
    close()
    expect(isObserved()).toBe(false)
  })
})

describe('a load', () => {
  test('of a page of the shop reports its address after the load', () => {
    const page = open()
    page.frame.contentDocument = { URL: 'https://shop.test/thanks?paid' }
    load(page)
    expect(page.told).toEqual([['loaded'], ['returned', 'https://shop.test/thanks?paid']])
  })

  test.each([
    ["Antom's page, served by the shop itself", { URL: `${origin}/other` }],
    ['no page yet', { URL: 'about:blank' }],
    ['a page of others', undefined],
  ])('of %s is not the way back to the shop', (_, contentDocument) => {
    const page = open()
    Object.assign(page.frame, { contentDocument })
    load(page)
    expect(page.told).toEqual([['loaded']])
  })
})

describe('a page', () => {
  test.each([
    ['sandbox', 'sandbox'],
    ['https:antom.test', 'https://antom.test/'],
  ])('with the environment %s is made with %s', (given, understood) => {
    expect(open({ environment: given, locale: 'de' }).made).toEqual([
      { environment: understood, locale: localeOf({ environment: '', locale: 'de' }) },
    ])
  })

  test.each([
    [undefined, 1],
    [true, 1],
    [false, 0],
  ])('with analytics: %s has %i tracking scripts', (analytics, count) => {
    open({ analytics })
    expect(document.body.querySelectorAll('i')).toHaveLength(count)
  })

  test('trusts the origins that the options name at that time', () => {
    const options: { trustedOrigins?: string[] } = {}
    const { told, say } = open(options)
    say('https://partner.test')
    options.trustedOrigins = ['https://partner.test']
    say('https://partner.test')
    say('https://bank.test')
    expect(told).toEqual([
      ['blocked', 'origin', 'https://partner.test'],
      ['received', 'paymentSuccessful'],
      ['blocked', 'origin', 'https://bank.test'],
    ])
  })

  test('reloads when it is moved', async () => {
    const page = open()
    Object.assign(page.frame, { contentWindow: {} })
    document.body.append(page.frame)
    await vi.advanceTimersByTimeAsync(0)
    expect(page.told).toEqual([['reloading']])
  })

  test('passes no option of a polluted Object.prototype to the SDK', () => {
    Object.assign(Object.prototype, { onEventCallback: 'evil' })
    try {
      expect((open().made[0] as { onEventCallback?: unknown }).onEventCallback).toBeUndefined()
    } finally {
      Reflect.deleteProperty(Object.prototype, 'onEventCallback')
    }
  })

  test('has a name, English by default', () => {
    const first = open()
    expect(first.frame.title).toBe('Secure checkout')
    first.close()
    expect(open({ frameTitle: 'Kasse' }).frame.title).toBe('Kasse')
    expect(titleOf({ environment, frameTitle: '' })).toBe('')
  })

  test("has the document's language by default, also where there is no document", () => {
    document.documentElement.lang = 'de'
    const german = localeOf({ environment })
    expect(german).toBe(localeOf({ environment, locale: 'de' }))
    Object.defineProperty(document, 'documentElement', {
      value: document.createElement('form'),
      configurable: true,
    })
    expect(localeOf({ environment })).toBe(german)
    Reflect.deleteProperty(document, 'documentElement')
    const french = localeOf({ environment, locale: 'fr' })
    expect(french).not.toBe(german)
    vi.stubGlobal('document', undefined)
    expect(localeOf({ environment, locale: 'fr' })).toBe(french)
    expect(localeOf({ environment })).toMatch(/^\w+$/)
    vi.unstubAllGlobals()
  })
})
