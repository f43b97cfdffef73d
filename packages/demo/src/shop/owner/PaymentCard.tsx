import type { ReactNode } from 'react'
import { money } from '../../common/money.ts'
import type { OwnerPayment } from '../../common/ownerView.ts'
import { MoneyForm } from './MoneyForm.tsx'
import { MovementRow } from './MovementRow.tsx'

const methods: Readonly<Record<string, string>> = {
  CARD: 'Card',
  APPLEPAY: 'Apple Pay',
  GOOGLEPAY: 'Google Pay',
  ALIPAY_CN: 'Alipay',
  WECHATPAY: 'WeChat Pay',
}

interface PaymentCardProps {
  readonly orderId: string
  readonly payment: OwnerPayment
}

/** One payment: its money, what moved of it, and the two things that the owner can do. */
export function PaymentCard({ orderId, payment }: PaymentCardProps): ReactNode {
  const { paymentId, method, authorized, captured, refunded, movements } = payment
  const parts = [
    { name: 'kept', cents: captured - refunded },
    { name: 'refunded', cents: refunded },
    { name: 'reserved', cents: authorized - captured },
  ]
  return (
    <div className="payment">
      <div className="bar" aria-hidden="true">
        {parts.map(({ name, cents }) => (
          <i key={name} data-part={name} style={{ flexGrow: cents }} />
        ))}
      </div>
      <dl className="sums">
        <Sum name={`${methods[method] ?? method}, authorized`} cents={authorized} />
        <Sum name="Captured" cents={captured} part="kept" />
        <Sum name="Refunded" cents={refunded} part="refunded" />
      </dl>
      {movements.length > 0 && (
        <ul className="movements" aria-label="Captures and refunds">
          {movements.map((movement) => (
            <MovementRow
              key={movement.id}
              orderId={orderId}
              paymentId={paymentId}
              movement={movement}
            />
          ))}
        </ul>
      )}
      <div className="moves">
        <MoneyForm kind="capture" orderId={orderId} payment={payment} />
        <MoneyForm kind="refund" orderId={orderId} payment={payment} />
      </div>
    </div>
  )
}

interface SumProps {
  readonly name: string
  readonly cents: number
  readonly part?: string
}

const Sum = ({ name, cents, part }: SumProps): ReactNode => (
  <div data-part={part}>
    <dt>{name}</dt>
    <dd className="number">{money(cents)}</dd>
  </div>
)
