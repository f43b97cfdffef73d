import type { ReactNode } from 'react'
import type { ReviewCase } from '../../common/ownerView.ts'
import { closeCase } from './ownerClient.ts'
import { timeOf } from './timeOf.ts'

const reasons: Readonly<Record<ReviewCase['reason'], string>> = {
  amount: 'Another amount was paid or captured than the shop asked for.',
  'paid-twice': 'The buyer has paid twice. Refund one of the payments.',
  'failed-after-paid': 'Antom said "paid" first, and "failed" later.',
  'capture-failed': 'A capture failed.',
  'refund-failed': 'A refund failed.',
  'unknown-type': 'Antom sent a notification of a kind that the shop does not know.',
}

/** The cases that a person must look at. Nothing is shipped or refunded for them by itself. */
export function Cases({ cases }: { cases: readonly ReviewCase[] }): ReactNode {
  if (cases.length === 0) return null
  return (
    <section className="cases" aria-labelledby="cases">
      <h2 id="cases">Look at these</h2>
      <ul>
        {cases.map(({ key, orderId, reason, createdAt }) => (
          <li key={key}>
            <p>
              {reasons[reason]}{' '}
              <span className="soft">
                {orderId && <a href={`#${orderId}`}>Order {orderId}</a>} {timeOf(createdAt)}
              </span>
            </p>
            <button
              type="button"
              className="button quiet"
              onClick={() => void closeCase(key).catch(() => {})} // The case stays.
            >
              Done
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
