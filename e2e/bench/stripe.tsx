/** As Stripe's quick start has it. https://js.stripe.com is loaded from there and is not counted. */
import { Elements, PaymentElement } from '@stripe/react-stripe-js'
import { loadStripe } from '@stripe/stripe-js'
import { createRoot } from 'react-dom/client'

const stripe = loadStripe('pk_test_123')

createRoot(document.getElementById('root')!).render(
  <Elements stripe={stripe} options={{ mode: 'payment', amount: 6000, currency: 'sgd' }}>
    <PaymentElement />
  </Elements>,
)
