import { afterEach, describe, expect, test, vi } from 'vitest'
import type { BlockReason, RedirectUrls } from '../events.ts'
import { guard } from './guard.ts'
import type { Message } from './message.ts'

/**
 * Which messages are trusted, and where a redirect may lead (DESIGN.md#the-guard): one test a rule, without a browser.
 */

const page = new URL('https://antom.test/page')
const paid = { code: 'SDK_PAYMENT_SUCCESSFUL' }

interface Guarded {
  frame: HTMLIFrameElement
  /** The messages that the SDK got. */
  readonly forwarded: unknown[]
  readonly received: [Message, RedirectUrls | undefined][]
  readonly blocked: [BlockReason, string][]
  /** What was called, in order. */
  readonly order: string[]
  /** The origins that the SDK's replies went to. */
  readonly answers: unknown[][]
  readonly sdk: Parameters<typeof guard>[0]
  say: (data: unknown, from?: { source?: unknown; origin?: string }) => void
}

const stops: (() => void)[] = []
afterEach(() => {
  stops.splice(0).forEach((stop) => stop())
  vi.restoreAllMocks()
  vi.useRealTimers()
  document.body.replaceChildren()
  Reflect.deleteProperty(window, Symbol.for('antom-checkout.family'))
})

/** An element that has a window of its own while it is in the document, like a frame. */
function makeFrame(answers: unknown[][] = []): HTMLIFrameElement {
  const own = { postMessage: (...args: unknown[]) => answers.push(args) }
  const frame = document.createElement('p') as unknown as HTMLIFrameElement
  const get = (): unknown => (frame.isConnected ? own : null)
  Object.defineProperty(frame, 'contentWindow', { get, configurable: true })
  document.body.append(frame)
  return frame
}

function protect(
  setup: { page?: URL; trusted?: string; wants?: boolean; listens?: () => void } = {},
  begin = guard,
): Guarded {
  const answers: unknown[][] = []
  const guarded: Omit<Guarded, 'frame'> = {
    forwarded: [],
    received: [],
    blocked: [],
    order: [],
    answers,
    sdk: { mountComponent() {}, unmount() {} },
    say(data, { source = frame.contentWindow, origin = page.origin } = {}) {
      const text = typeof data === 'string' ? data : JSON.stringify(data)
      window.dispatchEvent(
        new MessageEvent('message', { data: text, origin, source: source as Window }),
      )
    },
  }
  const listen = (event: MessageEvent): void => {
    console.log('[web-sdk] message')
    guarded.forwarded.push(event.data)
    guarded.order.push('forwarded')
  }
  const { frame, stop } = begin(
    guarded.sdk,
    setup.page ?? page,
    () => {
      if (setup.listens) setup.listens()
      else window.addEventListener('message', listen)
      return makeFrame(answers)
    },
    (origin) => origin === setup.trusted,
    (message, urls) => {
      guarded.received.push([message, urls])
      guarded.order.push('received')
      return setup.wants ?? true
    },
    (...args) => {
      guarded.blocked.push(args)
      guarded.order.push('blocked')
    },
  )
  stops.push(stop)
  return { ...guarded, frame }
}

