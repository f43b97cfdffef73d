import type { Notification } from '../notification/notification.ts'
import type { CallbackName, EffectContext, ReviewEvent, ReviewReason } from './callbacks.ts'
import { judge, paymentOf, paymentView, readOrder, type OrderState } from './orderState.ts'
import type { PaymentsSettings } from './paymentsOptions.ts'
import type { Row } from './store/rows.ts'

/** `leased`: another process runs one of them at the moment. `failed`: a callback threw. */
export type Outcome = 'done' | 'leased' | 'failed'

const order: readonly CallbackName[] = ['authorized', 'paid', 'refunded', 'failed', 'review']

/**
 * Runs the callbacks of effects that are not done yet, each under a lease of its own. `known`: their order, as it was just
 * read.
 */
export async function runEffects(
  settings: PaymentsSettings,
  effects: readonly Row<'effect'>[],
  known?: OrderState,
): Promise<Outcome> {
  const open = effects
    .filter(({ doneAt }) => doneAt === 0)
    .sort((a, b) => rank(a.callback) - rank(b.callback))
  const outcomes = new Set<Outcome>()
  for (const effect of open) {
    outcomes.add(await runEffect(settings, effect, known))
  }
  return outcomes.has('failed') ? 'failed' : outcomes.has('leased') ? 'leased' : 'done'
}

const rank = (callback: string): number => order.indexOf(callback as CallbackName)

async function runEffect(
  settings: PaymentsSettings,
  effect: Row<'effect'>,
  known: OrderState | undefined,
): Promise<Outcome> {
  const { store, now, lease } = settings
  const { key } = effect
  const token = crypto.randomUUID()
  const start = now()
  const isOurs = await store.update(
    'effect',
    { key, doneAt: 0, leaseUntil: { atMost: start } },
    { token, leaseUntil: start + lease },
  )
  if (!isOurs) {
    const [current] = await store.select('effect', { key })
    return current !== undefined && current.doneAt > 0 ? 'done' : 'leased'
  }
  try {
    const state = known ?? (await readOrder(store, effect.orderId))
    await call(settings, effect, state, { key, signal: AbortSignal.timeout(lease) })
  } catch (error) {
    console.error(`Antom: the callback for ${key} threw. It is called again later.`, error)
    await store.update('effect', { key, token, doneAt: 0 }, { token: '', leaseUntil: 0 })
    return 'failed'
  }
  // The lease may be over, and the effect with another process by now: then its token completes it.
  const isComplete = await store.update('effect', { key, token, doneAt: 0 }, { doneAt: now() })
  return isComplete ? 'done' : 'leased'
}

async function call(
  settings: PaymentsSettings,
  effect: Row<'effect'>,
  state: OrderState,
  context: EffectContext,
): Promise<unknown> {
  const { callbacks, shipOnCapture } = settings
  const { orderId, about, reason } = effect
  const row = paymentOf(state, effect.paymentId)
  const payment = row && paymentView(state, judge(state, row, shipOnCapture))
  const movement = state.movements.find(({ id }) => id === about)
  switch (effect.callback as CallbackName) {
    case 'paid':
      return callbacks.onPaid({ orderId, payment: payment!, ...context })
    case 'authorized':
      return callbacks.onAuthorized?.({ orderId, payment: payment!, ...context })
    case 'refunded': {
      const refund = {
        refundRequestId: movement?.requestId || undefined,
        refundId: movement?.transactionId || undefined,
        amount: movement && { currency: movement.currency, value: movement.value },
      }
      return callbacks.onRefunded?.({ orderId, payment: payment!, refund, ...context })
    }
    case 'failed': {
      const paymentStatus = outcomeOf(state, about)
      return callbacks.onFailed?.({ orderId, paymentRequestId: about, paymentStatus, ...context })
    }
    case 'review':
      return (callbacks.onReview ?? warnOfReview)({
        reason: reason as ReviewReason,
        orderId: orderId || undefined,
        payment,
        transactionId: movement?.transactionId || undefined,
        notification: reason === 'unknown-type' ? await notificationOf(settings, about) : undefined,
        ...context,
      })
  }
}

function outcomeOf({ attempts }: OrderState, paymentRequestId: string): 'FAIL' | 'CANCELLED' {
  const attempt = attempts.find((each) => each.paymentRequestId === paymentRequestId)
  return attempt?.outcome === 'FAIL' ? 'FAIL' : 'CANCELLED'
}

async function notificationOf(
  { store }: PaymentsSettings,
  id: string,
): Promise<Notification | undefined> {
  const [message] = await store.select('message', { id })
  return message && (JSON.parse(message.body) as Notification)
}

function warnOfReview({ reason, orderId, key }: ReviewEvent): void {
  console.warn(
    `Antom: somebody must look at ${orderId === undefined ? 'a notification' : `order ${orderId}`}: ${reason} (${key}). Pass onReview to be told.`,
  )
}
