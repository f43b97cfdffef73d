import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findHost, whenConnected } from './host.ts'

afterEach(() => {
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

describe('the host', () => {
  test('is the given element, also before it is in the document', () => {
    const host = document.createElement('div')
    expect(findHost(host)).toBe(host)
  })

  test('is the first match of a selector', () => {
    document.body.innerHTML = '<p class="a"></p><p class="a"></p>'
    expect(findHost('.a')).toBe(document.body.firstElementChild)
  })

  test.each([['.missing'], [''], [' '], ['#1'], ['<div>'], [undefined]])(
    'is missing, and nothing is thrown: %j',
    (target) => {
      expect(findHost(target)).toBeNull()
    },
  )

  test('is missing if null is given by mistake', () => {
    expect(findHost(null as never)).toBeNull()
  })
})

/** A portal may attach its host later (DESIGN.md#mounting). */
describe('a host that is away', () => {
  /** As in a browser: calls back when the layout of an observed element changes. */
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

  /** Waits, and returns whether it is done. */
  const wait = () => {
    const connected = vi.fn<() => void>()
    void whenConnected(host, life.signal).then(connected)
    return async (): Promise<boolean> => {
      await Promise.resolve()
      await Promise.resolve()
      return connected.mock.calls.length === 1
    }
  }

  test('is not waited for if it is in the document', async () => {
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

  test('is not waited for after the signal aborts', async () => {
    const isOver = wait()
    life.abort()
    expect(await isOver()).toBe(true)
    expect(observers.map(({ observed }) => observed.size)).toEqual([0])
  })

  test('is observed itself, not the document, however far it is from the viewport', () => {
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

test('a host that is away fails with HOST_NOT_FOUND in an environment without IntersectionObserver', async () => {
  vi.stubGlobal('IntersectionObserver', undefined)
  const { signal } = new AbortController()
  await expect(whenConnected(document.createElement('div'), signal)).rejects.toMatchObject({
    code: 'HOST_NOT_FOUND',
  })
})
