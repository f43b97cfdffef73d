import type { ReactNode } from 'react'
import { AntomCheckout } from '@antom-checkout/react'
import { fetchSession, verify } from '../api.ts'
import { navigate } from '../location.ts'
import { Left } from './Left.tsx'

type PaymentProps = { orderId: string; environment: string }

/** Antom's page, and what there is to say about it. One state is drawn by the shop itself: leaving without paying. */
export function Payment({ orderId, environment }: PaymentProps): ReactNode {
  return (
    <section className="stage" aria-label="Payment">
      <AntomCheckout
        className="host"
        environment={environment}
        locale="en"
        frameTitle="Secure payment by Antom"
        analytics={false}
        fetchSession={({ reason, signal }) => fetchSession(orderId, reason, signal)}
        verifyPayment={async (_, { signal }) => (await verify(orderId, signal)).paymentStatus}
        renderCanceled={({ state, retry }) => <Left onRetry={state.canRetry && retry} />}
        onStateChange={({ state }) => {
          // Once the buyer has left Antom's result page, the order page takes over, and asks the server itself.
          const isSettled = state.status === 'succeeded' || state.status === 'processing'
          if (isSettled && !state.pageOpen) navigate(`/orders/${orderId}`, { replace: true })
        }}
      />
    </section>
  )
}
