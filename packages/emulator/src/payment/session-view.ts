import type { Antom } from '../antom.ts'
import type { Amount } from '../gateway/create-payment-session-request.ts'
import { methodsFor, type PaymentMethod } from './payment-method.ts'
import { paymentResult, type PaymentResult } from './payment-result.ts'
import type { Payment } from './payment.ts'
import { currentPayment, isPayable, type Session } from './session.ts'

/** What the page knows of a session: all that it shows, and nothing else. */
export type SessionView = { state: 'unknown' } | KnownSession

export interface KnownSession {
  /** `open`: the buyer may choose a method; `settled`: a payment is running, paid or closed; `expired`: too late. */
  state: 'open' | 'settled' | 'expired'
  /** In milliseconds; the page's clock may be wrong, a span is not. */
  expiresIn: number
  merchantName: string
  redirectUrl: string
  description: string
  orderId: string
  amount: Amount
  goods: { name: string; detail?: string; quantity: number; total: Amount }[]
  methods: readonly PaymentMethod[]
  payment?: PaymentView
}

export interface PaymentView {
  id: string
  methodType: string
  status: Payment['status']
  awaitsBuyer: boolean
  needsNewSession: boolean
  /** Where a wallet goes on, and what a QR code leads to. */
  walletUrl: string
  /** The bank's page, which asks the buyer before a card is charged. */
  challengeUrl?: string
  result: PaymentResult
}

export function sessionView(antom: Antom, session: Session | undefined): SessionView {
  if (!session) return { state: 'unknown' }
  const { request } = session
  const { order } = request
  const now = antom.clock.now()
  const payment = currentPayment(session)
  return {
    state: stateOf(session, now),
    expiresIn: Math.max(0, session.expiresAt - now),
    merchantName: order.merchant?.merchantName || 'Test merchant',
    redirectUrl: request.paymentRedirectUrl,
    description: order.orderDescription,
    orderId: order.referenceOrderId,
    amount: request.paymentAmount,
    goods: (order.goods ?? []).map((item) => ({
      name: item.goodsName,
      ...(item.goodsSkuName && { detail: item.goodsSkuName }),
      quantity: Number(item.goodsQuantity),
      total: {
        currency: item.goodsUnitAmount.currency,
        value: String(BigInt(item.goodsUnitAmount.value) * BigInt(item.goodsQuantity)),
      },
    })),
    methods: methodsFor(request),
    ...(payment && { payment: paymentView(antom, payment) }),
  }
}

function paymentView({ pageUrl, bankUrl }: Antom, payment: Payment): PaymentView {
  const { id, methodType, status, awaitsBuyer, needsNewSession } = payment
  const walletUrl = new URL(`/wallet/${id}`, pageUrl).href
  return {
    id,
    methodType,
    status,
    awaitsBuyer,
    needsNewSession,
    walletUrl,
    ...(awaitsBuyer && payment.card && { challengeUrl: `${bankUrl}/challenge/${id}` }),
    result: paymentResult(payment),
  }
}

function stateOf(session: Session, now: number): KnownSession['state'] {
  if (isPayable(session, now)) return 'open'
  const payment = currentPayment(session)
  // A try that failed and could be made again is no result: the session just ran out.
  const result = payment && (payment.status !== 'FAIL' || payment.needsNewSession)
  return result ? 'settled' : 'expired'
}
