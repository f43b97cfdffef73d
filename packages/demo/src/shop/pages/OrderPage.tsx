import { useEffect, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { OrderView } from '../../common/orderView.ts'
import { emptyCart } from '../cart.ts'
import { Heading } from '../parts/Heading.tsx'
import { Nothing } from '../parts/Nothing.tsx'
import { OrderLines } from '../parts/OrderLines.tsx'
import { OrderWord } from '../parts/OrderWord.tsx'
import { Scene } from '../parts/Scene.tsx'
import { useLive } from '../useLive.ts'

export function OrderPage({ id }: { id: string }): ReactNode {
  const { view: order, isSilent, isRefused } = useLive<OrderView>(`/api/orders/${id}/live`)
  const isDone = order?.status === 'paid' || order?.status === 'authorized'
  useEffect(() => {
    if (isDone) emptyCart(id)
  }, [id, isDone])

  if (isRefused) return <Nothing title="There is no such order">Its address was mistyped.</Nothing>
  return (
    <div className="narrow order" data-status={order?.status ?? 'asking'}>
      {order ? <OrderWord order={order} /> : <Asking />}
      {isSilent && <p role="status">The shop does not answer just now; this page keeps trying.</p>}
      {order && <Receipt order={order} />}
    </div>
  )
}

const Asking = (): ReactNode => (
  <div className="order-head">
    <Scene name="kiln" />
    <Heading title="Checking your payment" />
    <p role="status">We are asking Antom whether it has arrived.</p>
  </div>
)

const Receipt = ({ order }: { order: OrderView }): ReactNode => (
  <>
    <section className="receipt" aria-label="Order contents">
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
