import type { ReactNode } from 'react'
import { Opening } from './Opening.tsx'

/** The stage while the shop itself is asked; it looks as `Payment` does when that begins, so that nothing jumps. */
export function Waiting(): ReactNode {
  return (
    <section className="stage" aria-label="Payment" data-status="loading" data-page-open="false">
      <div className="strip" data-tone="calm">
        <p role="status">Preparing your payment</p>
      </div>
      <div className="stage-body">
        <Opening />
      </div>
    </section>
  )
}
