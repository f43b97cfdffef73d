import { AntomCheckout, type CheckoutOptions } from '@antom-checkout/react'

export const Checkout = (options: CheckoutOptions) => (
  <AntomCheckout {...options} renderLoading={() => <p className="kiln">Warming the kiln …</p>} />
)
