import type { ReactNode } from 'react'
import type { OrderStatus, OrderView } from '../../common/orderView.ts'
import { checkoutPath } from '../adapter.ts'
import { EmptyShelf } from '../drawings/EmptyShelf.tsx'
import { Kiln } from '../drawings/Kiln.tsx'
import { MendedBowl } from '../drawings/MendedBowl.tsx'
import { Parcel } from '../drawings/Parcel.tsx'
import { Heading } from './Heading.tsx'
import { Link } from './Link.tsx'
import { ResumeLink } from './ResumeLink.tsx'

type Word = { drawing: ReactNode; title: string; text: string; pay?: string }

const words: Record<OrderStatus, Word> = {
  paid: {
    drawing: <Parcel />,
    title: 'Thank you, it is paid',
    text: 'We wrap your pieces in straw paper and send them on Monday.',
  },
  processing: {
    drawing: <Kiln />,
    title: 'Your payment is on its way',
    text: 'This page shows it as soon as it has arrived. Please don’t pay again.',
  },
  unpaid: {
    drawing: <EmptyShelf />,
    title: 'This order is not paid yet',
    text: 'Nothing was charged so far.',
    pay: 'Continue to payment',
  },
  failed: {
    drawing: <MendedBowl />,
    title: 'The payment did not go through',
    text: 'Nothing was charged. Another card, or another way to pay, may work.',
    pay: 'Pay again',
  },
  canceled: {
    drawing: <EmptyShelf />,
    title: 'The payment was canceled',
    text: 'Nothing was charged.',
    pay: 'Pay again',
  },
  review: {
    drawing: <Kiln />,
    title: 'We are looking at your payment',
    text: 'What arrived is not the amount of this order. Please don’t pay again; we will write to you.',
  },
}

/** What the shop can say about an order, in words. "Paid" stands under `paid` only, which only the server can say. */
export function OrderWord({ order, isSilent }: { order: OrderView; isSilent: boolean }): ReactNode {
  const { drawing, title, text, pay } = words[order.status]
  return (
    <div className="order-head">
      {drawing}
      <Heading title={title} />
      <p>{text}</p>
      {isSilent && <p role="status">Antom does not answer just now; we keep asking.</p>}
      {pay && (
        <Link className="button" href={checkoutPath(order.id)}>
          {pay}
        </Link>
      )}
      {order.canResume && <ResumeLink orderId={order.id} />}
    </div>
  )
}
