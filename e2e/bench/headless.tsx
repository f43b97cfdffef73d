import { useAntomCheckout } from '@antom-checkout/react'
import { createRoot } from 'react-dom/client'
import { environment, sessionData } from './query.ts'

function Pay() {
  const { hostRef } = useAntomCheckout({ environment, sessionData })
  return <div ref={hostRef} />
}

createRoot(document.getElementById('root')!).render(<Pay />)
