// Code of a merchant, under the strictest compiler settings. It is compiled, and never run.
import {
  AntomCheckout,
  CheckoutError,
  preloadCheckout,
  useAntomCheckout,
  type Checkout,
  type CheckoutState,
  type PaymentEvent,
} from '@antom-checkout/react'
import {
  createCheckout,
  type CheckoutEventMap,
  type CheckoutOptions,
  type FetchSession,
  type VerifyPayment,
} from '@antom-checkout/core'
import { useRef, type ReactElement } from 'react'

interface Order {
  readonly sessionData: string | undefined
  readonly locale?: string
}

const fetchSession: FetchSession = async ({ reason, signal }) => {
  const response = await fetch(`/api/checkout?reason=${reason}`, { method: 'POST', signal })
  return (await response.json()) as { paymentSessionData: string; paymentSessionExpiryTime: string }
}
const verifyPayment: VerifyPayment = async ({ code }, { signal }) => {
  const response = await fetch(`/api/order?code=${code}`, { signal })
  return response.ok ? 'SUCCESS' : 'PROCESSING'
}

preloadCheckout({ environment: 'sandbox' })
preloadCheckout({ environment: 'prod', sdk: { src: 'https://cdn.example/sdk.js' } })

export function Component({ order }: { order: Order }): ReactElement {
  const ref = useRef<Checkout>(null)
  return (
    <AntomCheckout
      ref={ref}
      id="pay"
      className="card"
      style={{ minHeight: 640 }}
      data-order="7"
      aria-label="Payment"
      onClick={() => ref.current?.unmount()}
      environment="sandbox"
      // `undefined` is allowed for unknown values, also under `exactOptionalPropertyTypes`.
      sessionData={order.sessionData}
      locale={order.locale}
      fetchSession={fetchSession}
      verifyPayment={verifyPayment}
      releaseOn="result"
      timeouts={{ page: 5000, sdk: undefined }}
      trustedOrigins={['https://pay.example']}
      hostedUrl={undefined}
      analytics={false}
      view={{ locale: undefined, words: { retry: 'Once more' } }}
      renderLoading={({ state }) => <p>{state.phase}</p>}
      renderFailed={({ state, retry }) =>
        state.retryWith === 'new-session' &&
        state.canRetry && <button onClick={retry}>Again</button>
      }
      renderError={({ state }) => state.error.code}
      renderCanceled={undefined}
      onReady={undefined}
      onPaymentSuccessful={({ code }) => code satisfies 'SDK_PAYMENT_SUCCESSFUL'}
      onPaymentFailed={({ result }) => console.log(result?.paymentResultCode?.length)}
      onVerificationSettled={({ paymentStatus }) => paymentStatus === 'CANCELLED'}
      onRedirect={(event) => event.normalUrl ?? event.preventDefault()}
      onSessionRequired={({ reason }) => reason satisfies 'initial' | 'expired' | 'retry'}
      onMessageBlocked={({ reason, origin }) => console.warn(reason, origin)}
      onStateChange={({ state, previous }) => console.log(state.status, previous.status)}
      onError={({ error }) => {
        if (error instanceof CheckoutError && error.code === 'SDK_TIMEOUT') void error.retryable
      }}
    />
  )
}

/** Each status has its own fields, and a `switch` can be exhaustive. */
function words(state: CheckoutState): string {
  switch (state.status) {
    case 'loading':
      return state.phase
    case 'processing':
      return state.result?.paymentResultMessage ?? ''
    case 'succeeded':
      return state.verified ? 'paid' : 'sent'
    case 'failed':
      return state.retryWith
    case 'error':
      return state.error.code
    case 'idle':
    case 'ready':
    case 'verifying':
    case 'canceled':
    case 'expired':
      return state.hostedUrl ?? ''
    default:
      return state satisfies never
  }
}

export function Hook(options: CheckoutOptions): ReactElement {
  const { hostRef, state, retry, checkout } = useAntomCheckout({ ...options, onReady: () => {} })
  return (
    <section>
      {words(state)}
      {state.canRetry && <button onClick={() => void retry()}>Try again</button>}
      <button onClick={checkout.unmount}>Leave</button>
      <div ref={hostRef} />
    </section>
  )
}

export async function headless(): Promise<CheckoutState> {
  const checkout = createCheckout({ environment: 'https://pay.example', sessionData: null })
  const stops = [
    checkout.subscribe((state) => words(state)),
    checkout.on('paymentFailed', told),
    checkout.on('stateChange', ({ state }) => words(state)),
  ]
  checkout.setOptions({ sessionData: { paymentSessionData: '', whatever: 7 } })
  const state = await checkout.mount('#host')
  stops.forEach((stop) => stop())
  return state
}

/** One function for every message of the page, told apart by its `type`. */
function told(event: PaymentEvent): string {
  return event.type === 'paymentFailed' ? (event.code satisfies 'SDK_PAYMENT_FAIL') : event.code
}
const all: CheckoutEventMap['error'] | PaymentEvent = {
  type: 'paymentNotice',
  code: 'SDK_PAYMENT_ANYTHING',
}
void told(all)
