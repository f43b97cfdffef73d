import { useState, type ReactNode } from 'react'
import { money } from '../../common/money.ts'
import type { OrderStatus } from '../../common/orderView.ts'
import type { OwnerOrder } from '../../common/ownerView.ts'
import { PaymentCard } from './PaymentCard.tsx'
import { timeOf } from './timeOf.ts'

const words: Readonly<Record<OrderStatus, string>> = {
  unpaid: 'Not paid',
  processing: 'On its way',
  authorized: 'Reserved',
  paid: 'Paid',
  failed: 'Failed',
  canceled: 'Canceled',
  review: 'Look at it',
}

/** One order. Those that wait for a capture are open, so that the owner sees what to do. */
export function OrderRow({ order }: { order: OwnerOrder }): ReactNode {
  const { id, status, lines, total, createdAt, payments, isCapturedByHand } = order
  const waits = payments.some(({ leftToCapture }) => leftToCapture > 0)
  const [isOpen, setOpen] = useState<boolean>()
  return (
    <details
      className="row"
      id={id}
      open={isOpen ?? waits}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <span className="pill" data-status={status}>
          {words[status]}
        </span>
        <span className="row-lines">
          {lines.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ')}
        </span>
        <span className="number row-total">{money(total)}</span>
        <span className="soft row-about">
          <span className="number">{id}</span> · {timeOf(createdAt)}
        </span>
      </summary>
      {isCapturedByHand && status === 'authorized' && (
        <p className="soft">Made to order: capture the money when you send the pieces.</p>
      )}
      {order.isPacked && <p className="soft">On the packing list.</p>}
      {payments.length === 0 && <p className="soft">No money has moved yet.</p>}
      {payments.map((payment) => (
        <PaymentCard key={payment.paymentId} orderId={id} payment={payment} />
      ))}
    </details>
  )
}
