import type { ReactNode } from 'react'
import { money } from '../../common/money.ts'
import type { OrderLine } from '../../common/orderView.ts'
import { setQuantity } from '../cart.ts'
import { Piece } from './Piece.tsx'
import { Quantity } from './Quantity.tsx'

export function CartLine({ line }: { line: OrderLine }): ReactNode {
  const { sku, name, quantity, price } = line
  return (
    <li className="cart-line">
      <Piece sku={sku} />
      <div>
        <h2>{name}</h2>
        <button
          type="button"
          className="text-button"
          aria-label={`Remove ${name}`}
          onClick={() => setQuantity(sku, 0)}
        >
          Remove
        </button>
      </div>
      <Quantity sku={sku} name={name} quantity={quantity} />
      <p className="number">{money(price * quantity)}</p>
    </li>
  )
}
