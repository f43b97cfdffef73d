import type * as v from 'valibot'
import { checked } from '../request/checked.ts'
import { answeredAmount, oneOf, optional, shape, text } from '../request/fields.ts'
import { NotificationError } from './NotificationError.ts'
import type { Notification } from './notification.ts'

const result = shape({ resultCode: text(64), resultStatus: oneOf('S', 'F', 'U') })

const payment = shape({
  result,
  paymentRequestId: text(64),
  paymentId: optional(text(64)),
  paymentAmount: optional(answeredAmount),
  actualPaymentAmount: optional(answeredAmount),
  paymentMethodType: optional(text(64)),
  paymentTime: optional(text(64)),
})

const capture = shape({
  result,
  paymentId: text(64),
  captureRequestId: optional(text(64)),
  captureId: optional(text(64)),
  captureAmount: optional(answeredAmount),
  captureTime: optional(text(64)),
})

const refund = shape({
  result,
  refundRequestId: text(64),
  refundId: optional(text(64)),
  refundAmount: optional(answeredAmount),
  refundTime: optional(text(64)),
})

const schemas: Readonly<Record<string, v.GenericSchema>> = {
  PAYMENT_RESULT: payment,
  PAYMENT_PENDING: payment,
  CAPTURE_RESULT: capture,
  REFUND_RESULT: refund,
}

const other = shape({ notifyType: text(64), result })

const unreadable = (message: string): NotificationError =>
  new NotificationError(
    'UNREADABLE',
    `In Antom's notification, ${message} It is authentic: keep its body and ask Antom.`,
  )

/** Reads an authentic body. Throws UNREADABLE. */
export function parsedNotification(body: Uint8Array): Notification {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw unreadable('the body must be JSON, but it was not.')
  }
  const check = (schema: v.GenericSchema): unknown =>
    checked(schema, value, { whole: 'the body', error: unreadable })
  check(other)
  const notification = value as Notification
  for (const name of Object.keys(notification)) {
    if (notification[name] === null) {
      delete (notification as Record<string, unknown>)[name]
    }
  }
  const { notifyType } = notification
  const schema = Object.hasOwn(schemas, notifyType) ? schemas[notifyType] : undefined
  if (schema !== undefined) {
    check(schema)
  }
  return notification
}
