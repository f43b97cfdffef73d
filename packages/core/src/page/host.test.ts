import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findHost, whenConnected } from './host.ts'

afterEach(() => {
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

describe('the host', () => {
  test('is the element that was given, also when it is not in the document yet', () => {
    const host = document.createElement('div')
    expect(findHost(host)).toBe(host)
  })

  test('is the first element of a selector', () => {
    document.body.innerHTML = '<p class="a"></p><p class="a"></p>'
    expect(findHost('.a')).toBe(document.body.firstElementChild)
  })

  test.each([['.missing'], [''], [' '], ['#1'], ['<div>'], [undefined]])(
    'is missing, and nothing is thrown: %j',
    (target) => {
      expect(findHost(target)).toBeNull()
    },
  )

  test('is missing where null was given by mistake', () => {
    expect(findHost(null as never)).toBeNull()
  })
})

/** A portal may attach its host later (DESIGN §5, "The host may be away"). */
describe('a host that is away', () => {
  /** As the browser does it: tells when the layout of an observed element changes. */
  const observers: Observer[] = []
  class Observer {
    readonly observed = new Set<Element>()
    readonly look: () => void
    readonly margin: string | undefined
    constructor(look: () => void, options?: IntersectionObserverInit) {
      this.look = look
      this.margin = options?.rootMargin
      observers.push(this)
    }
    observe(element: Element): void {
      this.observed.add(element)
    }
    disconnect(): void {
      this.observed.clear()
    }
  }
  /** The browser has laid out the document. */
  const layOut = (): void => {
    for (const { observed, look } of observers) if (observed.size) look()
  }
  let life: AbortController
  let host: HTMLElement

  beforeEach(() => {
    observers.length = 0
    life = new AbortController()
    host = document.createElement('div')
    vi.stubGlobal('IntersectionObserver', Observer)
  })

  /** Waits, and hands back whether it is over. */
  const wait = () => {
    const connected = vi.fn<() => void>()
    void whenConnected(host, life.signal).then(connected)
    return async (): Promise<boolean> => {
      await Promise.resolve()
      await Promise.resolve()
      return connected.mock.calls.length === 1
    }
  }

  test('is not waited for where it is there', async () => {
    document.body.append(host)
    expect(await wait()()).toBe(true)
    expect(observers).toEqual([])
  })

  test('is waited for until it is in the document', async () => {
    const isOver = wait()
    expect(await isOver()).toBe(false)
    layOut()
    expect(await isOver()).toBe(false)
    document.body.append(host)
    layOut()
    expect(await isOver()).toBe(true)
    expect(observers.map(({ observed }) => observed.size)).toEqual([0])
  })

  test('is not waited for when nobody needs it any more', async () => {
    const isOver = wait()
    life.abort()
    expect(await isOver()).toBe(true)
    expect(observers.map(({ observed }) => observed.size)).toEqual([0])
  })

  test('is observed itself, not the document, and however far from the screen', () => {
    wait()
    expect(observers.map(({ observed, margin }) => [[...observed], margin])).toEqual([
      [[host], '1000000px'],
    ])
  })

  test('may be in a shadow root', async () => {
    const outer = document.createElement('div')
    outer.attachShadow({ mode: 'open' }).append(host)
    const isOver = wait()
    layOut()
    expect(await isOver()).toBe(false)
    document.body.append(outer)
    layOut()
    expect(await isOver()).toBe(true)
  })
})

test('a host that is away is missing where nothing can be observed', async () => {
  vi.stubGlobal('IntersectionObserver', undefined)
  const { signal } = new AbortController()
  await expect(whenConnected(document.createElement('div'), signal)).rejects.toMatchObject({
    code: 'HOST_NOT_FOUND',
  })
})
