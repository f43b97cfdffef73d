import type { ReactNode } from 'react'

/** The stage while the shop itself is asked: as high as `Payment`, so that nothing jumps. */
export function Waiting(): ReactNode {
  return (
    <section className="stage" aria-label="Payment">
      <div className="host">
        <p className="unseen" role="status">
          Preparing your payment
        </p>
      </div>
    </section>
  )
}
