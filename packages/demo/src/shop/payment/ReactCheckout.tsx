import type { ReactNode } from 'react'
import { AntomCheckout } from '@antom-checkout/react'
import type { ShopCheckout } from './checkout.ts'
import { Left } from './Left.tsx'
import { logged } from './logged.ts'

/** The checkout in React. One state is drawn by the shop itself: leaving without paying. */
export function ReactCheckout(checkout: ShopCheckout): ReactNode {
  return (
    <AntomCheckout
      className="host"
      ref={logged}
      {...checkout}
      renderCanceled={({ state, retry }) => <Left onRetry={state.canRetry && retry} />}
    />
  )
}
