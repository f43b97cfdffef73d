import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Sdk } from '../sdk/sdk.ts'
import { placeFrame } from './frame.ts'

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

describe('a frame', () => {
  interface Built extends Sdk {
    readonly frame: HTMLIFrameElement
    readonly mounted: {
      readonly sessionData: string
      readonly id: string
      readonly relay: Element
    }[]
  }

  /** Builds its frame like the vendor's SDK. */
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

  test("is put into the host, named, beside the host's content (H15)", () => {
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

  test('is put into a host inside a shadow root', () => {
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

  test('has an id of its own although Math.random always returns the same', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const [one, other] = [makeSdk(), makeSdk()]
    place(one, add())
    place(other, add())
    expect(one.mounted[0]!.id).not.toBe(other.mounted[0]!.id)
  })

  test('that is taken out of its host at once means an incompatible SDK', () => {
    const host = add()
    host.append = () => {}
    vi.spyOn(Element.prototype, 'append').mockImplementation(function (this: Element, ...nodes) {
      if (this !== host) this.appendChild(nodes[0] as Node)
    })
    expect(() => place(makeSdk(), host)).toThrow(
      expect.objectContaining({ code: 'SDK_INCOMPATIBLE' }),
    )
  })

  test('is put into a form with a field named "append"', () => {
    const host = add('form')
    Object.defineProperty(host, 'append', { value: document.createElement('input') })
    expect(place(makeSdk(), host).parentNode).toBe(host)
  })

  test('needs no permission of Trusted Types', () => {
    vi.spyOn(Element.prototype, 'innerHTML', 'set').mockImplementation(() => {
      throw new TypeError('This document requires TrustedHTML.')
    })
    const host = add()
    expect(place(makeSdk(), host).parentNode).toBe(host)
  })

  test('is built without a line on the console (H16)', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    place(makeSdk(), add())
    expect(log).not.toHaveBeenCalled()
  })

  test.each(['early', 'late'] as const)(
    'of an SDK that throws %s leaves nothing behind',
    (when) => {
      const host = add()
      expect(() => place(makeSdk(when), host)).toThrow(when)
      expect(host.childElementCount).toBe(0)
      expect([...document.body.children]).toEqual([host])
    },
  )

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
    'in a host with the min-height %s is %s high if the host has no height',
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
