import { useEffect, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { money } from '../../common/money.ts'
import { useAdapter } from '../adapter.ts'
import { ApiError } from '../answer.ts'
import { getConfig, getOrder } from '../api.ts'
import { forgetOrder } from '../cart.ts'
import { Heading } from '../parts/Heading.tsx'
import { Nothing } from '../parts/Nothing.tsx'
import { OrderLines } from '../parts/OrderLines.tsx'
import { Choice } from '../payment/Choice.tsx'
import { Payment } from '../payment/Payment.tsx'
import { Waiting } from '../payment/Waiting.tsx'
import { useAnswer } from '../useAnswer.ts'

export function CheckoutPage({ id }: { id: string }): ReactNode {
  const [, navigate] = useLocation()
  const { value, error } = useAnswer(() => Promise.all([getConfig(), getOrder(id)]))
  const [config, order] = value ?? []
  const adapter = useAdapter()
  const [isHeld, setHeld] = useState(false)
  const isPaid = order?.status === 'paid' || order?.status === 'authorized'
  const isGone = error instanceof ApiError && error.status === 404

  useEffect(() => {
    if (isPaid) navigate(`/orders/${id}`, { replace: true })
    if (isGone) forgetOrder(id)
  }, [id, isPaid, isGone, navigate])

  if (isGone) {
    return (
      <Nothing title="There is no such order">
        Its address was mistyped, or the shop does not know it any more. Your cart is unchanged.
      </Nothing>
    )
  }
  if (error) {
    const action = (
      <button type="button" className="button" onClick={() => location.reload()}>
        Try again
      </button>
    )
    return (
      <Nothing title="The shop does not answer" action={action}>
        Please try again in a moment.
      </Nothing>
    )
  }
  return (
    <div className="checkout">
      <aside className="summary" aria-label="Your order">
        <Heading title="Checkout" />
        {order && (
          <details open={window.innerWidth >= 900}>
            <summary>
              Your order <span className="number">{money(order.total)}</span>
            </summary>
            <OrderLines order={order} />
          </details>
        )}
      </aside>
      <div>
        <Choice adapter={adapter} isHeld={isHeld} />
        {config && order && !isPaid ? (
          <Payment
            orderId={id}
            environment={config.environment}
            adapter={adapter}
            onHold={setHeld}
          />
        ) : (
          <Waiting />
        )}
      </div>
    </div>
  )
}
