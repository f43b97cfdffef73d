import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { OrderStatus, OrderView } from '../../common/orderView.ts'
import { checkoutPath } from '../adapter.ts'
import { Heading } from './Heading.tsx'
import { ResumeLink } from './ResumeLink.tsx'
import { Scene } from './Scene.tsx'

const words: Record<
  OrderStatus,
  { scene: Parameters<typeof Scene>[0]['name']; title: string; text: string; pay?: string }
> = {
  paid: {
    scene: 'parcel',
    title: 'Thank you, it is paid',
    text: 'We wrap your pieces in straw paper and send them on Monday.',
  },
  authorized: {
    scene: 'kiln',
    title: 'Thank you, your order is in',
    text: 'Your bank holds the amount. We take it when we send your pieces; this page shows it then.',
  },
  processing: {
    scene: 'kiln',
    title: 'Your payment is on its way',
    text: 'This page shows it as soon as it has arrived. Please don’t pay again.',
  },
  unpaid: {
    scene: 'empty-shelf',
    title: 'This order is not paid yet',
    text: 'Nothing was charged so far.',
    pay: 'Continue to payment',
  },
  failed: {
    scene: 'mended-bowl',
    title: 'The payment did not go through',
    text: 'Nothing was charged. Another card, or another way to pay, may work.',
    pay: 'Pay again',
  },
  canceled: {
    scene: 'empty-shelf',
    title: 'The payment was canceled',
    text: 'Nothing was charged.',
    pay: 'Pay again',
  },
  review: {
    scene: 'kiln',
    title: 'We are looking at your payment',
    text: 'What arrived is not the amount of this order. Please don’t pay again; we will write to you.',
  },
}

/** The order's state in words. The page has it from the server alone. */
export function OrderWord({ order }: { order: OrderView }): ReactNode {
  const { scene, title, text, pay } = words[order.status]
  return (
    <div className="order-head">
      <Scene name={scene} />
      <Heading title={title} />
      <p>{text}</p>
      {pay && (
        <Link className="button" href={checkoutPath(order.id)}>
          {pay}
        </Link>
      )}
      {order.canResume && <ResumeLink orderId={order.id} />}
    </div>
  )
}
