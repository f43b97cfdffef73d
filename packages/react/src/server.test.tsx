// @vitest-environment node
import { StrictMode, version, type ReactElement } from 'react'
import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AntomCheckout, useAntomCheckout } from './index.ts'

const checkout = (
  <StrictMode>
    <AntomCheckout
      id="pay"
      className="card"
      style={{ maxWidth: '40rem' }}
      environment="sandbox"
      sessionData="session-1"
      fetchSession={async () => ({ paymentSessionData: 'session-2' })}
      onReady={() => {}}
      onStateChange={() => {}}
    />
  </StrictMode>
)
/** The box as a server renders it. React 19 moves the link to the head of the document, or before everything else. */
const drawn = (attributes: string, origin = 'https://checkout.antom.com'): string => {
  const link = `<link rel="preconnect" href="${origin}"/>`
  const box = `<div data-antom-checkout=""${attributes}>`
  return version.startsWith('18') ? `${box}${link}\u00a0</div>` : `${link}${box}\u00a0</div>`
}
const said = vi.fn<(...line: unknown[]) => void>()

beforeEach(() => {
  for (const method of ['log', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation(said)
  }
})
afterEach(() => {
  const printed = said.mock.calls
  if (printed.length) throw new Error(`The console must stay empty, but: ${printed.join('\n')}`)
  vi.restoreAllMocks()
})

test.for([
  ['renderToString', renderToString],
  ['renderToStaticMarkup', renderToStaticMarkup],
] as const)('%s needs no browser and reserves the height', ([, renderTo]) => {
  expect(typeof window).toBe('undefined')
  expect(typeof document).toBe('undefined')
  expect(renderTo(checkout)).toBe(
    drawn(
      ' id="pay" class="card" style="min-height:var(--antom-min-height, 600px);max-width:40rem"',
    ),
  )
})

test('without inline style, which a policy may forbid, the style sheet reserves the height', () => {
  expect(
    renderToStaticMarkup(<AntomCheckout environment="sandbox" style={{ minHeight: '' }} />),
  ).toBe(drawn(''))
})

test("the connection opens to the origin of Antom's page, without its path and query", () => {
  const environment = 'http://127.0.0.1:4100/checkout-page/index.html?scenario=slow'
  expect(
    renderToStaticMarkup(<AntomCheckout environment={environment} style={{ minHeight: 0 }} />),
  ).toBe(drawn(' style="min-height:0"', 'http://127.0.0.1:4100'))
})

test('null for an optional prop counts as absent', () => {
  const nothing = {
    style: null,
    view: null,
    locale: null,
    onReady: null,
    renderFailed: null,
    ref: null,
  }
  const ui = <AntomCheckout environment="sandbox" {...(nothing as object)} />
  expect(renderToStaticMarkup(ui)).toBe(drawn(' style="min-height:var(--antom-min-height, 600px)"'))
})

test('the hook returns the state that the browser begins with', () => {
  function Pay(): ReactElement {
    const { hostRef, state, checkout } = useAntomCheckout({
      environment: 'sandbox',
      sessionData: { paymentSessionData: 'session-1', normalUrl: 'https://pay.example/1' },
      hostedUrl: 'https://pay.example/2',
    })
    return (
      <div ref={hostRef}>
        {state.status} {state.hostedUrl} {String(checkout.state === state)}
      </div>
    )
  }
  expect(renderToStaticMarkup(<Pay />)).toBe('<div>idle https://pay.example/2 true</div>')
})

test('invalid options do not make a server fail', () => {
  const bad = { environment: undefined } as unknown as { environment: 'sandbox' }
  expect(renderToStaticMarkup(<AntomCheckout {...bad} style={{ minHeight: 0 }} />)).toBe(
    drawn(' style="min-height:0"'),
  )
})
