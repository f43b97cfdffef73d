import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Scene } from '../parts/Scene.tsx'

/** The shop's own panel for a buyer who left before paying. */
export function Left({ onRetry }: { onRetry: (() => void) | false }): ReactNode {
  return (
    <div className="panel">
      <Scene name="empty-shelf" />
      <h2>You left before paying</h2>
      <p>Nothing was charged, and your cart is as it was.</p>
      <div className="actions">
        {onRetry && (
          <button type="button" className="button" onClick={onRetry}>
            Pay again
          </button>
        )}
        <Link className="text-button" href="/cart">
          Back to cart
        </Link>
      </div>
    </div>
  )
}
