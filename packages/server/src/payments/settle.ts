import { dueEffects } from './dueEffects.ts'
import { judge, readOrder, type OrderState } from './orderState.ts'
import type { PaymentsSettings } from './paymentsOptions.ts'
import { runEffects, type Outcome } from './runEffects.ts'
import type { Row } from './store/rows.ts'

/** The pauses of a notification that waits for an effect which another process runs: about a second in all. */
const PAUSES_MS: readonly number[] = [50, 100, 200, 300, 400]

/** Runs what the order calls for by now. With `waits`, an effect that another process runs may be done within a second. */
export async function settle(
  settings: PaymentsSettings,
  orderId: string,
  { waits = false }: { readonly waits?: boolean } = {},
): Promise<Outcome> {
  for (const pause of [...(waits ? PAUSES_MS : []), undefined]) {
    const order = await addEffects(settings, orderId)
    const outcome = await runEffects(settings, order.effects, order)
    if (outcome !== 'leased' || pause === undefined) {
      return outcome
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return 'leased'
}

/** Stores the effects that an order calls for. The first who stores `paid:…` has decided which payment it is. */
export async function addEffects(settings: PaymentsSettings, orderId: string): Promise<OrderState> {
  const { store, shipOnCapture, now } = settings
  for (;;) {
    const order = await readOrder(store, orderId)
    const known = new Set(order.effects.map(({ key }) => key))
    const missing = dueEffects(order, shipOnCapture).filter(({ key }) => !known.has(key))
    await closePaid(settings, order)
    if (missing.length === 0) {
      return order
    }
    const added: Row<'effect'>[] = []
    for (const { key, callback, reason = '', paymentId = '', about = '' } of missing) {
      const effect = { key, orderId, callback, reason, paymentId, about }
      const row = { ...effect, token: '', leaseUntil: 0, doneAt: 0, createdAt: now() }
      if (await store.insert('effect', row)) {
        added.push(row)
      }
    }
    if (added.length === missing.length && order.payments.length < 2) {
      return { ...order, effects: [...order.effects, ...added] }
    }
  }
}

/** An attempt whose money came needs no more asking. */
async function closePaid(
  { store, shipOnCapture, now }: PaymentsSettings,
  order: OrderState,
): Promise<void> {
  for (const row of order.payments) {
    const { attempt, isPaid, isAuthorized, isAmountRight } = judge(order, row, shipOnCapture)
    if (attempt?.closedAt === 0 && (isPaid || (isAuthorized && !isAmountRight))) {
      const { paymentRequestId } = attempt
      const set = { closedAt: now(), outcome: 'SUCCESS' }
      await store.update('attempt', { paymentRequestId, closedAt: 0 }, set)
    }
  }
}
