import { AntomCheckout, type Checkout, type CheckoutRenderers } from '@antom-checkout/react'
import * as React from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { drawnBy, type Drawn, type Given, type Subject } from './subject.ts'

export function createSubject(container: Element): Subject {
  const shown = new Map<string, Drawn>()
  const checkouts = new Map<string, Checkout>()
  const root = createRoot(container)
  const draw = async (): Promise<void> =>
    flushSync(() =>
      root.render(
        <React.StrictMode>
          {[...shown].map(([name, { options, callbacks, view, slots, isHidden }]) => (
            <Hideable key={name} isHidden={isHidden}>
              <AntomCheckout
                id={name}
                {...options}
                {...callbacks}
                {...renderers(slots)}
                view={view}
                ref={(checkout) => void (checkout && checkouts.set(name, checkout))}
              />
            </Hideable>
          ))}
        </React.StrictMode>,
      ),
    )
  return drawnBy(`React ${React.version}`, shown, checkouts, draw)
}

const renderers = (slots: Given['slots']): CheckoutRenderers =>
  Object.fromEntries(
    Object.entries(slots).map(([slot, text]) => [
      `render${slot[0]!.toUpperCase()}${slot.slice(1)}`,
      ({ retry }: { retry: () => void }) => (
        <p>
          {text} <button onClick={retry}>Once more</button>
        </p>
      ),
    ]),
  )

/** React hides with an Activity, and before 19.2 only with a Suspense. */
function Hideable(props: { isHidden: boolean; children: React.ReactNode }): React.ReactElement {
  const { Activity } = React as { Activity?: typeof React.Activity }
  return Activity ? (
    <Activity mode={props.isHidden ? 'hidden' : 'visible'}>{props.children}</Activity>
  ) : (
    <React.Suspense>
      {props.children}
      {props.isHidden && <Waiting />}
    </React.Suspense>
  )
}

const forever = new Promise<never>(() => {})
function Waiting(): never {
  // React's way to suspend
  throw forever
}
