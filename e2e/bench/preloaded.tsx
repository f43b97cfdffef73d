import { AntomCheckout, preloadCheckout } from '@antom-checkout/react'
import { createRoot } from 'react-dom/client'
import { environment, sessionData } from './query.ts'

preloadCheckout({ environment })
createRoot(document.getElementById('root')!).render(
  <AntomCheckout environment={environment} sessionData={sessionData} />,
)
