import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { loadScript } from './script.ts'

/** How Antom's CDN script is requested: one test a rule. Each script is a stand-in, and no network is used. */

const src = 'https://cdn.test/sdk.js'

interface Policy {
  createScriptURL: (url: string) => string
}

let load: typeof loadScript
let made: HTMLScriptElement[]
const trusting = globalThis as { trustedTypes?: unknown }

beforeEach(async () => {
  made = []
  vi.spyOn(document, 'createElement').mockImplementation((name: string) => {
    const script = document.createElementNS('', `stand-in-${name}`) as HTMLScriptElement
    made.push(script)
    return script
  })
  vi.resetModules()
  load = (await import('./script.ts')).loadScript
})
afterEach(() => {
  vi.restoreAllMocks()
  delete trusting.trustedTypes
  Reflect.deleteProperty(window, 'AMSCheckoutPage')
  // A pending script would hide the loader in the next tests.
  Reflect.deleteProperty(window, 'define')
  Reflect.deleteProperty(window, 'exports')
})

const succeed = (index: number): void => made[index]!.onload!(new Event('load'))
const fail = (index: number): void => void made[index]!.onerror!('')

describe('a script', () => {
  test('resolves to the class that it puts on the window, and leaves no element behind', async () => {
    const append = vi.spyOn(document.head, 'append')
    const loading = load({ src })
    expect(made[0]!.localName).toBe('stand-in-script')
    expect(append).toHaveBeenCalledWith(made[0])
    expect(made[0]!.isConnected).toBe(false)
    Object.assign(window, { AMSCheckoutPage: 'class' })
    succeed(0)
    expect(await loading).toBe('class')
  })

  test('that fails rejects with its address', async () => {
    const loading = load({ src })
    fail(0)
    await expect(loading).rejects.toThrow(`${src} could not be loaded.`)
  })

  test('has the given integrity and nonce', () => {
    void load({ src, integrity: 'sha384-x', nonce: 'once' })
    expect(made[0]).toMatchObject({
      src,
      integrity: 'sha384-x',
      crossOrigin: 'anonymous',
      nonce: 'once',
    })
  })

  test('without integrity and nonce is requested without CORS', () => {
    void load({ src })
    expect(Object.keys(made[0]!)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/integrity|crossOrigin|nonce/)]),
    )
  })
})

describe('an address', () => {
  test.each([
    [src, '?'],
    [`${src}?v=1`, '&'],
  ])('%s that is pending gets another address for the next request', (address, separator) => {
    vi.spyOn(Date, 'now').mockReturnValue(5)
    void load({ src: address })
    void load({ src: address })
    void load({ src: 'https://cdn.test/other.js' })
    expect(made.map((script) => script.src)).toEqual([
      address,
      `${address}${separator}5`,
      'https://cdn.test/other.js',
    ])
  })

  test.each([
    ['succeeded', succeed],
    ['failed', fail],
  ])('that hangs keeps its own address after another one has %s', async (_, answer) => {
    void load({ src })
    const second = load({ src })
    answer(1)
    await second.catch(() => {})
    void load({ src })
    expect(made[2]!.src).toMatch(/\?\d+$/)
  })

  test.each([
    ['succeeded', succeed],
    ['failed', fail],
  ])('that has %s is requested again as it is', async (_, answer) => {
    const loading = load({ src })
    answer(0)
    await loading.catch(() => {})
    void load({ src })
    expect(made[1]!.src).toBe(src)
  })
})