describe('a message', () => {
  test("of Antom's page comes to us first, then to the SDK, which prints nothing of it", () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const { say, order, blocked } = protect()
    say(paid)
    expect(order).toEqual(['received', 'forwarded'])
    expect(blocked).toEqual([])
    expect(log).not.toHaveBeenCalled()
  })

  test('that is refused by the receiver does not reach the SDK', () => {
    const { say, order } = protect({ wants: false })
    say(paid)
    expect(order).toEqual(['received'])
  })

  test.each<
    [string, BlockReason, (frame: HTMLIFrameElement) => { source?: unknown; origin?: string }]
  >([
    ['of the page itself', 'source', () => ({ source: window })],
    ['of nobody', 'source', () => ({ source: null })],
    ["of a bank in Antom's place", 'origin', () => ({ origin: 'https://bank.test' })],
    ['of a bank anywhere', 'source', () => ({ source: {}, origin: 'https://bank.test' })],
  ])('%s is reported, and reaches neither us nor the SDK', (_, reason, from) => {
    const { say, frame, order, blocked } = protect()
    const { source, origin } = from(frame)
    say(paid, { ...(source !== undefined && { source }), ...(origin && { origin }) })
    expect(order).toEqual(['blocked'])
    expect(blocked).toEqual([[reason, origin ?? page.origin]])
  })

  test('without a window is not trusted while the frame is out of the document; one of a stranger is reported', () => {
    const { say, frame, order, blocked } = protect()
    frame.remove()
    say(paid, { source: null })
    expect(order).toEqual([])
    say(paid, { source: null, origin: 'https://bank.test' })
    expect(blocked).toEqual([['source', 'https://bank.test']])
  })

  test.each([
    ['another text', 'x'.repeat(200_000)],
    [
      'a text of somebody else',
      JSON.stringify({ name: 'SDK_', list: Array(9000).fill('onRedirect') }),
    ],
    ['a text as long as no message is', JSON.stringify({ ...paid, message: 'x'.repeat(5000) })],
    ['an object', { ...paid }],
  ])('from elsewhere that is %s is not parsed', (_, data) => {
    const { order } = protect()
    const parse = vi.spyOn(JSON, 'parse')
    window.dispatchEvent(new MessageEvent('message', { data, origin: page.origin, source: window }))
    expect(parse).not.toHaveBeenCalled()
    expect(order).toEqual([])
  })

  test('of a trusted origin is accepted from our own frame only', () => {
    const origin = 'https://partner.test'
    const { say, order } = protect({ trusted: origin })
    say(paid, { origin })
    say(paid, { origin, source: window })
    expect(order).toEqual(['received', 'forwarded', 'blocked'])
  })

  test("that does not look like Antom's is not reported", () => {
    const { say, order } = protect()
    say({ code: 'HELLO' }, { source: window })
    say('what?', { source: window })
    say('what?')
    expect(order).toEqual([])
  })

  test('of the wrong shape is reported, and reaches neither us nor the SDK', () => {
    const { say, order, blocked } = protect()
    say({ ...paid, result: 'SUCCESS' })
    expect(order).toEqual(['blocked'])
    expect(blocked).toEqual([['shape', page.origin]])
  })

  test('after stop() reaches nobody', () => {
    const { say, order } = protect()
    stops[0]!()
    say(paid)
    expect(order).toEqual([])
  })
})

describe('another checkout on the page', () => {
  test("is neither trusted nor reported, but a bank's page in its frame is", () => {
    const one = protect()
    const other = protect()
    other.say(paid)
    expect(one.order).toEqual([])
    other.say(paid, { origin: 'https://bank.test' })
    expect(other.blocked).toEqual([['origin', 'https://bank.test']])
  })

  test('is recognized also if another copy of this module guards it', async () => {
    const one = protect()
    vi.resetModules()
    const copy = await import('./guard.ts')
    expect(copy.guard).not.toBe(guard)
    const other = protect({}, copy.guard)
    other.say(paid)
    expect(one.order).toEqual([])
  })

  test('that was just freed is not reported for its last messages, in whatever window', () => {
    vi.useFakeTimers()
    const one = protect()
    const other = protect()
    const source = other.frame.contentWindow
    stops[1]!()
    other.frame.remove()
    other.say(paid, { source })
    other.say(paid, { source: null })
    expect(one.order).toEqual([])
    // From any other source, and later from no window, the same texts are forged.
    other.say(paid, { source: window })
    other.say(paid, { source: null, origin: 'https://bank.test' })
    vi.advanceTimersByTime(5000)
    other.say(paid, { source: null })
    other.say(paid, { source })
    expect(one.blocked).toEqual([
      ['source', page.origin],
      ['source', 'https://bank.test'],
      ['source', page.origin],
    ])
  })

  test.each([
    ['has spoken in', true],
    ['has only been moved to', false],
  ])('that was just freed is recognized by a window that it %s, too', (_, speaks) => {
    const one = protect()
    const other = protect()
    const moved = { postMessage() {} }
    let source: unknown = moved
    Object.defineProperty(other.frame, 'contentWindow', { get: () => source })
    if (speaks) {
      other.say(paid)
      source = null
    }
    stops[1]!()
    source = null
    other.say(paid, { source: moved })
    expect(one.order).toEqual([])
  })

  test('that was freed after its frame left the document is not reported, either', () => {
    const one = protect()
    const other = protect()
    const source = other.frame.contentWindow
    other.frame.remove()
    other.say(paid, { source })
    stops[1]!()
    other.say(paid, { source })
    expect(one.order).toEqual([])
    expect(other.order).toEqual([])
  })
})

