/** As PayPal's quick start has it. https://www.paypal.com/sdk is loaded from there and is not counted. */
import { PayPalButtons, PayPalScriptProvider } from '@paypal/react-paypal-js'
import { createRoot } from 'react-dom/client'

createRoot(document.getElementById('root')!).render(
  <PayPalScriptProvider options={{ clientId: 'test' }}>
    <PayPalButtons />
  </PayPalScriptProvider>,
)
