import type { Stop } from '../emitter.ts'
import type { Sdk, SdkClass, SdkOptions } from '../sdk.ts'
import { drawn, letDraw } from './drawing.ts'
import { createFakePage, type FakePage, type PageVerbs, type WhichPage } from './fakePage.ts'
import { createGate } from './gate.ts'
import { realTimer, realTurn } from './realTimer.ts'

/** How long `page()` waits, in real milliseconds: as long as Testing Library's `findBy…`. */
const PATIENCE_MS = 1000

/** Antom without Antom, for tests of a checkout. Its verbs are those of the one page that is open. */
export interface FakeSdk extends PageVerbs {
  /** For the option `sdk` of each checkout. */
  readonly sdk: () => Promise<SdkClass>
  /**
   * Antom's page once it is open and loaded. Waits up to 1,000 ms of real time, also under fake timers. `which` tells
   * apart when several are open. In contrast to `pages`, it throws when there is none, and says why.
   */
  page: (which?: WhichPage) => Promise<FakePage>
  /** The pages that are open now, oldest first. */
  readonly pages: readonly FakePage[]
  /** The next time that the SDK is loaded fails, once. */
  failSdk: (error?: Error) => void
  /** The SDK does not load until the returned function is called. */
  holdSdk: () => Stop
  /** Pages open but do not load until the returned function is called. `page()` then waits for open pages only. */
  holdPage: () => Stop
}

/** Makes a stand-in for Antom's SDK: no network, no timers. Every message passes the checkout's guard, like a real one. */
export function createFakeSdk(): FakeSdk {
  const sdkGate = createGate()
  const pageGate = createGate()
  const opened: FakePage[] = []
  const waiting = new Set<() => void>()
  const loaded = new WeakSet<FakePage>()
  let failure: Error | undefined
  let asked = 0

  const look = (): void => {
    for (const look of waiting) look()
  }
  const open = (): FakePage[] => opened.filter(({ isOpen }) => isOpen)

  class FakeCheckoutPage implements Sdk {
    APP_IFRAME_ID = 'antom-checkout-page-sub-page-iframe'
    readonly options: SdkOptions
    hear: ((event: MessageEvent) => void) | undefined
    constructor(options: SdkOptions) {
      this.options = options
    }
    mountComponent({ sessionData }: { sessionData: string }, selector: string): void {
      const { page, load, hear } = createFakePage(this.options, sessionData)
      this.hear = hear
      page.frame.id = this.APP_IFRAME_ID
      window.addEventListener('message', hear)
      document.querySelector(selector)?.appendChild(page.frame)
      opened.push(page)
      void pageGate.passed().then(() => {
        loaded.add(page)
        const stop = letDraw()
        load()
        stop()
        look()
      })
      queueMicrotask(look)
    }
    unmount(): void {
      if (this.hear) window.removeEventListener('message', this.hear)
      document.getElementById(this.APP_IFRAME_ID)?.remove()
    }
  }

  const matching = (which: WhichPage): FakePage[] =>
    open().filter((page) =>
      Object.entries(which).every(([key, value]) => page[key as keyof WhichPage] === value),
    )

  /** The one page that is meant, or why there is none. */
  function find(which: WhichPage): FakePage | Error {
    const found = matching(which)
    if (found.length === 1) return found[0] as FakePage
    const wanted = Object.keys(which).length ? ` with ${JSON.stringify(which)}` : ''
    const came = found.length
      ? `${found.length} are`
      : open().length
        ? `only ${open().length === 1 ? 'another is' : 'others are'}`
        : opened.length
          ? 'it is closed: the checkout has freed it, or was unmounted'
          : asked
            ? 'the SDK was loaded and no page opened'
            : 'no checkout has asked for the SDK'
    const among = open().map(({ sessionData }) => `"${sessionData}"`)
    const what = found.length
      ? `Say which one: page({ sessionData: … }).`
      : opened.length
        ? 'Open it first, and wait: await page().'
        : asked
          ? 'Look at the state of the checkout: is a session there, is the SDK held?'
          : 'Give `sdk` to the checkout as its option `sdk`, mount it, and wait: await page().'
    return new Error(
      `One page of Antom's${wanted} should be open, but ${came}${among.length ? ` (${among.join(', ')})` : ''}. ${what}`,
    )
  }

  function theOne(): FakePage {
    const found = find({})
    if (found instanceof Error) throw found
    return found
  }

  async function page(which: WhichPage = {}): Promise<FakePage> {
    const stop = letDraw()
    try {
      await realTurn() // What was just asked for, a retry for example, closes the page that is still open.
      const found = await new Promise<FakePage>((resolve, reject) => {
        const settle = (isLast: boolean): void => {
          const result = find(which)
          const isThere = !(result instanceof Error) && (pageGate.isHeld || loaded.has(result))
          if (!isThere && !isLast) return
          waiting.delete(lookAgain)
          stopTimer()
          if (result instanceof Error) reject(result)
          else resolve(result)
        }
        const lookAgain = (): void => settle(false)
        const stopTimer = realTimer(PATIENCE_MS, () => settle(true))
        waiting.add(lookAgain)
        lookAgain()
      })
      await drawn()
      return found
    } finally {
      stop()
    }
  }

  return {
    async sdk() {
      asked += 1
      await sdkGate.passed()
      const error = failure
      failure = undefined
      if (error) throw error
      return FakeCheckoutPage
    },
    page,
    get pages() {
      return open()
    },
    failSdk(error = new Error('The SDK does not load: the test says so.')) {
      failure = error
    },
    holdSdk: sdkGate.hold,
    holdPage: pageGate.hold,
    succeed: (result) => theOne().succeed(result),
    fail: (reason) => theOne().fail(reason),
    process: (result) => theOne().process(result),
    cancel: () => theOne().cancel(),
    backToMerchant: () => theOne().backToMerchant(),
    redirect: (urls) => theOne().redirect(urls),
    say: (code, result) => theOne().say(code, result),
  }
}
