import { AntomCheckout, preloadCheckout, type CheckoutOptions } from '@antom-checkout/react'
import { useEffect, useState } from 'react'

export function Checkout(options: CheckoutOptions) {
  const [step, setStep] = useState(1)
  // While the buyer types, what comes next is fetched. A session is asked for in the second step only.
  useEffect(() => preloadCheckout(options), [])
  return step === 1 ? (
    <form className="step" action={() => setStep(2)}>
      <label>
        Where shall it go? <input required autoComplete="street-address" />
      </label>
      <button>On to the payment</button>
    </form>
  ) : (
    <section className="step">
      <button onClick={() => setStep(1)}>Back to the address</button>
      <AntomCheckout {...options} />
    </section>
  )
}
