import { useAntomCheckout, type CheckoutOptions } from '@antom-checkout/react'

export function Checkout(options: CheckoutOptions) {
  const { hostRef, state, retry } = useAntomCheckout(options)
  return (
    <section>
      <p role="status">The checkout is {state.status}.</p>
      <button disabled={!state.canRetry} onClick={() => void retry()}>
        Once more
      </button>
      <div ref={hostRef} className="host" />
    </section>
  )
}
