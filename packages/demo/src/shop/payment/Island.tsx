import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Stop } from '@antom-checkout/core'
import type { ShopCheckout } from './checkout.ts'

/** Mounts a checkout in an element; returns its stop. */
export type Mount = (place: HTMLElement, checkout: ShopCheckout) => Stop

interface IslandProps {
  readonly load: () => Promise<Mount>
  readonly checkout: ShopCheckout
}

/** An element in the page for a checkout that React does not draw. Its code is loaded first. */
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
