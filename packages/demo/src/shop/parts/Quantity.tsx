import type { ReactNode } from 'react'
import { setQuantity } from '../cart.ts'

interface QuantityProps {
  readonly sku: string
  readonly name: string
  readonly quantity: number
}

export function Quantity({ sku, name, quantity }: QuantityProps): ReactNode {
  return (
    <div className="quantity" role="group" aria-label={`Quantity of ${name}`}>
      <button
        type="button"
        disabled={quantity === 1}
        aria-label={`One ${name} less`}
        onClick={() => setQuantity(sku, quantity - 1)}
      >
        −
      </button>
      <output aria-live="polite">{quantity}</output>
      <button
        type="button"
        aria-label={`One ${name} more`}
        onClick={() => setQuantity(sku, quantity + 1)}
      >
        +
      </button>
    </div>
  )
}