describe('a polluted prototype', () => {
  const polluted = {
    code: 'SDK_PAYMENT_SUCCESSFUL',
    message: 'paid',
    result: { paymentStatus: 'SUCCESS' },
    context: { event: 'onRedirect', data: { normalUrl: 'https://evil.test/' } },
    event: 'onRedirect',
    data: { normalUrl: 'https://evil.test/' },
    normalUrl: 'https://evil.test/',
    schemeUrl: 'evil://pay',
    applinkUrl: 'https://evil.test/',
    callAppJudgeTime: 1,
    paymentResultCode: 'SUCCESS',
    toJSON: () => 'evil',
  }
  /** Sends a message while the prototypes are polluted. */
  function sayPolluted(guarded: Guarded, text: string): void {
    const toJSON = { value: () => 'evil', configurable: true }
    Object.assign(Object.prototype, polluted)
    Object.defineProperty(Array.prototype, 'toJSON', toJSON)
    Object.defineProperty(String.prototype, 'toJSON', toJSON)
    try {
      guarded.say(text)
    } finally {
      for (const key of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, key)
      Reflect.deleteProperty(Array.prototype, 'toJSON')
      Reflect.deleteProperty(String.prototype, 'toJSON')
    }
  }
  const none = { normalUrl: '', schemeUrl: '', applinkUrl: '', callAppJudgeTime: '' }
  const empty = { code: '', message: '', result: null, context: { event: '', data: none } }

  test('adds no field to an empty message, neither for us nor for the SDK', () => {
    const guarded = protect()
    sayPolluted(guarded, '{}')
    expect(guarded.received).toEqual([[expect.objectContaining({ payment: undefined }), undefined]])
    expect(guarded.blocked).toEqual([])
    expect(guarded.forwarded.map((text) => JSON.parse(String(text)))).toEqual([empty])
  })

  test("adds no field to a message of Antom's", () => {
    const guarded = protect()
    sayPolluted(guarded, '{"code":"SDK_PAYMENT_FAIL","result":{"list":["a",["b"]]}}')
    const [[{ payment }]] = guarded.received as [[Message, undefined]]
    expect({ ...payment }).toEqual({
      type: 'paymentFailed',
      code: 'SDK_PAYMENT_FAIL',
      result: { list: ['a', ['b']] },
    })
    // A missing field must not be found later on, either.
    expect(Object.getPrototypeOf(payment)).toBeNull()
    expect(JSON.parse(String(guarded.forwarded[0]))).toEqual({
      ...empty,
      code: 'SDK_PAYMENT_FAIL',
      result: { list: ['a', ['b']] },
    })
  })

  test('leads to no address', () => {
    const guarded = protect()
    sayPolluted(guarded, '{"context":{"event":"onRedirect","data":{"schemeUrl":""}}}')
    expect(guarded.received.map(([, urls]) => urls)).toEqual([undefined])
    expect(guarded.forwarded).toEqual([])
  })
})

