/** As Adyen's quick start has it: the drop-in with cards alone, and its style sheet. */
import { AdyenCheckout, Card, Dropin } from '@adyen/adyen-web'
import '@adyen/adyen-web/styles/adyen.css'
import { useEffect, useRef } from 'react'
import { createRoot } from 'react-dom/client'

function Checkout() {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    void AdyenCheckout({
      environment: 'test',
      clientKey: 'test_123',
      countryCode: 'SG',
      amount: { currency: 'SGD', value: 6000 },
      paymentMethodsResponse: { paymentMethods: [{ type: 'scheme', name: 'Cards' }] },
    }).then((checkout) =>
      new Dropin(checkout, { paymentMethodComponents: [Card] }).mount(host.current!),
    )
  }, [])
  return <div ref={host} />
}

createRoot(document.getElementById('root')!).render(<Checkout />)
