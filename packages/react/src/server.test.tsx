// @vitest-environment node
import { StrictMode, type ReactElement } from 'react'
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
      fetchSession={async () => ({})}
      onReady={() => {}}
      onStateChange={() => {}}
    />
  </StrictMode>
)
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
    '<div data-antom-checkout="" id="pay" class="card" style="min-height:var(--antom-min-height, 600px);max-width:40rem">\u00a0</div>',
  )
})

test('where a policy forbids inline style, the style sheet reserves the height', () => {
  expect(
    renderToStaticMarkup(<AntomCheckout environment="sandbox" style={{ minHeight: '' }} />),
  ).toBe('<div data-antom-checkout="">\u00a0</div>')
})

test('the hook gives the state that the browser will begin with', () => {
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

test('bad options are no reason for a server to fail', () => {
  const bad = { environment: undefined } as unknown as { environment: 'sandbox' }
  expect(renderToStaticMarkup(<AntomCheckout {...bad} style={{ minHeight: 0 }} />)).toBe(
    '<div data-antom-checkout="" style="min-height:0">\u00a0</div>',
  )
})
