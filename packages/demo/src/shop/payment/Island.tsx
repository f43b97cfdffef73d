import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Stop } from '@antom-checkout/core'
import type { ShopCheckout } from './checkout.ts'

/** Puts a checkout into a place of its own; returns how to take it away again. */
export type Mount = (place: HTMLElement, checkout: ShopCheckout) => Stop

type IslandProps = { load: () => Promise<Mount>; checkout: ShopCheckout }

/** A place in the page for what React does not draw, once its code is there. */
export function Island({ load, checkout }: IslandProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null)
  const [isLost, setLost] = useState(false)
  useEffect(() => {
    const leaving = new AbortController()
    let stop: Stop | undefined
    load().then(
      (mount) => {
        if (!leaving.signal.aborted) stop = mount(ref.current!, checkout)
      },
      () => setLost(true),
    )
    return () => {
      leaving.abort()
      stop?.()
    }
  }, [load, checkout])

  if (!isLost) return <div ref={ref} />
  return (
    <div className="panel" role="alert">
      <h2>This checkout did not load</h2>
      <p>Nothing was charged. Please try again in a moment.</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        Try again
      </button>
    </div>
  )
}
