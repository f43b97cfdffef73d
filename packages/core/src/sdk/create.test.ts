import { afterEach, describe, expect, test, vi } from 'vitest'
import { createSdk } from './create.ts'
import type { Sdk, SdkOptions } from './sdk.ts'

afterEach(() => {
  vi.restoreAllMocks()
  document.head.replaceChildren()
  document.body.replaceChildren()
})

describe('an SDK', () => {
  const options: SdkOptions = { environment: 'sandbox', locale: 'de_DE' }

  // A property, not an attribute: happy-dom would load the address.
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

  test('adds its tracking script once, however often it is made (H20)', () => {
    createSdk(Tracking, options, true)
    const { appended } = createSdk(Tracking, options, true) as Tracking
    expect((appended as HTMLScriptElement).src).toBe('https://antom.test/tracker.js')
    expect(count()).toBe(1)
    createSdk(OtherTracking, options, true)
    expect(count()).toBe(2)
  })

  test('adds no tracking script with analytics: false', () => {
    createSdk(Tracking, options, false)
    expect(count()).toBe(0)
  })

  /** Like a script of the page that locks a property. */
  const lock = (target: object, key: string): void => {
    const define = Reflect.defineProperty
    vi.spyOn(Reflect, 'defineProperty').mockImplementation(
      (...args) => !(args[0] === target && args[1] === key) && define(...args),
    )
  }

  test('is made although the page has locked the property that blocks a second tracking script', () => {
    lock(document.body, 'appendChild')
    createSdk(Tracking, options, true)
    expect(count()).toBe(1)
  })

  test('with analytics: false adds no tracking script, also if the page has locked createElement', () => {
    lock(document, 'createElement')
    createSdk(Tracking, options, false)
    expect(count()).toBe(0)
  })

  test('with analytics: false is not made if nothing can block the tracking script', () => {
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

  test.each([true, false])('leaves the document unchanged, analytics: %s', (analytics) => {
    createSdk(Tracking, options, analytics)
    expect(Object.hasOwn(document.body, 'appendChild')).toBe(false)
    expect(Object.hasOwn(document, 'createElement')).toBe(false)
  })

  test('gets the options, and never prints', () => {
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
