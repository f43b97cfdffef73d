import type { ReactNode } from 'react'
import type { CheckoutState } from '@antom-checkout/core'
import { EmptyShelf } from '../drawings/EmptyShelf.tsx'
import { Hourglass } from '../drawings/Hourglass.tsx'
import { Kiln } from '../drawings/Kiln.tsx'
import { MendedBowl } from '../drawings/MendedBowl.tsx'
import { Parcel } from '../drawings/Parcel.tsx'
import { Shards } from '../drawings/Shards.tsx'
import { Link } from '../parts/Link.tsx'
import { ResumeLink } from '../parts/ResumeLink.tsx'
import { Opening } from './Opening.tsx'
import { Panel } from './Panel.tsx'
import { declineReason } from './declineReason.ts'

type StatePanelProps = {
  state: CheckoutState
  orderId: string
  resumeUrl: string | undefined
  onRetry: () => void
}

/** The shop's picture of each state. While Antom's page is open there is none, except behind one that still loads. */
export function StatePanel({ state, orderId, resumeUrl, onRetry }: StatePanelProps): ReactNode {
  if (state.status === 'loading') return <Opening />
  if (state.pageOpen) return null

  const retry = (text: string) =>
    state.canRetry && (
      <button type="button" className="button" onClick={onRetry}>
        {text}
      </button>
    )
  const toCart = (
    <Link className="text-button" href="/cart">
      Back to cart
    </Link>
  )
  const toOrder = (
    <Link className="button" href={`/orders/${orderId}`}>
      Go to your order
    </Link>
  )

  switch (state.status) {
    case 'canceled':
      return (
        <Panel
          takesFocus
          drawing={<EmptyShelf />}
          title="You left before paying"
          text="Nothing was charged, and your cart is as it was."
          actions={
            <>
              {retry('Pay again')} {toCart}
            </>
          }
        />
      )
    case 'failed':
      return (
        <Panel
          takesFocus
          drawing={<MendedBowl />}
          title="The payment did not go through"
          text={`${declineReason(state.result?.paymentResultCode)} Nothing was charged.`}
          actions={
            <>
              {retry('Try again')} {toCart}
            </>
          }
        />
      )
    case 'expired':
      return (
        <Panel
          takesFocus
          drawing={<Hourglass />}
          title="The payment page ran out of time"
          text="Nothing was charged. A new page takes a second."
          actions={
            <>
              {retry('Open it again')} {toCart}
            </>
          }
        />
      )
    case 'error':
      return (
        <Panel
          takesFocus
          drawing={<Shards />}
          title="The payment page could not be opened"
          text={
            <>
              Please try again in a moment. <span className="code">{state.error.code}</span>
            </>
          }
          actions={
            <>
              {retry('Try again')}
              {state.hostedUrl && (
                <a className="text-button" href={state.hostedUrl}>
                  Pay on Antom’s page
                </a>
              )}
            </>
          }
        />
      )
    case 'verifying':
      return (
        <Panel
          takesFocus
          drawing={<Kiln />}
          title="Checking your payment"
          text="We are asking Antom whether it has arrived. Please don’t pay again."
          actions={<ResumeLink href={resumeUrl} />}
        />
      )
    case 'processing':
      return (
        <Panel
          takesFocus
          drawing={<Kiln />}
          title="Your payment is on its way"
          text="Some banks take a few minutes. Your order shows it as soon as it has arrived; please don’t pay again."
          actions={
            <>
              {toOrder} <ResumeLink href={resumeUrl} />
            </>
          }
        />
      )
    case 'succeeded':
      return (
        <Panel
          takesFocus
          drawing={<Parcel />}
          title="Thank you"
          text="Your payment has arrived."
          actions={toOrder}
        />
      )
    case 'idle':
    case 'ready':
      return null
  }
}
