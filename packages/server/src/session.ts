import { checkAmount } from './amount.ts'
import type { Amount } from './amount.ts'
import { checkText, invalidRequest } from './check.ts'
import { checkGoods } from './goods.ts'
import type { Goods } from './goods.ts'
import type { ApiResult } from './result.ts'

export type { Goods } from './goods.ts'

/** Cards need at least one of these; without, the session is made but the page fails when the buyer submits a card. */
export type Buyer = {
  referenceBuyerId?: string | undefined
  buyerEmail?: string | undefined
  buyerPhoneNo?: string | undefined
  [field: string]: unknown
}

export type Order = {
  /** Your order's id, at most 64 characters. */
  referenceOrderId: string
  /** At most 256 characters. */
  orderDescription: string
  orderAmount: Amount
  /** When given, the sum of unit amount times quantity must be `orderAmount`. */
  goods?: Goods[] | undefined
  buyer?: Buyer | undefined
  [field: string]: unknown
}

/** In Antom's names. What is not listed here passes through as it is. */
export type CreatePaymentSessionRequest = {
  /** Unique for each attempt, at most 64 characters. */
  paymentRequestId: string
  paymentAmount: Amount
  /** Where a wallet or a bank sends the buyer back to. */
  paymentRedirectUrl: string
  order: Order
  /** Where Antom sends notifications; wins over the dashboard's. Give it no query. */
  paymentNotifyUrl?: string | undefined
  /** Needed if you settle in several currencies. */
  settlementStrategy?: { settlementCurrency: string } | undefined
  /** Default: the browser's language. */
  locale?: string | undefined
  /** Default: Antom captures by itself (`AUTOMATIC`). */
  paymentFactor?:
    | { captureMode?: 'AUTOMATIC' | 'MANUAL' | undefined; [field: string]: unknown }
    | undefined
  availablePaymentMethod?: Record<string, unknown> | undefined
  /** ISO 8601, at most one hour ahead, which is also the default. */
  paymentSessionExpiryTime?: string | undefined
  [field: string]: unknown
}

export type CreatePaymentSessionResponse = {
  result: ApiResult
  /** For the browser, verbatim. */
  paymentSessionData?: string | undefined
  paymentSessionExpiryTime?: string | undefined
  paymentSessionId?: string | undefined
  /** The hosted page, as a way out when the embedded one cannot be shown. */
  normalUrl?: string | undefined
  [field: string]: unknown
}

/** Checks the request and adds what is fixed for the Checkout Page. */
export function sessionBody(request: CreatePaymentSessionRequest): Record<string, unknown> {
  checkText(request.paymentRequestId, 'paymentRequestId', 64)
  checkAmount(request.paymentAmount, 'paymentAmount')
  checkRedirectUrl(request.paymentRedirectUrl)
  checkOrder(request.order)
  return { ...request, productCode: 'CASHIER_PAYMENT', productScene: 'CHECKOUT_PAYMENT' }
}

function checkRedirectUrl(url: unknown): void {
  checkText(url, 'paymentRedirectUrl', 2048)
  if (!URL.canParse(url)) {
    throw invalidRequest(
      'paymentRedirectUrl must be a whole URL (https://…), but it was not. A path alone is not enough.',
    )
  }
}

function checkOrder(order: unknown): void {
  if (typeof order !== 'object' || order === null)
    throw invalidRequest('order must be an object, but it was missing.')
  const { referenceOrderId, orderDescription, orderAmount, goods } = order as Partial<Order>
  checkText(referenceOrderId, 'order.referenceOrderId', 64)
  checkText(orderDescription, 'order.orderDescription', 256)
  checkAmount(orderAmount, 'order.orderAmount')
  if (goods !== undefined) checkGoods(goods, orderAmount)
}
