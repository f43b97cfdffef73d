/** A page in a frame, which posts the messages that a probe orders. */
export interface Voice {
  /** Posts this to the shop's page, and waits until every listener there was called. */
  say: (data: unknown) => Promise<void>
  /** Moves its frame to another page, which posts from then on. */
  go: (address: string) => Promise<void>
  /** The messages that were posted to it. */
  heard: () => Promise<readonly unknown[]>
}

/** The shop's page around a checkout: the pages that post messages, and everything that can be observed. */
export interface ShopPage {
  /** Antom's page, in the frame that stands in a host. */
  antom: (host?: string) => Voice
  /** A page in a frame of its own beside the checkout, by default of another origin. */
  stranger: (address?: string) => Voice
  /** Antom's page, and one of another origin: a bank's, say. */
  environment: string
  bank: string
  /** The frames of checkouts in the document, or in a host. */
  frames: (host?: string | Element) => readonly HTMLIFrameElement[]
  hasLoaded: (frame: HTMLIFrameElement | undefined) => boolean
  /** The number of listeners to the page's messages. */
  listeners: () => number
  /** The number of Antom's tracking scripts in the page. */
  trackers: () => number
  /** Everything that was printed with `console.log`, as text. */
  printed: () => string
  /** Errors and rejections that nobody caught. */
  uncaught: readonly string[]
}

/** Watches the page from now on. Call it before the SDK loads. */
export function watchPage(environment: string, bank: string): ShopPage {
  const loaded = watchLoads()
  const frames = (host: string | Element = 'body'): HTMLIFrameElement[] => {
    const within = typeof host === 'string' ? document.querySelector(host) : host
    return [...within!.querySelectorAll('iframe')].filter(({ src }) => src.includes('sessionData='))
  }
  return {
    antom: (host = '#host') => speaker(() => frames(host)[0]),
    stranger(address = bank) {
      const frame = document.createElement('iframe')
      frame.src = address
      document.body.append(frame)
      return speaker(() => frame)
    },
    environment,
    bank,
    frames,
    hasLoaded: (frame) => !!frame && loaded.has(frame),
    listeners: countListeners(),
    trackers: () => [...document.scripts].filter(({ src }) => src.includes('tracker')).length,
    printed: watchConsole(),
    uncaught: watchErrors(),
  }
}

interface Answer {
  href: string
  heard: readonly unknown[]
}

function speaker(find: () => HTMLIFrameElement | undefined): Voice {
  const ask = (order: object): Promise<Answer> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => resolve(data as Answer)
      find()?.contentWindow?.postMessage(order, '*', [port2])
    })
  /** Asks until a page answers, at an address that matches. */
  const awake = async (isThere: (href: string) => boolean = () => true): Promise<Answer> => {
    for (;;) {
      const answer = await Promise.race([ask({}), later(50)])
      if (answer && isThere(answer.href)) return answer
    }
  }
  return {
    async say(data) {
      await awake()
      const speaking = find()?.contentWindow
      const told = new Promise<void>((resolve) => {
        const hear = ({ source }: MessageEvent): void => {
          if (source !== speaking) return
          window.removeEventListener('message', hear)
          resolve()
        }
        window.addEventListener('message', hear)
      })
      await ask({ say: data })
      await told
      await settled()
    },
    async go(address) {
      await awake()
      await ask({ go: address })
      await awake((href) => href === address)
    },
    heard: async () => (await awake()).heard,
  }
}

const later = (ms = 0): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), ms))

/** A message has its effects in later turns of the event loop: a redirect, a rejection, a reply. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await later()
}

function watchLoads(): WeakSet<EventTarget> {
  const loaded = new WeakSet<EventTarget>()
  document.addEventListener('load', ({ target }) => target && loaded.add(target), true)
  return loaded
}

function countListeners(): () => number {
  const listeners = new Set<unknown>()
  const watch = (
    name: 'addEventListener' | 'removeEventListener',
    note: (listener: unknown) => void,
  ): void => {
    const original = window[name]
    Reflect.set(window, name, (...args: unknown[]) => {
      if (args[0] === 'message') note(args[1])
      Reflect.apply(original, window, args)
    })
  }
  watch('addEventListener', (listener) => listeners.add(listener))
  watch('removeEventListener', (listener) => listeners.delete(listener))
  return () => listeners.size
}

function watchConsole(): () => string {
  const lines: string[] = []
  console.log = (...line: unknown[]) => void lines.push(JSON.stringify(line))
  return () => lines.join('\n')
}

function watchErrors(): readonly string[] {
  const uncaught: string[] = []
  window.addEventListener('error', ({ message }) => uncaught.push(message))
  window.addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)))
  return uncaught
}