describe("a module loader on the page (RequireJS' `define`)", () => {
  interface Page {
    define?: unknown
    exports?: unknown
  }
  const page = window as Page
  let running: HTMLScriptElement | null = null
  const whileRuns = <Result>(script: HTMLScriptElement, work: () => Result): Result => {
    running = script
    try {
      return work()
    } finally {
      running = null
    }
  }
  beforeEach(() => {
    const get = (): HTMLScriptElement | null => running
    Object.defineProperty(Document.prototype, 'currentScript', { get, configurable: true })
  })
  test('is hidden from our script only, and only while it runs', async () => {
    const [define, exports] = [() => {}, {}]
    Object.assign(page, { define, exports })
    const before = Object.getOwnPropertyDescriptors(page)
    const loading = load({ src })
    const other = load({ src: 'https://cdn.test/other.js' })
    for (const script of made) {
      expect(whileRuns(script, () => [page.define, page.exports])).toEqual([undefined, undefined])
    }
    expect(whileRuns(document.createElement('script'), () => page.define)).toBe(define)
    expect([page.define, page.exports]).toEqual([define, exports])
    succeed(0)
    await loading
    expect(whileRuns(made[1]!, () => page.define)).toBeUndefined()
    fail(1)
    await other.catch(() => {})
    expect(whileRuns(made[1]!, () => page.define)).toBe(define)
    const { define: shown, exports: shownToo } = Object.getOwnPropertyDescriptors(page)
    expect([shown, shownToo]).toEqual([before.define, before.exports])
  })

  test('that appears while our script loads is hidden, too, and stays', async () => {
    const loading = load({ src })
    const define = (): void => {}
    page.define = define
    expect(whileRuns(made[0]!, () => page.define)).toBeUndefined()
    expect(page.define).toBe(define)
    succeed(0)
    await loading
    expect(Object.getOwnPropertyDescriptor(page, 'define')).toEqual({
      value: define,
      writable: true,
      enumerable: true,
      configurable: true,
    })
  })

  test('does not appear if there was none', async () => {
    const loading = load({ src })
    expect([page.define, page.exports]).toEqual([undefined, undefined])
    succeed(0)
    await loading
    expect(['define' in page, 'exports' in page]).toEqual([false, false])
  })

  test('that cannot be hidden itself loses its `amd` mark meanwhile', async () => {
    const define = Object.assign(() => {}, { amd: { jQuery: true } })
    page.define = define
    const real = Reflect.defineProperty
    vi.spyOn(Reflect, 'defineProperty').mockImplementation(
      (...args) => args[0] !== window && real(...args),
    )
    const loading = load({ src })
    expect(whileRuns(made[0]!, () => define.amd)).toBeUndefined()
    expect(define.amd).toEqual({ jQuery: true })
    succeed(0)
    await loading
    expect(Object.getOwnPropertyDescriptor(define, 'amd')).toEqual({
      value: { jQuery: true },
      writable: true,
      enumerable: true,
      configurable: true,
    })
  })

  test('that another script replaces meanwhile stays replaced', async () => {
    const loading = load({ src })
    const value = (): void => {}
    Object.defineProperty(page, 'define', { value, configurable: true })
    succeed(0)
    await loading
    expect(page.define).toBe(value)
  })
})

test('integrity and nonce of a polluted Object.prototype are not used', () => {
  Object.assign(Object.prototype, { integrity: 'sha384-evil', nonce: 'evil' })
  try {
    void load({ src })
    expect(Object.keys(made[0]!)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/integrity|nonce/)]),
    )
  } finally {
    Reflect.deleteProperty(Object.prototype, 'integrity')
    Reflect.deleteProperty(Object.prototype, 'nonce')
  }
})

describe('under Trusted Types', () => {
  test('one policy makes all addresses trusted', () => {
    const createPolicy = vi.fn<(name: string, rules: Policy) => Policy>((_, rules) => ({
      createScriptURL: (url) => `blessed ${rules.createScriptURL(url)}`,
    }))
    trusting.trustedTypes = { createPolicy }
    void load({ src })
    void load({ src: 'https://cdn.test/other.js' })
    expect(made.map((script) => script.src)).toEqual([
      `blessed ${src}`,
      'blessed https://cdn.test/other.js',
    ])
    expect(createPolicy.mock.calls).toEqual([['antom-checkout', expect.anything()]])
  })
})
