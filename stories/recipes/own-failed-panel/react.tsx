import { AntomCheckout, type CheckoutOptions } from '@antom-checkout/react'

export const Checkout = (options: CheckoutOptions) => (
  <AntomCheckout
    {...options}
    renderFailed={({ state, retry }) => (
      <section className="panel">
        <h2>That did not work</h2>
        <p>Our people are happy to help: +1 555 0100.</p>
        {state.canRetry && <button onClick={retry}>Pay another way</button>}
      </section>
    )}
  />
)
