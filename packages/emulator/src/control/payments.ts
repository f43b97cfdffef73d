import { randomUUID } from 'node:crypto'
import type { Antom } from '../antom.ts'
import type { Amount } from '../gateway/amount.ts'
import { noteCall } from '../gateway/noteCall.ts'
import type { Answer } from '../gateway/result.ts'
import { run } from '../gateway/run.ts'
import { sumOf } from '../payment/funds.ts'
import { isCaptured } from '../payment/paymentMethods.ts'
import type { Session } from '../payment/session.ts'
import { buyAs, type BuyerOptions } from './buyAs.ts'
import { paymentOf, type Payment } from './payment.ts'

export interface PayOptions extends BuyerOptions {
  /** Pays this open payment of the shop: its `paymentRequestId` or `paymentId`. Default: a new order is made. */
  readonly payment?: string
  /** The amount of a new order, in the smallest unit. Default: SGD 60.00. */
  readonly amount?: Amount
  /** Where the notifications of a new order go. Default: nowhere. */
  readonly notifyUrl?: string
  /** The `referenceOrderId` of a new order. */
  readonly orderId?: string
  /** `MANUAL`: the money waits for `capture`. Default: `AUTOMATIC`. */
  readonly captureMode?: 'AUTOMATIC' | 'MANUAL'
}

/** The payments of an emulator, and what can be done with them without a buyer and without the shop. */
export interface Payments {
  /** All of them, oldest first, as they are now. */
  list: () => readonly Payment[]
  /**
   * Pays like a buyer: an open payment of the shop, or a new order. Resolves when the first notifications are answered.
   *
   * @throws Error when there is no such payment, or it cannot be paid
   */
  pay: (options?: PayOptions) => Promise<Payment>
  /** Captures an amount, in the smallest unit. Default: everything that is left. @throws Error with the code of Antom's refusal */
  capture: (paymentId: string, value?: string) => Promise<Answer>
  /** Refunds an amount, in the smallest unit. Default: everything that is left. @throws Error with the code of Antom's refusal */
  refund: (paymentId: string, value?: string) => Promise<Answer>
  /** @throws Error with the code of Antom's refusal */
  cancel: (paymentId: string) => Promise<Answer>
}

export function createPayments(antom: Antom): Payments {
  const { sessions, sender } = antom

  function sessionOf(id: string): Session {
    const session = sessions.ofPaymentId(id) ?? sessions.byRequestId(id)
    if (!session) {
      throw new Error(`There is no payment with the paymentId or paymentRequestId "${id}".`)
    }
    return session
  }

  /** Runs an operation of the gateway, as if the shop had called it. */
  function call(operation: string, fields: object): Answer {
    const requestBody = JSON.stringify(fields)
    const answer = run(antom, operation, Buffer.from(requestBody))
    noteCall(antom, {
      operation,
      by: 'hand',
      path: `/ams/sandbox/api/v1/payments/${operation}`,
      requestHeaders: {},
      requestBody,
      answer,
      answerHeaders: {},
      isSigned: true,
    })
    const { resultStatus, resultCode, resultMessage } = answer.result
    if (resultStatus !== 'S') {
      throw new Error(`${operation}: ${resultCode}. ${resultMessage}`)
    }
    return answer
  }

  /** Resolves once the shop has answered the notifications of what was just done. */
  async function notified<T>(result: T): Promise<T> {
    await sender.idle()
    return result
  }

  const amountOf = ({ request }: Session, value: string): Amount => ({
    currency: request.paymentAmount.currency,
    value,
  })

  return {
    list: () => sessions.list().map((session) => paymentOf(antom, session)),
    pay: async ({ payment, ...options } = {}) => {
      if (payment === undefined) {
        const order = orderOf(antom.pageUrl, options)
        call('createPaymentSession', order)
        return pay(order.paymentRequestId, options)
      }
      return pay(payment, options)
    },
    capture: async (paymentId, value) => {
      const session = sessionOf(paymentId)
      return notified(
        call('capture', {
          captureRequestId: `BY_HAND_${randomUUID()}`,
          paymentId: session.paymentId,
          captureAmount: amountOf(session, value ?? String(capturable(session))),
        }),
      )
    },
    refund: async (paymentId, value) => {
      const session = sessionOf(paymentId)
      return notified(
        call('refund', {
          refundRequestId: `BY_HAND_${randomUUID()}`,
          paymentId: session.paymentId,
          refundAmount: amountOf(session, value ?? String(refundable(session))),
          refundNotifyUrl: session.request.paymentNotifyUrl,
        }),
      )
    },
    cancel: async (paymentId) => call('cancel', { paymentId: sessionOf(paymentId).paymentId }),
  }

  async function pay(id: string, options: BuyerOptions): Promise<Payment> {
    const session = sessionOf(id)
    buyAs(antom, session, options)
    await sender.idle()
    return paymentOf(antom, session)
  }
}

/** How much can still be captured. */
function capturable({ request, funds }: Session): bigint {
  return BigInt(request.paymentAmount.value) - sumOf(funds.captures)
}

/** How much can still be refunded: of what was captured, where the method is captured. */
function refundable({ request, funds, attempts }: Session): bigint {
  const method = attempts.at(-1)?.methodType ?? ''
  const taken = isCaptured(method) ? sumOf(funds.captures) : BigInt(request.paymentAmount.value)
  return taken - sumOf(funds.refunds)
}

function orderOf(
  pageUrl: string,
  {
    amount = { currency: 'SGD', value: '6000' },
    notifyUrl,
    orderId,
    captureMode,
    method,
  }: PayOptions,
): { paymentRequestId: string } {
  const paymentRequestId = `BY_HAND_${randomUUID()}`
  const order = {
    productCode: 'CASHIER_PAYMENT',
    productScene: 'CHECKOUT_PAYMENT',
    paymentRequestId,
    paymentAmount: amount,
    paymentRedirectUrl: new URL('/', pageUrl).href,
    paymentNotifyUrl: notifyUrl,
    paymentFactor: captureMode && { captureMode },
    order: {
      referenceOrderId: orderId ?? `TEST_${paymentRequestId.slice(8, 14)}`,
      orderDescription: 'A test order, made in the emulator',
      orderAmount: amount,
      buyer: { referenceBuyerId: 'TEST_BUYER' },
    },
    availablePaymentMethod: method && {
      paymentMethodTypeList: [{ paymentMethodType: method }],
    },
  }
  return order
}
