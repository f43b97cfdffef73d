import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSdk, placeFrame, preconnect, watchFrame } from './frame.ts'
import type { Sdk, SdkOptions } from './sdk.ts'

/** How the SDK is made and its frame put into the host and watched: one test a rule, without a browser. */

afterEach(() => {
  vi.restoreAllMocks()
  document.head.replaceChildren()
  document.body.replaceChildren()
})

const add = (tag = 'div', to: ParentNode = document.body): HTMLElement => {
  const element = document.createElement(tag)
  to.append(element)
  return element
}

test('a connection is opened to the origin, until it is stopped', () => {
  // Prototype.js 1.7 removes nothing twice.
  vi.spyOn(Element.prototype, 'remove').mockImplementation(function (this: Element) {
    this.parentNode!.removeChild(this)
  })
  const stop = preconnect(new URL('https://antom.test/page?session=secret'))
  const link = document.head.querySelector('link')!
  expect([link.rel, link.getAttribute('href')]).toEqual(['preconnect', 'https://antom.test'])
  stop()
  stop()
  expect(document.head.childElementCount).toBe(0)
})

describe('an SDK', () => {
  const options: SdkOptions = { environment: 'sandbox', locale: 'de_DE' }

  // Of an address that happy-dom does not see, or it would load it.
  const makeTracker = (src: string): HTMLScriptElement => {
    const script = document.createElement('script')
    Object.defineProperty(script, 'src', { value: src })
    return script
  }

  class Tracking implements Sdk {
    logger = { debug: true }
    given: SdkOptions
    appended: Node
    constructor(given: SdkOptions, src = 'https://antom.test/tracker.js') {
      console.log('[web-sdk] made', given)
      this.given = given
      this.appended = document.body.appendChild(makeTracker(src))
    }
    mountComponent(): void {}
    unmount(): void {}
  }
  class OtherTracking extends Tracking {
    constructor(given: SdkOptions) {
      super(given, 'https://antom.test/other.js')
    }
  }
  const count = (): number => document.body.childElementCount

  test('adds its tracker once, however often it is made (H20)', () => {
    createSdk(Tracking, options, true)
    const { appended } = createSdk(Tracking, options, true) as Tracking
    expect((appended as HTMLScriptElement).src).toBe('https://antom.test/tracker.js')
    expect(count()).toBe(1)
    createSdk(OtherTracking, options, true)
    expect(count()).toBe(2)
  })

  test('adds no tracker without analytics', () => {
    createSdk(Tracking, options, false)
    expect(count()).toBe(0)
  })

  /** As a script does that locks a property. */
  const lock = (target: object, key: string): void => {
    const define = Reflect.defineProperty
    vi.spyOn(Reflect, 'defineProperty').mockImplementation(
      (...args) => !(args[0] === target && args[1] === key) && define(...args),
    )
  }

  test('is made also where the page has locked what keeps a second tracker out', () => {
    lock(document.body, 'appendChild')
    createSdk(Tracking, options, true)
    expect(count()).toBe(1)
  })

  test('without analytics adds no tracker, either, where the page has locked createElement', () => {
    lock(document, 'createElement')
    createSdk(Tracking, options, false)
    expect(count()).toBe(0)
  })

  test('without analytics is not made where nothing can keep the tracker out', () => {
    vi.spyOn(Reflect, 'defineProperty').mockReturnValue(false)
    expect(() => createSdk(Tracking, options, false)).toThrow(
      expect.objectContaining({
        code: 'MOUNT_FAILED',
        message: 'appendChild',
        retryable: false,
      }),
    )
    expect(count()).toBe(0)
  })

  test.each([true, false])('leaves the document as it was, analytics: %s', (analytics) => {
    createSdk(Tracking, options, analytics)
    expect(Object.hasOwn(document.body, 'appendChild')).toBe(false)
    expect(Object.hasOwn(document, 'createElement')).toBe(false)
  })

  test('gets the options, and prints nothing, also later', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const { given, logger } = createSdk(Tracking, options, true) as Tracking
    expect(given).toEqual(options)
    expect(logger.debug).toBe(false)
    expect(log).not.toHaveBeenCalled()
  })

  test('may have no logger', () => {
    class Silent implements Sdk {
      mountComponent(): void {}
      unmount(): void {}
    }
    expect(createSdk(Silent, options, true)).toEqual(new Silent())
  })
})

