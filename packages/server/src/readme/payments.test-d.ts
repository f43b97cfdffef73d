// The README's code, word for word: readme.test.ts sees to that, and runs it.

// #region README
import type { Pool } from 'pg'
import {
  createSqlStore,
  type Payments,
  type PaymentsOptions,
  type RefundResponse,
  type Store,
} from '@antom-checkout/server'

/** Several processes on one Postgres behave as one. */
export const postgres = (pool: Pool): Store =>
  createSqlStore(async (sql, params) => (await pool.query(sql, params)).rows)

/** With `paymentFactor: { captureMode: 'MANUAL' }`: when the goods leave, within seven days. */
export async function whenGoodsLeave(payments: Payments, orderId: string): Promise<boolean> {
  const { result } = await payments.capture(orderId, { key: 'all' })
  return result.resultStatus === 'S' // U: Antom tells later, by a notification
}

/** The key is yours: the number of the return, for example. A page that is sent twice refunds once. */
export function giveBack(
  payments: Payments,
  orderId: string,
  returnId: string,
): Promise<RefundResponse> {
  return payments.refund(orderId, { key: returnId, amount: { currency: 'SGD', value: '2500' } })
}

/** A person looks at these. Antom is acknowledged all the same. */
export const onReview: PaymentsOptions['onReview'] = async ({ reason, orderId, payment, key }) => {
  console.warn(reason, orderId, payment?.paymentId, key)
}
// #endregion