describe('the text for the SDK', () => {
  test('has each key once, and no __proto__', () => {
    const { say, forwarded } = protect()
    const evil = '"__proto__":{"normalUrl":"https://evil.test/","code":"SDK_PAYMENT_SUCCESSFUL"}'
    say(
      `{${evil},"code":"SDK_PAYMENT_SUCCESSFUL","code":"SDK_PAYMENT_FAIL","name":"APP_TO_SDK","context":{${evil},` +
        `"event":"onRedirect","data":{${evil},"normalUrl":"https://a.test/","normalUrl":"https://b.test/"}}}`,
    )
    const [text] = forwarded as [string]
    expect(text).not.toContain('__proto__')
    expect(text).not.toContain('evil.test')
    expect(text).not.toContain('a.test')
    expect(JSON.parse(text)).toMatchObject({
      code: 'SDK_PAYMENT_FAIL',
      name: 'APP_TO_SDK',
      context: { event: 'onRedirect', data: { normalUrl: 'https://b.test/', schemeUrl: '' } },
    })
  })

  test('comes back to Antom as Antom sent it, with the event that the SDK put there', () => {
    const { say, forwarded, sdk, answers } = protect()
    const data = { normalUrl: 'https://shop.test/', other: ['a'] }
    const context = { event: 'onRedirect', data, eventCallbackId: '77', __proto__: null }
    say({ context })
    const given = JSON.parse(String(forwarded[0])) as { context: object }
    sdk.dispatchToApp!({ ...given.context, event: 'appEventCallback' })
    expect(answers.map(([text]) => JSON.parse(String(text)))).toEqual([
      { name: 'SDK_TO_APP', context: { event: 'appEventCallback', data, eventCallbackId: '77' } },
    ])
  })
})

describe('an SDK', () => {
  const add = (): void => window.addEventListener('message', () => {})

  test.each<[string, () => void]>([
    ['not at all', () => {}],
    [
      'twice',
      () => {
        add()
        add()
      },
    ],
  ])('that listens %s is incompatible, and leaves no frame', (_, listens) => {
    expect(() => protect({ listens })).toThrow(
      expect.objectContaining({ code: 'SDK_INCOMPATIBLE' }),
    )
    expect(document.body.childElementCount).toBe(0)
  })

  test('is not run if a script of the page has locked addEventListener, and nothing is left behind', () => {
    const before = Object.getOwnPropertyDescriptor(window, 'addEventListener')
    const opened = vi.fn<() => void>()
    const define = vi.spyOn(Reflect, 'defineProperty').mockReturnValue(false)
    expect(() => protect({ listens: opened })).toThrow(
      expect.objectContaining({
        code: 'MOUNT_FAILED',
        message: 'addEventListener',
        retryable: false,
      }),
    )
    define.mockRestore()
    expect(opened).not.toHaveBeenCalled()
    expect(Object.getOwnPropertyDescriptor(window, 'addEventListener')).toEqual(before)
    expect(document.body.childElementCount).toBe(0)
  })

  test('may listen to other events', () => {
    const heard: string[] = []
    protect({
      listens() {
        window.addEventListener('message', () => {})
        window.addEventListener('test', ({ type }) => heard.push(type), { once: true })
      },
    })
    window.dispatchEvent(new Event('test'))
    expect(heard).toEqual(['test'])
  })

  test("replies to Antom's page only, and to nobody once the frame has gone (H22)", () => {
    const { sdk, answers, frame } = protect()
    sdk.dispatchToApp!({ opened: true })
    expect(answers).toEqual([
      [JSON.stringify({ name: 'SDK_TO_APP', context: { opened: true } }), page.origin],
    ])
    frame.remove()
    sdk.dispatchToApp!({ opened: true })
    expect(answers).toHaveLength(1)
  })
})

const phones = {
  Android: 'Mozilla/5.0 (Linux; Android 14)',
  iPhone: 'Mozilla/5.0 (iPhone)',
  iPad: 'Mozilla/5.0 (iPad)',
  iPod: 'Mozilla/5.0 (iPod touch)',
  'another phone': 'Mozilla/5.0 (Mobile)',
  'a HarmonyOS tablet': 'Mozilla/5.0 (OpenHarmony 5.0; Tablet)',
}

