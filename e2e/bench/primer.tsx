/** As Primer's quick start has it. */
import { loadPrimer } from '@primer-io/primer-js'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

loadPrimer()

createRoot(document.getElementById('root')!).render(
  createElement('primer-checkout', { 'client-token': 'test' }),
)