describe('a frame', () => {
  interface Built extends Sdk {
    readonly frame: HTMLIFrameElement
    readonly mounted: {
      readonly sessionData: string
      readonly id: string
      readonly relay: Element
    }[]
  }

  /** Builds its frame as the vendor's does. */
  function makeSdk(fails: 'never' | 'early' | 'late' | 'silently' = 'never'): Built {
    return {
      frame: document.createElement('p') as unknown as HTMLIFrameElement,
      mounted: [],
      mountComponent({ sessionData }, selector) {
        console.log('[web-sdk] mount', sessionData)
        const relay = document.querySelector(selector)!
        this.mounted.push({ sessionData, id: this.APP_IFRAME_ID!, relay })
        if (fails === 'early') throw new Error('early')
        relay.innerHTML = ''
        if (fails !== 'silently') relay.appendChild(this.frame)
        if (fails === 'late') throw new Error('late')
      },
      unmount() {},
    }
  }
  const place = (sdk: Sdk, host: Element): HTMLIFrameElement =>
    placeFrame(sdk, 'session', host, 'Pay here')

  test('comes into the host, named, beside what is there (H15)', () => {
    const host = add()
    add('b', host)
    const sdk = makeSdk()
    const frame = place(sdk, host)
    expect(frame).toBe(sdk.frame)
    expect(frame.title).toBe('Pay here')
    expect([...host.children].map(({ localName }) => localName)).toEqual(['b', 'p'])
    expect(sdk.mounted[0]!.sessionData).toBe('session')
    expect([...document.body.children]).toEqual([host])
  })

  test('comes into a host inside a shadow root', () => {
    const host = add()
    const inner = add('div', host.attachShadow({ mode: 'closed' }) as never)
    expect(place(makeSdk(), inner).parentNode).toBe(inner)
  })

  test('has an id of its own for each mount (H8, H9)', () => {
    const [one, other] = [makeSdk(), makeSdk()]
    place(one, add())
    place(other, add())
    const [{ id, relay }] = one.mounted as [Built['mounted'][0]]
    expect(id).toMatch(/^antom-\w+$/)
    expect(relay.id).toBe(`${id}-relay`)
    expect(other.mounted[0]!.id).not.toBe(id)
  })

  test('has an id of its own also where Math.random is fixed', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const [one, other] = [makeSdk(), makeSdk()]
    place(one, add())
    place(other, add())
    expect(one.mounted[0]!.id).not.toBe(other.mounted[0]!.id)
  })

  test('that somebody takes out of its host at once means an incompatible SDK', () => {
    const host = add()
    host.append = () => {}
    vi.spyOn(Element.prototype, 'append').mockImplementation(function (this: Element, ...nodes) {
      if (this !== host) this.appendChild(nodes[0] as Node)
    })
    expect(() => place(makeSdk(), host)).toThrow(
      expect.objectContaining({ code: 'SDK_INCOMPATIBLE' }),
    )
  })

  test('comes into a form with a field named "append"', () => {
    const host = add('form')
    Object.defineProperty(host, 'append', { value: document.createElement('input') })
    expect(place(makeSdk(), host).parentNode).toBe(host)
  })

  test('needs no leave of Trusted Types', () => {
    vi.spyOn(Element.prototype, 'innerHTML', 'set').mockImplementation(() => {
      throw new TypeError('This document requires TrustedHTML.')
    })
    const host = add()
    expect(place(makeSdk(), host).parentNode).toBe(host)
  })

  test('is built in silence (H16)', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    place(makeSdk(), add())
    expect(log).not.toHaveBeenCalled()
  })

  test.each(['early', 'late'] as const)('of an SDK that throws %s leaves nothing', (when) => {
    const host = add()
    expect(() => place(makeSdk(when), host)).toThrow(when)
    expect(host.childElementCount).toBe(0)
    expect([...document.body.children]).toEqual([host])
  })

  test('loads before the host is measured, which takes long on a slow phone', () => {
    const host = add()
    const styleOf = vi.spyOn(window, 'getComputedStyle')
    styleOf.mockImplementation(() => {
      expect((host.firstElementChild as HTMLElement).style.display).toBe('none')
      return {} as CSSStyleDeclaration
    })
    place(makeSdk(), host)
    expect(styleOf).toHaveBeenCalledWith(host)
  })

  test('that is not built means an incompatible SDK', () => {
    const host = add()
    expect(() => place(makeSdk('silently'), host)).toThrow(
      expect.objectContaining({ code: 'SDK_INCOMPATIBLE', message: 'frame' }),
    )
    expect([...document.body.children]).toEqual([host])
  })

  const own = 'var(--antom-min-height, 600px)'
  test.each([
    ['auto', own],
    ['0px', own],
    ['', own],
    ['100%', own],
    ['calc(100% - 20px)', own],
    ['300px', '300px'],
    ['0.5px', '0.5px'],
  ])(
    'in a host that is at least %s high, is %s high where the host has no height',
    (minHeight, expected) => {
      const host = add()
      const styleOf = vi.spyOn(window, 'getComputedStyle')
      styleOf.mockReturnValue({ minHeight } as CSSStyleDeclaration)
      const { style } = place(makeSdk(), host)
      expect(styleOf).toHaveBeenCalledWith(host)
      expect([style.display, style.height, style.minHeight, style.maxHeight]).toEqual([
        'block',
        expected,
        '100%',
        '100%',
      ])
      for (const name of ['display', 'width', 'height', 'min-height', 'max-height', 'max-width']) {
        expect([name, style.getPropertyPriority(name)]).toEqual([name, 'important'])
      }
    },
  )
})

