import type { Amount } from '../amount.ts'
import type { CaptureResponse } from '../calls/capture.ts'
import type { RefundResponse } from '../calls/refund.ts'
import { came } from '../came.ts'
import { AntomError } from '../errors.ts'
import { checked } from '../request/checked.ts'
import { amount as amountSchema } from '../request/fields.ts'
import { recordFact } from './fact.ts'
import {
  capturedOf,
  judge,
  paidPaymentId,
  readOrder,
  refundsOf,
  sumOf,
  type Judged,
  type OrderState,
} from './orderState.ts'
import type { PaymentsSettings } from './paymentsOptions.ts'
import { settle } from './settle.ts'
import type { Row } from './store/rows.ts'

export interface CaptureOptions {
  /** Yours, at most 200 characters. The same key of the same order is the same capture. */
  readonly key: string
  /** Default: all that is authorized and not captured yet. */
  readonly amount?: Amount | undefined
  /** `true` gives the rest of the authorized amount back to the buyer. */
  readonly isLast?: boolean | undefined
}

export interface RefundOptions {
  /** Yours, at most 200 characters. The same key of the same order is the same refund. */
  readonly key: string
  /** Default: all that is captured and not refunded yet. */
  readonly amount?: Amount | undefined
  /** Default: the payment that the order was paid with. Another one after `paid-twice`. */
  readonly paymentId?: string | undefined
  /** The capture that is refunded, for payments captured in parts. */
  readonly captureId?: string | undefined
}

type Kind = 'capture' | 'refund'
type Options = CaptureOptions & RefundOptions
type Operation = Row<'operation'>

const MAX_KEY = 200

/** Takes authorized money. The id for Antom is stored before Antom is asked, so that asking again is safe. */
export async function capture(
  settings: PaymentsSettings,
  orderId: string,
  options: CaptureOptions,
): Promise<CaptureResponse> {
  const operation = await noted(settings, orderId, 'capture', options)
  if (operation.status === 'S') {
    return JSON.parse(operation.answer) as CaptureResponse
  }
  const { requestId, paymentId, currency, value, isLast } = operation
  const answer = await settings.antom.capture({
    captureRequestId: requestId,
    paymentId,
    captureAmount: { currency, value },
    ...(isLast === 1 && { isLastCapture: true }),
  })
  await keep(settings, operation, answer, answer.captureId)
  return answer
}

/** Gives money back. The id for Antom is stored before Antom is asked, so that asking again is safe. */
export async function refund(
  settings: PaymentsSettings,
  orderId: string,
  options: RefundOptions,
): Promise<RefundResponse> {
  const operation = await noted(settings, orderId, 'refund', options)
  if (operation.status === 'S') {
    return JSON.parse(operation.answer) as RefundResponse
  }
  const { requestId, paymentId, captureId, currency, value } = operation
  const notifyUrl = await notifyUrlOf(settings, paymentId)
  const answer = await settings.antom.refund({
    refundRequestId: requestId,
    paymentId,
    refundAmount: { currency, value },
    ...(captureId !== '' && { captureId }),
    ...(notifyUrl !== '' && { refundNotifyUrl: notifyUrl }),
  })
  await keep(settings, operation, answer, answer.refundId)
  return answer
}

/** The operation of this key. The first who asks decides what it is. */
async function noted(
  { store, shipOnCapture, now }: PaymentsSettings,
  orderId: string,
  kind: Kind,
  options: Options,
): Promise<Operation> {
  const key: unknown = options?.key
  if (typeof key !== 'string' || key === '' || key.length > MAX_KEY) {
    throw invalid('key', `a text of 1 to ${MAX_KEY} characters`, came(key))
  }
  const amount = options.amount && checkedAmount(options.amount)
  const id = `${kind}:${orderId}:${key}`
  const [before] = await store.select('operation', { id })
  if (before === undefined) {
    const order = await readOrder(store, orderId)
    const judged = order.payments.map((row) => judge(order, row, shipOnCapture))
    const payment = kind === 'capture' ? toCapture(judged) : toRefund(order, judged, options)
    const { currency, value } = amount ?? rest(order, payment, kind)
    await store.insert('operation', {
      id,
      kind,
      orderId,
      paymentId: payment.row.paymentId,
      captureId: options.captureId ?? '',
      requestId: crypto.randomUUID(),
      currency,
      value,
      isLast: options.isLast === true ? 1 : 0,
      status: '',
      answer: '',
      createdAt: now(),
    })
  }
  const operation = before ?? (await store.select('operation', { id }))[0]!
  isTheSame(operation, options)
  return operation
}

