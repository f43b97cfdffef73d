import type { ReactNode } from 'react'
import type { CheckoutState } from '@antom-checkout/core'
import { Link } from '../parts/Link.tsx'
import { declineReason } from './declineReason.ts'

type StripProps = { state: CheckoutState; orderId: string; onRetry: () => void }

/** One line above Antom's page; it never covers it. */
export function Strip({ state, orderId, onRetry }: StripProps): ReactNode {
  const again = (text: string) =>
    state.canRetry && (
      <button type="button" className="text-button" onClick={onRetry}>
        {text}
      </button>
    )
  return (
    <div className="strip" data-tone={toneOf(state)}>
      <p role="status">{state.pageOpen || state.status === 'loading' ? sentence(state) : ''}</p>
      {state.pageOpen && state.status === 'succeeded' && (
        <Link className="strip-link" href={`/orders/${orderId}`}>
          See your order
        </Link>
      )}
      {state.pageOpen && state.status === 'failed' && again('Start over')}
      {state.pageOpen && state.status === 'expired' && again('Open it again')}
      {state.pageOpen &&
        (state.status === 'ready' || state.status === 'loading') &&
        state.hostedUrl && (
          <a className="strip-link" href={state.hostedUrl}>
            Trouble paying?<span className="unseen"> Pay on Antom’s own page</span>
          </a>
        )}
    </div>
  )
}

function sentence(state: CheckoutState): string {
  switch (state.status) {
    case 'loading':
      return {
        session: 'Preparing your payment',
        sdk: 'Fetching the payment form',
        page: 'Opening the payment page',
      }[state.phase]
    case 'ready':
      return 'Card details go to Antom, not to us.'
    case 'verifying':
      return 'Asking Antom whether your payment has arrived'
    case 'processing':
      return 'Your payment is on its way. Please don’t pay again.'
    case 'succeeded':
      return 'Your payment has arrived.'
    case 'failed':
      // Antom's page may show a fresh form by now, which nobody tells the shop.
      return `Last try: ${declineReason(state.result?.paymentResultCode)}`
    case 'expired':
      return 'This payment page has run out of time.'
    case 'idle':
    case 'canceled':
    case 'error':
      return ''
  }
}

function toneOf({ status, pageOpen }: CheckoutState): string {
  if (!pageOpen) return 'calm'
  if (status === 'succeeded') return 'good'
  return status === 'expired' ? 'bad' : 'calm'
}
