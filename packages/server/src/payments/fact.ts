import type { Amount } from '../amount.ts'
import type { InquiryPaymentResponse, Transaction } from '../calls/inquiryPayment.ts'
import type { Store } from './store/store.ts'
import type { Row } from './store/rows.ts'

/** Something that Antom has said, by a notification or in an answer. All doors lead through `recordFact`. */
export type Fact = PaymentFact | MovementFact

interface PaymentFact {
  readonly kind: 'payment'
  readonly attempt: Row<'attempt'>
  /** Missing: the fact is about the payment that the attempt has. */
  readonly paymentId: string | undefined
  readonly status: 'SUCCESS' | 'FAIL' | 'CANCELLED' | 'PROCESSING'
  readonly amount?: Amount | undefined
  readonly method?: string | undefined
}

interface MovementFact {
  readonly kind: 'capture' | 'refund'
  readonly orderId: string
  readonly paymentId: string
  /** The `captureId` or `refundId`. */
  readonly transactionId: string | undefined
  readonly requestId: string | undefined
  readonly amount: Amount | undefined
  readonly isDone: boolean
}

/** What an inquiry says about an attempt, its captures and refunds included. */
export function factsOf(attempt: Row<'attempt'>, answer: InquiryPaymentResponse): Fact[] {
  const { paymentStatus, paymentId, paymentAmount: amount, paymentMethodType: method } = answer
  if (paymentStatus === undefined) {
    return []
  }
  const status = paymentStatus === 'PENDING' ? 'PROCESSING' : paymentStatus
  const facts: Fact[] = [{ kind: 'payment', attempt, paymentId, status, amount, method }]
  if (paymentId !== undefined) {
    for (const transaction of answer.transactions ?? []) {
      const movement = movementOf(attempt, paymentId, transaction)
      if (movement !== undefined) {
        facts.push(movement)
      }
    }
  }
  return facts
}

function movementOf(
  { orderId }: Row<'attempt'>,
  paymentId: string,
  transaction: Transaction,
): MovementFact | undefined {
  const { transactionType, transactionStatus } = transaction
  const kind = transactionType === 'CAPTURE' ? 'capture' : 'refund'
  if (kind === 'refund' && transactionType !== 'REFUND') {
    return undefined
  }
  if (transactionStatus !== 'SUCCESS' && transactionStatus !== 'FAIL') {
    return undefined
  }
  return {
    kind,
    orderId,
    paymentId,
    transactionId: transaction.transactionId,
    requestId: transaction.transactionRequestId,
    amount: transaction.transactionAmount,
    isDone: transactionStatus === 'SUCCESS',
  }
}

/** Stores a fact. The same fact again changes nothing, and no fact takes "paid" back, in whatever order they come. */
export async function recordFact(store: Store, fact: Fact, now: number): Promise<void> {
  await (fact.kind === 'payment'
    ? recordPayment(store, fact, now)
    : recordMovement(store, fact, now))
}

async function recordPayment(store: Store, fact: PaymentFact, now: number): Promise<void> {
  const { attempt, status, amount, method } = fact
  const { paymentRequestId, orderId } = attempt
  if (fact.paymentId === undefined && status === 'PROCESSING') {
    return
  }
  const paymentId = fact.paymentId ?? (await paymentIdOf(store, paymentRequestId))
  await store.insert('payment', {
    paymentId,
    paymentRequestId,
    orderId,
    method: method ?? '',
    currency: '',
    value: '',
    authorizedAt: 0,
    failedAt: 0,
    reversedAt: 0,
    canceledAt: 0,
    createdAt: now,
  })
  if (status === 'SUCCESS') {
    const { currency = '', value = '' } = amount ?? {}
    const set = { authorizedAt: now, method: method ?? '', currency, value }
    await store.update('payment', { paymentId, authorizedAt: 0 }, set)
  } else if (status !== 'PROCESSING') {
    // Failed before it was paid is no news once it is paid; failed after it was paid needs a person.
    const isBefore = await store.update(
      'payment',
      { paymentId, authorizedAt: 0 },
      { failedAt: now },
    )
    if (!isBefore) {
      const where = { paymentId, authorizedAt: { atLeast: 1 }, reversedAt: 0 }
      await store.update('payment', where, { reversedAt: now })
    }
  }
}

/** Which payment a fact without an id is about. As long as none is known, it has the name of its attempt. */
async function paymentIdOf(store: Store, paymentRequestId: string): Promise<string> {
  const payments = await store.select('payment', { paymentRequestId })
  const payment = payments.find(({ authorizedAt }) => authorizedAt > 0) ?? payments[0]
  return payment?.paymentId ?? paymentRequestId
}

async function recordMovement(store: Store, fact: MovementFact, now: number): Promise<void> {
  const { kind, orderId, paymentId, transactionId = '', requestId = '', amount } = fact
  // Antom's id names a capture, ours a refund: each is the one that no message about it leaves out.
  const id = kind === 'capture' ? transactionId || requestId : requestId || transactionId
  if (id === '') {
    return
  }
  const { currency = '', value = '' } = amount ?? {}
  const set = fact.isDone ? { doneAt: now } : { failedAt: now }
  const row = { id: `${kind}:${id}`, kind, orderId, paymentId, transactionId, requestId }
  const times = { doneAt: 0, failedAt: 0, ...set }
  if (!(await store.insert('movement', { ...row, currency, value, ...times }))) {
    const isNew = fact.isDone ? { doneAt: 0 } : { failedAt: 0 }
    await store.update('movement', { id: row.id, ...isNew }, set)
  }
}
