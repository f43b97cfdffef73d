import { useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { Adapter } from '../adapter.ts'
import { checkoutOf } from './checkout.ts'
import { Island } from './Island.tsx'
import { ReactCheckout } from './ReactCheckout.tsx'

interface PaymentProps {
  readonly orderId: string
  readonly environment: string
  readonly adapter: Adapter
  readonly onHold: (isHeld: boolean) => void
}

// The shop is written in React: the code of the other two is loaded on demand.
const islands = {
  vue: async () => (await import('./vueCheckout.ts')).mountVueCheckout,
  element: async () => (await import('./elementCheckout.ts')).mountElementCheckout,
}

/** Antom's page, put there by React, by Vue or as an element. */
export function Payment({ orderId, environment, adapter, onHold }: PaymentProps): ReactNode {
  const [, navigate] = useLocation()
  const onDone = () => navigate(`/orders/${orderId}`, { replace: true })
  const [checkout] = useState(() => checkoutOf({ orderId, environment, onHold, onDone }))
  return (
    <section className="stage" aria-label="Payment">
      {adapter === 'react' ? (
        <ReactCheckout {...checkout} />
      ) : (
        <Island key={adapter} load={islands[adapter]} checkout={checkout} />
      )}
    </section>
  )
}
