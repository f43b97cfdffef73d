import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

createRoot(document.querySelector('#shop')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