/** Before it is stored: a wrong amount must not use its key up. */
function checkedAmount(amount: unknown): Amount {
  return checked(amountSchema, amount, {
    whole: 'amount',
    error: (message) => new AntomError('INVALID_REQUEST', message),
  })
}

/** Another amount under a known key would be dropped silently: the money that moved is the first one's. */
function isTheSame(operation: Operation, { amount, paymentId, captureId }: Options): void {
  const isOther =
    (amount !== undefined &&
      (amount.currency !== operation.currency || amount.value !== operation.value)) ||
    (paymentId !== undefined && paymentId !== operation.paymentId) ||
    (captureId !== undefined && captureId !== operation.captureId)
  if (isOther) {
    throw invalid(
      'key',
      `another one for another ${operation.kind}`,
      `used for one of ${operation.value} ${operation.currency}`,
    )
  }
}

function toCapture(judged: readonly Judged[]): Judged {
  const found = judged.find(
    ({ isAuthorized, isAmountRight, row }) => isAuthorized && isAmountRight && row.canceledAt === 0,
  )
  if (found === undefined) {
    throw invalid('orderId', 'an order with an authorized payment', 'one without')
  }
  return found
}

function toRefund(
  order: OrderState,
  judged: readonly Judged[],
  { paymentId = paidPaymentId(order) }: Options,
): Judged {
  const found = judged.find(({ row }) => row.paymentId === paymentId)
  if (found === undefined) {
    throw invalid('orderId', 'a paid order, or have a payment with this paymentId', 'neither')
  }
  return found
}

/** All that can still be captured or refunded, without what is on its way. */
function rest(order: OrderState, payment: Judged, kind: Kind): Amount {
  const { row } = payment
  const isMoved = (requestId: string): boolean =>
    order.movements.some((each) => each.requestId === requestId && each.doneAt > 0)
  const onTheWay = sumOf(
    order.operations.filter(
      (each) =>
        each.kind === kind &&
        each.paymentId === row.paymentId &&
        each.status !== 'F' &&
        !isMoved(each.requestId),
    ),
  )
  const captured = capturedOf(payment)
  const left =
    kind === 'capture'
      ? BigInt(row.value) - captured - onTheWay
      : captured - sumOf(refundsOf(order, row.paymentId)) - onTheWay
  if (left <= 0n) {
    throw invalid('amount', `at most what is left to ${kind}`, 'missing, and nothing is left')
  }
  return { currency: row.currency || payment.attempt!.currency, value: String(left) }
}

/** Stores Antom's answer. `S` is a fact like those of notifications; `U` stays open, and is asked about by `catchUp()`. */
async function keep(
  settings: PaymentsSettings,
  { id, kind, orderId, paymentId, requestId, currency, value }: Operation,
  answer: CaptureResponse | RefundResponse,
  transactionId: string | undefined,
): Promise<void> {
  const { store, now } = settings
  const { resultStatus } = answer.result
  if (resultStatus === 'U') {
    return
  }
  if (resultStatus === 'S' && (transactionId !== undefined || kind === 'refund')) {
    const amount = { currency, value }
    const movement = { kind, orderId, paymentId, transactionId, requestId, amount, isDone: true }
    await recordFact(store, movement, now())
  }
  await store.update('operation', { id }, { status: resultStatus, answer: JSON.stringify(answer) })
  await settle(settings, orderId)
}

async function notifyUrlOf({ store }: PaymentsSettings, paymentId: string): Promise<string> {
  const [payment] = await store.select('payment', { paymentId })
  const { paymentRequestId = '' } = payment ?? {}
  const [attempt] = await store.select('attempt', { paymentRequestId })
  return attempt?.notifyUrl ?? ''
}

function invalid(name: string, expected: string, cameText: string): AntomError {
  return new AntomError(
    'INVALID_REQUEST',
    `${name} must be ${expected}, but it was ${cameText}. Nothing was asked of Antom.`,
  )
}
