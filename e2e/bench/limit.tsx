/** Nothing but the frame, written by hand: no SDK, no guard. As fast as a React page can be. */
import { createRoot } from 'react-dom/client'
import { environment, sessionData } from './query.ts'

createRoot(document.getElementById('root')!).render(
  <iframe
    title="Checkout"
    src={`${environment}?sessionData=${sessionData}`}
    style={{ height: 600 }}
  />,
)
