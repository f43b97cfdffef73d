import { checkoutEventNames } from '@antom-checkout/core'
import { AntomCheckout, type AntomCheckoutProps, type Checkout } from '@antom-checkout/react'
import * as React from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'

/** A scene that a test draws. */
export interface Scene {
  readonly props: AntomCheckoutProps
  /** The number of this drawing: each has its own callbacks. */
  readonly drawing?: number
  /** Another name is another component. */
  readonly name?: string
  /** A sibling suspends: React hides the checkout behind a fallback. */
  readonly isWaiting?: boolean
  /** Of an `<Activity>` around it. */
  readonly mode?: 'visible' | 'hidden'
  /** Sessions are fetched, and counted. */
  readonly fetches?: boolean
  /** The shop's own panel for a payment that failed, with something to type into. */
  readonly panel?: string
}

type Heard = [drawing: number, event: string]

const heard: Heard[] = []
const asked: string[] = []
const recovered: string[] = []
const ref: React.RefObject<Checkout | null> = React.createRef<Checkout>()
const container = document.querySelector<HTMLElement>('#root')!

const fetchSession: AntomCheckoutProps['fetchSession'] = async ({ reason }) => {
  asked.push(reason)
  return { paymentSessionData: `fetched-${asked.length}` }
}

function callbacks(drawing: number): Partial<AntomCheckoutProps> {
  return Object.fromEntries(
    checkoutEventNames.map((name) => [
      `on${name[0]?.toUpperCase()}${name.slice(1)}`,
      () => void heard.push([drawing, name]),
    ]),
  )
}

function Shop({
  props,
  drawing = 1,
  isWaiting,
  mode,
  fetches,
  name,
  panel,
}: Scene): React.ReactElement {
  const checkout = (
    <AntomCheckout
      key={name}
      {...props}
      {...(fetches && { fetchSession })}
      {...callbacks(drawing)}
      {...(panel && {
        renderFailed: ({ state, retry }) => (
          <section>
            <h2>
              {panel}: {state.retryWith}
            </h2>
            <input aria-label="Why" />
            <button onClick={retry}>Once more</button>
          </section>
        ),
      })}
      ref={ref}
    />
  )
  return (
    <React.StrictMode>
      <React.Suspense fallback={<p>One moment</p>}>
        {mode ? <React.Activity mode={mode}>{checkout}</React.Activity> : checkout}
        {isWaiting && <Waiting />}
      </React.Suspense>
    </React.StrictMode>
  )
}

const forever = new Promise<never>(() => {})
function Waiting(): never {
  // React's way to suspend, in both versions
  throw forever
}

// A scene in the page was rendered by a server.
const given = document.querySelector('#scene')?.textContent
const onRecoverableError = (error: unknown): void => void recovered.push(String(error))
const root = given
  ? hydrateRoot(container, <Shop {...(JSON.parse(given) as Scene)} />, { onRecoverableError })
  : createRoot(container, { onRecoverableError })

interface Drawing {
  readonly version: string
  readonly heard: Heard[]
  /** The reasons of all calls of `fetchSession`. */
  readonly asked: string[]
  readonly recovered: string[]
  /** The newest checkout. */
  readonly ref: React.RefObject<Checkout | null>
  /** Draws scenes, one after the other, in one task. */
  readonly draw: (...scenes: (Scene | null)[]) => void
}

window.react = {
  version: React.version,
  heard,
  asked,
  recovered,
  ref,
  draw(...scenes) {
    for (const scene of scenes) root.render(scene && <Shop {...scene} />)
  },
}

declare global {
  interface Window {
    react: Drawing
  }
}
