/** Antom's SDK in the entry: one round trip less, and its bytes come before the first drawing. */
import { AMSCheckoutPage } from '@antom-checkout/core/sdk'
import { AntomCheckout } from '@antom-checkout/react'
import { createRoot } from 'react-dom/client'
import { environment, sessionData } from './query.ts'

createRoot(document.getElementById('root')!).render(
  <AntomCheckout environment={environment} sessionData={sessionData} sdk={AMSCheckoutPage} />,
)
