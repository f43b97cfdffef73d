import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { OrderView } from '../../common/orderView.ts'
import { emptyCart } from '../cart.ts'
import { Heading } from '../parts/Heading.tsx'
import { Nothing } from '../parts/Nothing.tsx'
import { OrderLines } from '../parts/OrderLines.tsx'
import { OrderWord } from '../parts/OrderWord.tsx'
import { Scene } from '../parts/Scene.tsx'
import { useOrder } from '../useOrder.ts'

export function OrderPage({ id }: { id: string }): ReactNode {
  const { order, isSilent, isGone } = useOrder(id)
  const isPaid = order?.status === 'paid'
  useEffect(() => {
    if (isPaid) emptyCart(id)
  }, [id, isPaid])

  if (isGone)
    return (
      <Nothing title="There is no such order">
        Its address was mistyped, or the shop was closed in between and forgot it.
      </Nothing>
    )
  return (
    <div className="narrow order" data-status={order?.status ?? 'asking'}>
      {order ? <KnownOrder order={order} isSilent={isSilent} /> : <Asking isSilent={isSilent} />}
    </div>
  )
}

function Asking({ isSilent }: { isSilent: boolean }): ReactNode {
  return (
    <div className="order-head">
      <Scene name="kiln" />
      <Heading title="Checking your payment" />
      <p role="status">
        {isSilent
          ? 'Antom does not answer just now; we keep asking.'
          : 'We are asking Antom whether it has arrived.'}
      </p>
    </div>
  )
}

function KnownOrder({ order, isSilent }: { order: OrderView; isSilent: boolean }): ReactNode {
  return (
    <>
      <OrderWord order={order} isSilent={isSilent} />
      <section className="receipt" aria-label="What you ordered">
        <p className="soft">
          Order <span className="number">{order.id}</span>
        </p>
        <OrderLines order={order} />
      </section>
      <Link className="text-button" href="/">
        See all pieces
      </Link>
    </>
  )
}
