import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useAntomCheckout } from '@antom-checkout/react'
import { fetchSession, verify } from '../api.ts'
import { navigate } from '../location.ts'
import { StatePanel } from './StatePanel.tsx'
import { Strip } from './Strip.tsx'

type PaymentProps = { orderId: string; environment: string }

/** Antom's page, and around it what the shop says about each state. */
export function Payment({ orderId, environment }: PaymentProps): ReactNode {
  const [resumeUrl, setResumeUrl] = useState<string>()
  const { hostRef, state, retry } = useAntomCheckout({
    environment,
    locale: 'en',
    frameTitle: 'Secure payment by Antom',
    analytics: false,
    fetchSession: ({ reason, signal }) => fetchSession(orderId, reason, signal),
    verifyPayment: async (_, { signal }) => {
      const { paymentStatus, order } = await verify(orderId, signal)
      setResumeUrl(order.resumeUrl)
      return paymentStatus
    },
  })

  // Once the buyer has left Antom's result page, the order page takes over, and asks the server itself.
  const done = state.status === 'succeeded' && !state.pageOpen
  useEffect(() => {
    if (done) navigate(`/orders/${orderId}`, { replace: true })
  }, [done, orderId])

  const stage = useRef<HTMLElement>(null)
  const tryAgain = () => {
    // The button goes away, and would leave the focus at the top of the page.
    stage.current?.focus({ preventScroll: true })
    // What fails again shows as a state.
    void Promise.resolve(retry()).catch(() => {})
  }

  return (
    <section
      ref={stage}
      tabIndex={-1}
      className="stage"
      aria-label="Payment"
      data-status={state.status}
      data-page-open={state.pageOpen}
    >
      <Strip state={state} orderId={orderId} onRetry={tryAgain} />
      <div className="stage-body">
        <StatePanel state={state} orderId={orderId} resumeUrl={resumeUrl} onRetry={tryAgain} />
        <div className="host" ref={hostRef} />
      </div>
    </section>
  )
}
