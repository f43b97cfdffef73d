import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { watchFrame } from './watch.ts'

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

describe('a watched frame', () => {
  interface Watched {
    readonly frame: HTMLElement & { contentWindow: unknown }
    /** What was reported, in order. */
    readonly told: string[]
    /** Like a browser that loads an appended frame. */
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

  test('reports each load', async () => {
    const { told, load } = watch(add())
    await pass(5000)
    expect(told).toEqual([])
    load()
    load()
    expect(told).toEqual(['loaded', 'loaded'])
  })

  test('that is appended elsewhere reloads, each time', async () => {
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

  test('that loads at once was reported as reloading before, once', async () => {
    const { told, move, load } = watch(add())
    move(add())
    load()
    add()
    await pass(0)
    expect(told).toEqual(['reloading', 'loaded'])
  })

  test('that keeps its window when it is moved does not reload', async () => {
    const { frame, told } = watch(add())
    add().append(frame)
    await pass(5000)
    expect(told).toEqual([])
  })

  test('reloads when any ancestor is moved, also outside of shadow roots', async () => {
    const outer = add('div', add())
    const root = add('div', outer).attachShadow({ mode: 'closed' })
    const { frame, told } = watch(add('div', root as never))
    frame.contentWindow = {}
    add().append(outer)
    await pass(5000)
    expect(told).toEqual(['reloading'])
  })

  test('is away a second after its host left the document, and not earlier', async () => {
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
  ])('that %s takes out of a host that stays is reported at once', async (_, empty) => {
    const host = add()
    const { told } = watch(host)
    empty(host)
    await Promise.resolve()
    expect(told).toEqual(['emptied'])
    await pass(5000)
    expect(told).toHaveLength(1)
  })

  test('that is taken out of its host while the host is away is reported at once', async () => {
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

  test('that is taken out of a shadow root is reported at once', async () => {
    const root = add().attachShadow({ mode: 'closed' })
    const { told } = watch(root)
    root.innerHTML = ''
    await Promise.resolve()
    expect(told).toEqual(['emptied'])
  })

  test('is away if it never was in the document', async () => {
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

  test('that is put back in time is not away, and has a full second the next time', async () => {
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

  test('that is put back at another place is watched there', async () => {
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

  test('observes its ancestors only', async () => {
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

  test('does not take a form named "host" for a shadow host', async () => {
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

  test('reports nothing once it is stopped, however it moves', async () => {
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

  test('reports nothing once it is stopped while it is away', async () => {
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
