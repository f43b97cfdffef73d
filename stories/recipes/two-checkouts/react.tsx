import { AntomCheckout, type CheckoutOptions } from '@antom-checkout/react'

export const Checkout = (options: CheckoutOptions) => (
  <div className="pair">
    <AntomCheckout {...options} sessionData="the-pot" frameTitle="Payment of the pot" />
    <AntomCheckout {...options} sessionData="the-cups" frameTitle="Payment of the cups" />
  </div>
)