describe('a watched frame', () => {
  interface Watched {
    readonly frame: HTMLElement & { contentWindow: unknown }
    /** What was told, in order. */
    readonly told: string[]
    /** As browsers load a frame that is appended. */
    readonly move: (to: ParentNode) => void
    readonly load: () => void
    readonly stop: () => void
  }

  function watch(host: ParentNode): Watched {
    const frame = Object.assign(document.createElement('p'), { contentWindow: {} as unknown })
    host.append(frame)
    const told: string[] = []
    const tell = (what: string) => () => void told.push(what)
    const stop = watchFrame(frame as never, {
      loaded: tell('loaded'),
      reloading: tell('reloading'),
      emptied: tell('emptied'),
      away: tell('away'),
    })
    stops.push(stop)
    return {
      frame,
      told,
      move(to) {
        frame.contentWindow = {}
        to.append(frame)
      },
      load: () => void frame.onload?.(new Event('load')),
      stop,
    }
  }
  const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

  const stops: (() => void)[] = []
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    stops.splice(0).forEach((stop) => stop())
    vi.useRealTimers()
  })

  test('tells of each load', async () => {
    const { told, load } = watch(add())
    await pass(5000)
    expect(told).toEqual([])
    load()
    load()
    expect(told).toEqual(['loaded', 'loaded'])
  })

  test('that is appended elsewhere loads anew, each time', async () => {
    const { told, move } = watch(add())
    move(add())
    await pass(0)
    expect(told).toEqual(['reloading'])
    move(add())
    await pass(0)
    expect(told).toEqual(['reloading', 'reloading'])
    await pass(5000)
    expect(told).toHaveLength(2)
  })

  test('that loads at once was told to be reloading before, once', async () => {
    const { told, move, load } = watch(add())
    move(add())
    load()
    add()
    await pass(0)
    expect(told).toEqual(['reloading', 'loaded'])
  })

  test('that keeps its window when it is moved does not load anew', async () => {
    const { frame, told } = watch(add())
    add().append(frame)
    await pass(5000)
    expect(told).toEqual([])
  })

  test('loads anew with any ancestor, also beyond shadow roots', async () => {
    const outer = add('div', add())
    const root = add('div', outer).attachShadow({ mode: 'closed' })
    const { frame, told } = watch(add('div', root as never))
    frame.contentWindow = {}
    add().append(outer)
    await pass(5000)
    expect(told).toEqual(['reloading'])
  })

  test('is away a second after its host left the document, and not before', async () => {
    const host = add()
    const { told } = watch(add('div', host))
    host.remove()
    await pass(999)
    expect(told).toEqual([])
    await pass(1)
    expect(told).toEqual(['away'])
    await pass(5000)
    expect(told).toHaveLength(1)
  })

  test.each<[string, (host: HTMLElement) => void]>([
    ['innerHTML', (host) => (host.innerHTML = '')],
    ['replaceChildren', (host) => host.replaceChildren('other')],
    ['remove', (host) => host.lastElementChild!.remove()],
  ])('that %s takes out of a host that stays is told at once', async (_, empty) => {
    const host = add()
    const { told } = watch(host)
    empty(host)
    await Promise.resolve()
    expect(told).toEqual(['emptied'])
    await pass(5000)
    expect(told).toHaveLength(1)
  })

  test('that is taken out of its host while that is away is told at once', async () => {
    const host = add()
    const { told } = watch(host)
    host.remove()
    await pass(500)
    host.innerHTML = ''
    await Promise.resolve()
    expect(told).toEqual(['emptied'])
    await pass(5000)
    expect(told).toHaveLength(1)
  })

  test('that is taken out of a shadow root is told at once', async () => {
    const root = add().attachShadow({ mode: 'closed' })
    const { told } = watch(root)
    root.innerHTML = ''
    await Promise.resolve()
    expect(told).toEqual(['emptied'])
  })

  test('is away when it never was in the document', async () => {
    const { told } = watch(document.createElement('div'))
    await pass(1000)
    expect(told).toEqual(['away'])
  })

  test('is away in another document', async () => {
    const { told, move } = watch(add())
    move(document.implementation.createHTMLDocument().body)
    await pass(1000)
    expect(told).toEqual(['away'])
  })

  test('that is put back in time is not away, and may take its second again', async () => {
    const host = add()
    const { told } = watch(host)
    host.remove()
    await pass(900)
    document.body.append(host)
    await pass(50)
    host.remove()
    await pass(900)
    expect(told).toEqual([])
    await pass(100)
    expect(told).toEqual(['away'])
  })

  test('that is put back where nobody looked is watched there', async () => {
    const host = add()
    const elsewhere = add()
    const { frame, told } = watch(host)
    host.remove()
    await pass(500)
    frame.contentWindow = {}
    elsewhere.append(host)
    await pass(500)
    expect(told).toEqual(['reloading'])
    elsewhere.remove()
    await pass(1000)
    expect(told).toEqual(['reloading', 'away'])
  })

  test('looks nowhere but where it is', async () => {
    const host = add()
    const { frame, move } = watch(add('div', host))
    move(document.body)
    await pass(0)
    const look = vi.spyOn(frame, 'getRootNode')
    add('div', host)
    await pass(0)
    expect(look).not.toHaveBeenCalled()
    add()
    await pass(0)
    expect(look).toHaveBeenCalled()
  })

  test('is watched also in a form with a field named "parentNode"', async () => {
    const outer = add()
    const form = add('form', outer)
    const field = document.createElement('input')
    form.append(field)
    Object.defineProperty(form, 'parentNode', { value: field, configurable: true })
    const { told } = watch(form)
    outer.remove()
    await pass(1000)
    expect(told).toEqual(['away'])
  })

  test('does not take a form named "host" for more of the document', async () => {
    const form = document.createElement('form')
    Object.defineProperty(document, 'host', { value: form, configurable: true })
    try {
      const { frame } = watch(add())
      const look = vi.spyOn(frame, 'getRootNode')
      add('input', form)
      await pass(0)
      expect(look).not.toHaveBeenCalled()
    } finally {
      Reflect.deleteProperty(document, 'host')
    }
  })

  test('tells nothing once it is stopped, however it moves', async () => {
    const host = add()
    const { frame, told, move, stop } = watch(host)
    stop()
    stop()
    expect(frame.onload).toBeNull()
    move(add())
    await pass(0)
    frame.remove()
    await pass(5000)
    expect(told).toEqual([])
  })

  test('tells nothing once it is stopped while it is away', async () => {
    const host = add()
    const { told, stop } = watch(host)
    host.remove()
    await pass(500)
    stop()
    expect(vi.getTimerCount()).toBe(0)
    await pass(5000)
    expect(told).toEqual([])
  })
})
