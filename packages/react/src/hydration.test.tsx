import { act } from '@testing-library/react'
import { StrictMode, type ReactElement } from 'react'
import { hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { AntomCheckout } from './AntomCheckout.tsx'
import { antom } from './test/antom.ts'
import { useAntomCheckout } from './useAntomCheckout.ts'

function Hook(): ReactElement {
  const { hostRef, state } = useAntomCheckout({
    environment: 'sandbox',
    sessionData: 'session-1',
    hostedUrl: 'https://pay.example/1',
    sdk: antom.sdk,
  })
  return (
    <>
      <output>
        {state.status} <a href={state.hostedUrl}>Pay there</a>
      </output>
      <div ref={hostRef} />
    </>
  )
}

const Component = (): ReactElement => (
  <AntomCheckout
    className="card"
    style={{ maxWidth: '40rem' }}
    environment="sandbox"
    sessionData="session-1"
    sdk={antom.sdk}
  />
)

test.for([
  ['component', Component],
  ['hook', Hook],
] as const)("hydration keeps the server's %s unchanged", async ([, Pay]) => {
  const ui = (
    <StrictMode>
      <Pay />
    </StrictMode>
  )
  const container = document.createElement('main')
  container.innerHTML = renderToString(ui)
  document.body.append(container)
  const links = container.querySelectorAll('link[rel=preconnect]')
  expect(links).toHaveLength(Pay === Component ? 1 : 0)
  const [host] = [...container.querySelectorAll('div')]
  const onRecoverableError = vi.fn<(error: unknown) => void>()
  let root: Root | undefined
  act(() => {
    root = hydrateRoot(container, ui, { onRecoverableError })
  })
  const page = await antom.page()
  expect(host?.shadowRoot?.contains(page.frame) ?? host?.contains(page.frame)).toBe(true)
  expect(onRecoverableError).not.toHaveBeenCalled()
  expect(container.contains(host!)).toBe(true)
  // The server's link has opened the connection. It does not stay, here or in the head.
  expect(document.querySelectorAll('link')).toHaveLength(0)
  act(() => root?.unmount())
  container.remove()
  expect(antom.pages).toHaveLength(1)
})
