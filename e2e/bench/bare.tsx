/** Antom's SDK, used as its guide shows it. */
import { AMSCheckoutPage } from '@alipay/ams-checkout'
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { environment, sessionData } from './query.ts'

function Checkout() {
  useEffect(() => {
    const sdk = new AMSCheckoutPage({ environment })
    void sdk.mountComponent({ sessionData }, '#checkout')
    return () => sdk.unmount()
  }, [])
  return <div id="checkout" style={{ height: 600 }} />
}

createRoot(document.getElementById('root')!).render(<Checkout />)
