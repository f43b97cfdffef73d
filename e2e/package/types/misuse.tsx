// Mistakes that must not compile. One that does is an error of its own: its `@ts-expect-error` is unused.
import {
  AntomCheckout,
  useAntomCheckout,
  type Checkout,
  type CheckoutState,
} from '@antom-checkout/react'
import { createCheckout, preloadCheckout, type PaymentEvent } from '@antom-checkout/core'
import type { ReactElement } from 'react'

// @ts-expect-error the vendor's types make `window` take any name: they must not be reachable
void window.anythingAtAll

declare const checkout: Checkout
declare const state: CheckoutState
declare const event: PaymentEvent
const given = { environment: 'sandbox', sessionData: '…' } as const

export const elements: ReactElement[] = [
  // @ts-expect-error environment is required
  <AntomCheckout sessionData="…" />,
  // @ts-expect-error environment is text
  <AntomCheckout environment={1} />,
  // @ts-expect-error a session is text, or the response
  <AntomCheckout environment="prod" sessionData={7} />,
  // @ts-expect-error the page belongs to Antom: there are no children
  <AntomCheckout environment="sandbox">Pay</AntomCheckout>,
  // @ts-expect-error a ready page has no code
  <AntomCheckout {...given} onReady={({ code }) => code} />,
  // @ts-expect-error an event tells what happened; it is not the state
  <AntomCheckout {...given} onPaymentSuccessful={(given: CheckoutState) => given.status} />,
  // @ts-expect-error the spelling is Antom's: canceled
  <AntomCheckout {...given} onPaymentCancelled={() => {}} />,
  // @ts-expect-error an error is a CheckoutError, not the div's event
  <AntomCheckout {...given} onError={(given) => given.currentTarget} />,
  // @ts-expect-error there is no such word
  <AntomCheckout {...given} view={{ words: { again: 'Once more' } }} />,
  // @ts-expect-error a panel is a function
  <AntomCheckout {...given} renderFailed={<p>Failed</p>} />,
  // @ts-expect-error a payment that was canceled has no error
  <AntomCheckout {...given} renderCanceled={({ state }) => state.error.code} />,
  // @ts-expect-error Antom's page is shown when it is ready: there is no panel
  <AntomCheckout {...given} renderReady={() => 'Ready'} />,
  // @ts-expect-error a callback is a function
  <AntomCheckout {...given} onReady="pay()" />,
  // @ts-expect-error milliseconds are a number
  <AntomCheckout {...given} timeouts={{ page: '20s' }} />,
  // @ts-expect-error there is no such step
  <AntomCheckout {...given} timeouts={{ payment: 20_000 }} />,
  // @ts-expect-error the one moment besides the default is the result
  <AntomCheckout {...given} releaseOn="success" />,
  // @ts-expect-error a session comes as a promise
  <AntomCheckout {...given} fetchSession={() => ({ paymentSessionData: '…' })} />,
  // @ts-expect-error a bare session is not the response
  <AntomCheckout {...given} fetchSession={async () => '…'} />,
  // @ts-expect-error there is no such reason
  <AntomCheckout {...given} onSessionRequired={({ reason }) => reason === 'expire'} />,
  // @ts-expect-error the answer is inquiryPayment's
  <AntomCheckout {...given} verifyPayment={async () => 'PAID'} />,
  // @ts-expect-error the answer is inquiryPayment's, not yes or no
  <AntomCheckout {...given} verifyPayment={async () => true} />,
  // @ts-expect-error origins are a list
  <AntomCheckout {...given} trustedOrigins="https://pay.example" />,
  // @ts-expect-error the SDK is a script or a function
  <AntomCheckout {...given} sdk="https://cdn.example/sdk.js" />,
  // @ts-expect-error a class is to be loaded, and is not an instance
  <AntomCheckout {...given} sdk={async () => ({ mountComponent() {}, unmount() {} })} />,
  // @ts-expect-error the ref is the checkout
  <AntomCheckout {...given} ref={(given: HTMLDivElement | null) => given?.focus()} />,
  // @ts-expect-error no attribute of a div
  <AntomCheckout {...given} href="/" />,
  <AntomCheckout
    {...given}
    onPaymentFailed={({ code }) => {
      // @ts-expect-error a failure is not a success
      if (code === 'SDK_PAYMENT_SUCCESSFUL') return
    }}
  />,
]

export function Hook(): void {
  // @ts-expect-error environment is required
  useAntomCheckout({ sessionData: '…' })
  // @ts-expect-error attributes belong to the element that gets `hostRef`
  useAntomCheckout({ ...given, className: 'card' })
  // @ts-expect-error there is no `isReady`: see `state`
  void useAntomCheckout(given).isReady
  // @ts-expect-error the host is an element's ref, no ref object
  void useAntomCheckout(given).hostRef.current
}

// @ts-expect-error a result comes with some states only
void state.result
// @ts-expect-error there is no such status
void (state.status === 'success')
if (state.status === 'succeeded') {
  // @ts-expect-error what succeeded is not tried again
  void state.retryWith
}
if (state.status === 'failed') {
  // @ts-expect-error a state does not change: there will be another
  state.retryWith = 'same-session'
}
// @ts-expect-error the state is read, and changed by what happens
checkout.state = state
// @ts-expect-error a checkout has no such event
checkout.on('success', () => {})
// @ts-expect-error events have the core's names: props have `on` in front
checkout.on('onReady', () => {})
// @ts-expect-error a state change tells the state
checkout.on('stateChange', ({ result }) => result)
// @ts-expect-error a host is an element or a selector
void checkout.mount(document)
// @ts-expect-error there may be none
void checkout.mount(document.querySelector('#host'))
// @ts-expect-error a retry takes nothing: the session comes from `fetchSession` or `sessionData`
void checkout.retry('new-session')
// @ts-expect-error no such option
checkout.setOptions({ session: '…' })
// @ts-expect-error an environment is not optional
createCheckout({})
// @ts-expect-error callbacks belong to the adapters: use `on()`
createCheckout({ ...given, onReady: () => {} })
// @ts-expect-error there is nothing to fetch a session for yet
preloadCheckout({ environment: 'sandbox', sessionData: '…' })
if (event.type === 'backToMerchant') {
  // @ts-expect-error the buyer came back: nothing was said of a success
  void (event.code === 'SDK_PAYMENT_SUCCESSFUL')
}
// @ts-expect-error what a result carries may be missing
void event.result.paymentResultCode
