import type { Sdk, SdkClass, SdkOptions } from '../sdk/sdk.ts'
import { forgetSessions } from '../state/registry.ts'
import type { Stop } from '../stop.ts'
import { allowDrawing, drawn } from './drawing.ts'
import { createFakePage, type FakePage, type PageVerbs, type WhichPage } from './fakePage.ts'
import { createGate } from './gate.ts'
import { missingPage } from './missingPage.ts'
import { realTimer, realTurn } from './realTimer.ts'

/** How long `page()` waits, in real milliseconds: as long as Testing Library's `findBy…`. */
const PATIENCE_MS = 1000

/** A stand-in for Antom, for tests of a checkout. Its verbs are those of the one page that is open. */
export interface FakeSdk extends PageVerbs {
  /** For the option `sdk` of each checkout. */
  readonly sdk: () => Promise<SdkClass>
  /**
   * Antom's page once it is open and loaded. Waits up to 1,000 ms of real time, also under fake timers. `which` selects
   * one of several. In contrast to `pages`, it throws when there is none, and says why.
   */
  readonly page: (which?: WhichPage) => Promise<FakePage>
  /** Every page that was opened, oldest first. */
  readonly pages: readonly FakePage[]
  /** Makes the next load of the SDK fail, once. */
  readonly failSdk: (error?: Error) => void
  /** The SDK does not load until the returned function is called. */
  readonly holdSdk: () => Stop
  /** Pages open but do not load until the returned function is called. `page()` then waits for open pages only. */
  readonly holdPage: () => Stop
}

/**
 * Makes a stand-in for Antom's SDK: no network, no timers. Every message passes the checkout's guard, like a real one.
 * The document forgets the payments of earlier tests: each test begins as in a new document.
 */
export function createFakeSdk(): FakeSdk {
  forgetSessions()
  const sdkGate = createGate()
  const pageGate = createGate()
  const opened: FakePage[] = []
  const waiting = new Set<() => void>()
  const loaded = new WeakSet<FakePage>()
  let failure: Error | undefined
  let isAsked = false

  const look = (): void => {
    for (const look of waiting) look()
  }

  class FakeCheckoutPage implements Sdk {
    APP_IFRAME_ID = 'antom-checkout-page-sub-page-iframe'
    readonly options: SdkOptions
    hear: ((event: MessageEvent) => void) | undefined
    constructor(options: SdkOptions) {
      this.options = options
    }
    mountComponent({ sessionData }: { sessionData: string }, selector: string): void {
      const { page, place, load, hear } = createFakePage(this.options, sessionData)
      this.hear = hear
      page.frame.id = this.APP_IFRAME_ID
      window.addEventListener('message', hear)
      place(selector)
      opened.push(page)
      void pageGate.passed().then(() => {
        loaded.add(page)
        const stop = allowDrawing()
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

  /** The one page that is meant, or the error that says why there is none. */
  function find(which: WhichPage): FakePage | Error {
    const matching = opened.filter(
      (page) =>
        page.isOpen &&
        Object.entries(which).every(([key, value]) => page[key as keyof WhichPage] === value),
    )
    return matching.length === 1
      ? (matching[0] as FakePage)
      : missingPage(which, opened, matching.length, isAsked)
  }

  function theOne(): FakePage {
    const found = find({})
    if (found instanceof Error) throw found
    return found
  }

  async function page(which: WhichPage = {}): Promise<FakePage> {
    const stop = allowDrawing()
    try {
      await realTurn() // A verb that was just called, such as a retry, still has to close the page that is open.
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
      isAsked = true
      await sdkGate.passed()
      const error = failure
      failure = undefined
      if (error) throw error
      return FakeCheckoutPage
    },
    page,
    pages: opened,
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
