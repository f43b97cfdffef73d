import type { JSX } from 'hono/jsx/jsx-runtime'
import { paymentOf, type Payment } from '../../control/payment.ts'
import { money } from '../../shared/money.ts'
import type { Tone } from '../../timeline/entry.ts'
import { matches } from '../address.ts'
import { Pill } from '../parts/pill.tsx'
import { Row } from '../parts/row.tsx'
import type { Scene } from '../scene.ts'
import { Welcome } from './empty.tsx'
import { ListOf } from './listOf.tsx'

export const paymentTones: Readonly<Record<Payment['status'], Tone>> = {
  OPEN: 'plain',
  EXPIRED: 'plain',
  PROCESSING: 'busy',
  SUCCESS: 'good',
  FAIL: 'bad',
  CANCELLED: 'bad',
}

/** The payments, newest first. */
export function PaymentsView({ scene }: { scene: Scene }): JSX.Element {
  const { address, antom } = scene
  const sessions = antom.sessions.list()
  const found = sessions
    .toReversed()
    .map((session) => paymentOf(antom, session))
    .filter(({ orderId, paymentId, paymentRequestId, status, attempts, description }) =>
      matches(
        address.search,
        orderId,
        paymentId,
        paymentRequestId,
        status,
        description,
        ...attempts.map(({ methodType }) => methodType),
      ),
    )
  const row = (payment: Payment): JSX.Element => (
    <Row
      id={`row-payment-${payment.paymentId}`}
      address={address}
      show={`payment-${payment.paymentId}`}
      time={payment.createdAt}
      tone={paymentTones[payment.status]}
      title={payment.orderId}
      detail={detailOf(payment)}
      aside={money(payment.amount, 'en')}
      state={<Pill tone={paymentTones[payment.status]}>{payment.status}</Pill>}
    />
  )
  return (
    <ListOf
      scene={scene}
      label="Payments, newest first"
      items={found}
      row={row}
      total={sessions.length}
      empty={<Welcome scene={scene} />}
    />
  )
}

function detailOf({ attempts, captures, refunds, description }: Payment): string {
  const last = attempts.at(-1)
  const parts = [
    last ? [last.methodType, last.card?.slice(-4)].filter(Boolean).join(' ') : description,
    captures.length > 0 && `${captures.length} captured`,
    refunds.length > 0 && `${refunds.length} refunded`,
  ]
  return parts.filter(Boolean).join(' · ')
}
