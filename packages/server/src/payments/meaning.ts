import type {
  CaptureResultNotification,
  Notification,
  PaymentPendingNotification,
  PaymentResultNotification,
  RefundResultNotification,
} from '../notification/notification.ts'
import { factsOf, type Fact } from './fact.ts'
import type { PaymentsSettings } from './paymentsOptions.ts'
import type { Row } from './store/rows.ts'

/** What a notification says, once its order is found. */
export type Meaning =
  | { readonly kind: 'facts'; readonly orderId: string; readonly facts: readonly Fact[] }
  | { readonly kind: 'unknown-type'; readonly orderId: string }

export async function meaningOf(
  settings: PaymentsSettings,
  notification: Notification,
): Promise<Meaning | 'unknown-order'> {
  switch (notification.notifyType) {
    case 'PAYMENT_RESULT':
    case 'PAYMENT_PENDING':
      return ofPayment(settings, notification)
    case 'CAPTURE_RESULT':
      return ofCapture(settings, notification)
    case 'REFUND_RESULT':
      return ofRefund(settings, notification)
    default: {
      const { paymentRequestId, paymentId } = notification as Record<string, unknown>
      const attempt =
        typeof paymentRequestId === 'string'
          ? await attemptOf(settings, paymentRequestId)
          : undefined
      const payment =
        typeof paymentId === 'string' ? await paymentOf(settings, paymentId) : undefined
      return { kind: 'unknown-type', orderId: (attempt ?? payment)?.orderId ?? '' }
    }
  }
}

async function ofPayment(
  settings: PaymentsSettings,
  notification: PaymentResultNotification | PaymentPendingNotification,
): Promise<Meaning | 'unknown-order'> {
  const attempt = await attemptOf(settings, notification.paymentRequestId)
  if (attempt === undefined) {
    return 'unknown-order'
  }
  const { orderId } = attempt
  const { paymentId, paymentAmount: amount, paymentMethodType: method } = notification
  const status = statusOf(notification)
  return {
    kind: 'facts',
    orderId,
    facts: [{ kind: 'payment', attempt, paymentId, status, amount, method }],
  }
}

/** PAYMENT_PENDING is under way, whatever its `resultStatus` says. */
function statusOf({
  notifyType,
  result,
}: PaymentResultNotification | PaymentPendingNotification): 'SUCCESS' | 'FAIL' | 'PROCESSING' {
  if (notifyType === 'PAYMENT_PENDING' || result.resultStatus === 'U') {
    return 'PROCESSING'
  }
  return result.resultStatus === 'S' ? 'SUCCESS' : 'FAIL'
}

async function ofCapture(
  settings: PaymentsSettings,
  notification: CaptureResultNotification,
): Promise<Meaning | 'unknown-order'> {
  const { paymentId, captureId, captureRequestId, captureAmount: amount, result } = notification
  const payment = await paymentOf(settings, paymentId)
  const earlier: Fact[] = []
  let orderId = payment?.orderId
  if (orderId === undefined) {
    // It overtook the payment's own notification, and does not name the attempt: Antom does.
    const answer = await settings.antom.inquiryPayment({ paymentId })
    const attempt = answer.paymentRequestId && (await attemptOf(settings, answer.paymentRequestId))
    if (!attempt) {
      return 'unknown-order'
    }
    orderId = attempt.orderId
    earlier.push({ kind: 'payment', attempt, paymentId, status: 'PROCESSING' })
    earlier.push(...factsOf(attempt, answer))
  }
  const capture = { kind: 'capture', orderId, paymentId, transactionId: captureId } as const
  const isKnown = result.resultStatus !== 'U'
  const isDone = result.resultStatus === 'S'
  const facts: Fact[] = isKnown
    ? [...earlier, { ...capture, requestId: captureRequestId, amount, isDone }]
    : earlier
  return { kind: 'facts', orderId, facts }
}

async function ofRefund(
  { store }: PaymentsSettings,
  notification: RefundResultNotification,
): Promise<Meaning | 'unknown-order'> {
  const { refundRequestId: requestId, refundId, refundAmount: amount, result } = notification
  const operations = await store.select('operation', { requestId })
  const operation = operations.find(({ kind }) => kind === 'refund')
  if (operation === undefined) {
    return 'unknown-order'
  }
  const { orderId, paymentId } = operation
  const isFailed = result.resultStatus === 'F' || notification.refundStatus === 'FAIL'
  const isDone = !isFailed && result.resultStatus === 'S'
  const refund = { kind: 'refund', orderId, paymentId, transactionId: refundId } as const
  const facts: Fact[] = isFailed || isDone ? [{ ...refund, requestId, amount, isDone }] : []
  return { kind: 'facts', orderId, facts }
}

async function attemptOf(
  { store }: PaymentsSettings,
  paymentRequestId: string,
): Promise<Row<'attempt'> | undefined> {
  return (await store.select('attempt', { paymentRequestId }))[0]
}

async function paymentOf(
  { store }: PaymentsSettings,
  paymentId: string,
): Promise<Row<'payment'> | undefined> {
  return (await store.select('payment', { paymentId }))[0]
}
