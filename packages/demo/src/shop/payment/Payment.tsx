import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Adapter } from '../adapter.ts'
import { checkoutOf } from './checkout.ts'
import { Island } from './Island.tsx'
import { ReactCheckout } from './ReactCheckout.tsx'

type PaymentProps = {
  orderId: string
  environment: string
  adapter: Adapter
  onHold: (isHeld: boolean) => void
}

// The shop is React's: what the other two need is loaded for those who choose them.
const islands = {
  vue: async () => (await import('./vueCheckout.ts')).mountVueCheckout,
  element: async () => (await import('./elementCheckout.ts')).mountElementCheckout,
}

/** Antom's page, put there by React, by Vue or as an element. */
export function Payment({ orderId, environment, adapter, onHold }: PaymentProps): ReactNode {
  const [checkout] = useState(() => checkoutOf(orderId, environment, onHold))
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
