import type {
  CheckoutEventMap,
  CheckoutEventName,
  Sdk,
  SdkClass,
  SdkOptions,
} from '@antom-checkout/core'
import { act, cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi, type Mock } from 'vitest'

/** Where `environment: 'sandbox'` is. */
const ANTOM = 'https://checkout.antom.com'

/** Those that were told to load. */
const loading = new Set<HTMLIFrameElement>()

/** Antom's SDK as far as the core uses it, with frames that load and speak when a test tells them to. */
class FakeSdk implements Sdk {
  APP_IFRAME_ID = 'antom'
  readonly options: SdkOptions
  constructor(options: SdkOptions) {
    this.options = options
  }
  hear = (): void => {}
  mountComponent({ sessionData }: { sessionData: string }, selector: string): void {
    const frame = document.createElement('iframe')
    frame.id = this.APP_IFRAME_ID
    frame.dataset['session'] = sessionData
    frame.dataset['locale'] = this.options.locale
    // happy-dom gives a document of its own to no other frame. It says by itself that it has loaded: too early for a test.
    frame.srcdoc = ' '
    frame.addEventListener('load', (event) => {
      if (!loading.has(frame)) event.stopImmediatePropagation()
    })
    sdk.frames.push(frame)
    window.addEventListener('message', this.hear)
    document.querySelector(selector)?.appendChild(frame)
  }
  unmount(): void {
    window.removeEventListener('message', this.hear)
    document.getElementById(this.APP_IFRAME_ID)?.remove()
  }
}

export const sdk: {
  /** For the option `sdk`. */
  readonly load: () => Promise<SdkClass>
  /** Every frame that was built in this test. */
  readonly frames: HTMLIFrameElement[]
} = { load: async () => FakeSdk, frames: [] }

/** A callback that remembers what it heard. */
export const listener = <Name extends CheckoutEventName>(): Mock<
  (event: CheckoutEventMap[Name]) => void
> => vi.fn<(event: CheckoutEventMap[Name]) => void>()

/** The frames in the document, also in shadow roots. */
export const shown = (): HTMLIFrameElement[] => [
  ...document.querySelectorAll('iframe'),
  ...[...document.querySelectorAll('[data-antom-checkout]')].flatMap(({ shadowRoot }) => [
    ...(shadowRoot?.querySelectorAll('iframe') ?? []),
  ]),
]

/** The one frame in the document, once it is there with that session. */
export const frame = (session = 'session-1'): Promise<HTMLIFrameElement> =>
  until(() => {
    expect(shown().map(({ dataset }) => dataset['session'])).toEqual([session])
    return shown()[0] as HTMLIFrameElement
  })

/** The same, and loaded. */
export async function loaded(session?: string): Promise<HTMLIFrameElement> {
  const found = await frame(session)
  loading.add(found)
  act(() => void found.dispatchEvent(new Event('load')))
  loading.delete(found)
  return found
}

/** Waits until `look` throws no more. React draws in between as it does in a browser. */
export const until = <Result>(look: () => Result): Promise<Result> => waitFor(look, { interval: 2 })

/** Lets what is ready happen. */
export const tick = (): Promise<void> =>
  act(async () => new Promise<void>((resolve) => setTimeout(resolve)))

/** What Antom's page says in its frame. */
export function saying(
  from: Pick<HTMLIFrameElement, 'contentWindow'>,
  code: string,
  result?: object,
): void {
  const data = JSON.stringify({ code, ...(result && { result }) })
  const { contentWindow: source } = from
  window.dispatchEvent(new MessageEvent('message', { source, origin: ANTOM, data }))
}

/** The same, and React has drawn what comes of it. */
export function say(...said: Parameters<typeof saying>): void {
  act(() => saying(...said))
}

// The console must stay empty: React's warnings, and those of `act`, are failures.
const said: unknown[][] = []

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  for (const method of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...line) => void said.push([method, ...line]))
  }
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  sdk.frames.length = 0
  const printed = said.splice(0)
  if (printed.length) throw new Error(`The console must stay empty, but: ${printed.join('\n')}`)
  if (shown().length) throw new Error('A frame was left behind.')
})
