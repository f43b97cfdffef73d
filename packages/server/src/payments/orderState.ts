import type { Amount } from '../amount.ts'
import type { Payment } from './callbacks.ts'
import type { Store } from './store/store.ts'
import type { Row } from './store/rows.ts'

/** Everything that is known about one order, as it was read. */
export interface OrderState {
  readonly orderId: string
  /** The `paymentRequestId` of the live session; empty if there is none. */
  readonly live: string
  readonly attempts: readonly Row<'attempt'>[]
  readonly payments: readonly Row<'payment'>[]
  readonly movements: readonly Row<'movement'>[]
  readonly operations: readonly Row<'operation'>[]
  readonly effects: readonly Row<'effect'>[]
}

export async function readOrder(store: Store, orderId: string): Promise<OrderState> {
  const where = { orderId }
  const [orders, attempts, payments, movements, operations, effects] = await Promise.all([
    store.select('order', where),
    store.select('attempt', where),
    store.select('payment', where),
    store.select('movement', where),
    store.select('operation', where),
    store.select('effect', where),
  ])
  return {
    orderId,
    live: orders[0]?.live ?? '',
    attempts: [...attempts].sort((a, b) => a.createdAt - b.createdAt),
    payments: payments
      .filter((row) => !isReplaced(row, payments))
      .sort((a, b) => a.createdAt - b.createdAt),
    movements,
    operations,
    effects,
  }
}

/** A payment whose id Antom left out has the name of its attempt, until a message tells the id. */
const isReplaced = (row: Row<'payment'>, payments: readonly Row<'payment'>[]): boolean =>
  row.paymentId === row.paymentRequestId &&
  payments.some(
    (other) => other !== row && other.authorizedAt > 0 && other.paymentRequestId === row.paymentId,
  )

/** A payment by its id, or by the name that it had before its id was known. */
export const paymentOf = (
  { payments }: Pick<OrderState, 'payments'>,
  id: string | undefined,
): Row<'payment'> | undefined =>
  payments.find(({ paymentId }) => paymentId === id) ??
  payments.find(({ paymentRequestId }) => paymentRequestId === id)

const isSameAmount = (a: Amount, b: Amount): boolean =>
  a.value === b.value && a.currency === b.currency

/** How a payment stands, by what Antom has told about it so far. */
export interface Judged {
  readonly row: Row<'payment'>
  readonly attempt: Row<'attempt'> | undefined
  readonly isAuthorized: boolean
  /** The authorized amount is the one that the attempt asked for. */
  readonly isAmountRight: boolean
  /** Money was taken, the right amount: ship. */
  readonly isPaid: boolean
  readonly captures: readonly Row<'movement'>[]
  /** Captures of another amount than was to be captured. */
  readonly wrongCaptures: readonly Row<'movement'>[]
}

export function judge(
  order: OrderState,
  row: Row<'payment'>,
  shipOnCapture: readonly string[],
): Judged {
  const attempt = order.attempts.find((each) => each.paymentRequestId === row.paymentRequestId)
  const isAuthorized = row.authorizedAt > 0
  const isAmountRight = attempt !== undefined && isSameAmount(row, attempt)
  const captures = order.movements.filter(
    ({ kind, paymentId, doneAt }) =>
      kind === 'capture' && paymentId === row.paymentId && doneAt > 0,
  )
  const isRight = (capture: Row<'movement'>): boolean => {
    const asked = order.operations.find(
      ({ kind, requestId }) => kind === 'capture' && requestId === capture.requestId,
    )
    const due = asked ?? attempt
    return due !== undefined && isSameAmount(capture, due)
  }
  const isTaken = captures.some(isRight)
  const isPaidAtOnce = isAuthorized && !shipOnCapture.includes(row.method)
  return {
    row,
    attempt,
    isAuthorized,
    isAmountRight,
    // A capture may come before the payment's own notification.
    isPaid: isAuthorized ? isAmountRight && (isPaidAtOnce || isTaken) : isTaken,
    captures,
    wrongCaptures: captures.filter((capture) => !isRight(capture)),
  }
}

/** The payment that the order was paid with, once it is paid. */
export function paidPaymentId(order: OrderState): string | undefined {
  const paid = order.effects.find(({ callback }) => callback === 'paid')
  return paid && (paymentOf(order, paid.paymentId)?.paymentId ?? paid.paymentId)
}

export function sumOf(amounts: readonly { readonly value: string }[]): bigint {
  return amounts.reduce((sum, { value }) => sum + BigInt(value || '0'), 0n)
}

/** The money taken of a payment, in the smallest unit. Without captures, a payment that is paid at once is taken whole. */
export function capturedOf({ row, captures, isPaid }: Judged): bigint {
  return captures.length === 0 && isPaid ? BigInt(row.value) : sumOf(captures)
}

export function refundsOf(order: OrderState, paymentId: string): readonly Row<'movement'>[] {
  return order.movements.filter(
    (each) => each.kind === 'refund' && each.paymentId === paymentId && each.doneAt > 0,
  )
}

/** A payment in the words of the callbacks. */
export function paymentView(order: OrderState, judged: Judged): Payment {
  const { row, attempt } = judged
  const currency = row.currency || (attempt?.currency ?? '')
  return {
    paymentId: row.paymentId,
    paymentRequestId: row.paymentRequestId,
    paymentMethodType: row.method || undefined,
    paymentAmount: row.value === '' ? undefined : { currency: row.currency, value: row.value },
    captured: { currency, value: String(capturedOf(judged)) },
    refunded: { currency, value: String(sumOf(refundsOf(order, row.paymentId))) },
    status: statusOf(judged),
  }
}

function statusOf({ row, isPaid, isAuthorized }: Judged): Payment['status'] {
  if (row.canceledAt > 0) {
    return 'CANCELLED'
  }
  if (isPaid) {
    return 'PAID'
  }
  if (isAuthorized) {
    return 'AUTHORIZED'
  }
  return row.failedAt > 0 ? 'FAILED' : 'PENDING'
}
