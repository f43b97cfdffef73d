import { AntomCheckout } from '@antom-checkout/react'
import { createRoot } from 'react-dom/client'
import { environment, sessionData } from './query.ts'

createRoot(document.getElementById('root')!).render(
  <AntomCheckout environment={environment} sessionData={sessionData} />,
)