function lead(data: unknown, agent = phones.Android, from = page): Guarded {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(agent)
  const guarded = protect({ page: from })
  guarded.say({ context: { event: 'onRedirect', data } }, { origin: from.origin })
  return guarded
}

describe('a redirect', () => {
  const shop = 'https://shop.test/'
  const localhost = new URL('http://localhost:8080/page')

  test('reports the payment first', () => {
    const { say, order, forwarded } = protect()
    say({ ...paid, context: { event: 'onRedirect', data: { normalUrl: 'javascript:alert(1)' } } })
    expect(order).toEqual(['received', 'blocked'])
    expect(forwarded).toEqual([])
  })

  test.each([
    [{ normalUrl: shop }],
    [{ normalUrl: shop, schemeUrl: 'alipay://pay', applinkUrl: 'https://wallet.test/pay' }],
    [{ schemeUrl: 'intent://pay#Intent;end' }],
    [{ applinkUrl: 'https://wallet.test/pay' }],
  ])('may lead to %j', (data) => {
    const { received, blocked, forwarded } = lead(data)
    expect(received.map(([, urls]) => urls)).toEqual([data])
    expect(blocked).toEqual([])
    expect(forwarded).toHaveLength(1)
  })

  test('has only the addresses that were sent', () => {
    const { received } = lead({ normalUrl: shop, schemeUrl: '', applinkUrl: null })
    expect(received[0]![1]).toEqual({ normalUrl: shop })
  })

  const schemes = ['javascript', 'data', 'vbscript', 'blob', 'file', 'filesystem', 'about']
  test.each<[unknown]>([
    [{}],
    [null],
    [{ normalUrl: '' }],
    [{ normalUrl: 'alipay://pay' }],
    [{ normalUrl: 'javascript:alert(1)' }],
    [{ normalUrl: 'http://shop.test/' }],
    [{ normalUrl: 'shop.test' }],
    [{ normalUrl: [shop] }],
    [{ normalUrl: shop, applinkUrl: 'alipay://pay' }],
    [{ normalUrl: shop, applinkUrl: 'JavaScript:alert(1)' }],
    [{ normalUrl: shop, schemeUrl: 'http://shop.test/' }],
    [{ normalUrl: shop, schemeUrl: 'pay' }],
    ...schemes.map((scheme): [unknown] => [{ normalUrl: shop, schemeUrl: ` ${scheme}:pay` }]),
  ])('may not lead to %j', (data) => {
    const { received, blocked, forwarded } = lead(data)
    expect(received.map(([, urls]) => urls)).toEqual([undefined])
    expect(blocked).toEqual([['redirect-url', page.origin]])
    expect(forwarded).toEqual([])
  })

  test.each(Object.entries(phones))('may open an app without a web address on %s', (_, agent) => {
    const schemeUrl = 'alipay://pay'
    expect(lead({ schemeUrl }, agent).received[0]![1]).toEqual({ schemeUrl })
  })

  test('may not open an app without a web address elsewhere', () => {
    const { blocked } = lead({ schemeUrl: 'alipay://pay' }, 'Mozilla/5.0 (X11; Linux)')
    expect(blocked).toEqual([['redirect-url', page.origin]])
  })

  const local = ['localhost', 'shop.localhost', '127.0.0.1:8080', '[::1]']
  test.each(local)(
    'may lead to http://%s/ in local development, and not from any other page',
    (host) => {
      const normalUrl = `http://${host}/`
      expect(lead({ normalUrl }, '', localhost).received[0]![1]).toEqual({ normalUrl })
      expect(lead({ normalUrl }, '', new URL(normalUrl)).received[0]![1]).toEqual({ normalUrl })
      expect(lead({ normalUrl }, '').received[0]![1]).toBeUndefined()
    },
  )

  test.each(['shop.test', 'localhost.evil.test', 'evillocalhost', '127.0.0.1.evil.test'])(
    'may not lead to http://%s/ in local development, either',
    (host) => {
      const { received } = lead({ normalUrl: `http://${host}/` }, '', localhost)
      expect(received[0]![1]).toBeUndefined()
    },
  )
})
