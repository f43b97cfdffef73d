import type { PaymentStatus } from '../calls/inquiryPayment.ts'
import { inquire } from './inquire.ts'
import { readOrder } from './orderState.ts'
import { orderStatus } from './orderStatus.ts'
import type { PaymentsSettings } from './paymentsOptions.ts'
import { addEffects, settle } from './settle.ts'

/** Asks Antom about the attempts that are open, unless the order is paid. A callback that throws does not change the answer. */
export async function verify(
  settings: PaymentsSettings,
  orderId: string,
): Promise<{ paymentStatus: PaymentStatus }> {
  const { store, shipOnCapture } = settings
  const before = await readOrder(store, orderId)
  const isSettled = /SUCCESS|review/.test(orderStatus(before, shipOnCapture))
  const open = isSettled ? [] : before.attempts.filter(({ closedAt }) => closedAt === 0)
  const answers = await Promise.allSettled(open.map((attempt) => inquire(settings, attempt)))
  await settle(settings, orderId)
  const status = orderStatus(await addEffects(settings, orderId), shipOnCapture)
  const unanswered = answers.find((answer) => answer.status === 'rejected')
  if (status === 'open' && unanswered !== undefined) {
    throw unanswered.reason
  }
  return { paymentStatus: status === 'open' || status === 'review' ? 'PROCESSING' : status }
}
