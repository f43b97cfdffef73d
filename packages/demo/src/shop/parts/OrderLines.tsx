import type { ReactNode } from 'react'
import { money } from '../../common/money.ts'
import type { OrderView } from '../../common/orderView.ts'
import { Piece } from './Piece.tsx'

export function OrderLines({
  order,
}: {
  order: Pick<OrderView, 'lines' | 'total' | 'refunded'>
}): ReactNode {
  return (
    <>
      <ul className="order-lines">
        {order.lines.map(({ sku, name, quantity, price }) => (
          <li key={sku}>
            <Piece sku={sku} />
            <span className="order-line-name">
              {name}
              {quantity > 1 && <span className="soft"> × {quantity}</span>}
            </span>
            <span className="number">{money(price * quantity)}</span>
          </li>
        ))}
      </ul>
      <dl className="totals">
        <div>
          <dt>Delivery in Singapore</dt>
          <dd>Included</dd>
        </div>
        <div className="total">
          <dt>Total</dt>
          <dd className="number">{money(order.total)}</dd>
        </div>
        {order.refunded > 0 && (
          <div>
            <dt>Refunded to you</dt>
            <dd className="number">{money(order.refunded)}</dd>
          </div>
        )}
      </dl>
    </>
  )
}
