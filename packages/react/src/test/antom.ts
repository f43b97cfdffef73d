import type { CheckoutEventMap, CheckoutEventName } from '@antom-checkout/core'
import { createFakeSdk, type FakeSdk } from '@antom-checkout/core/testing'
import { act, cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, vi, type Mock } from 'vitest'

/** The stand-in for Antom, a new one for each test. */
export let antom: FakeSdk

/** A callback that remembers its events. */
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

/** The sessions of all pages that were opened in this test. */
export const sessions = (): string[] => antom.pages.map(({ sessionData }) => sessionData)

/** Waits until `look` does not throw. React renders meanwhile, as in a browser. */
export const until = <Result>(look: () => Result): Promise<Result> => waitFor(look, { interval: 2 })

/** Lets pending work finish. */
export const tick = (): Promise<void> =>
  act(async () => new Promise<void>((resolve) => setTimeout(resolve)))

/** Sends a message that looks like Antom's, from any source. */
export function forge(source: Window | null, code: string): void {
  const data = JSON.stringify({ code })
  const origin = 'https://checkout.antom.com'
  act(() => void window.dispatchEvent(new MessageEvent('message', { source, origin, data })))
}

// The console must stay empty: warnings of React and of `act` are failures.
const said: unknown[][] = []

beforeEach(() => {
  antom = createFakeSdk()
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
  const printed = said.splice(0)
  if (printed.length) throw new Error(`The console must stay empty, but: ${printed.join('\n')}`)
  if (shown().length) throw new Error('A frame was left behind.')
})
