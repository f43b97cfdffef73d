import { invalidRequest } from './checkedRequest.ts'
import type { CreatePaymentSessionRequest, Goods } from './sessionTypes.ts'

const express = ['ALIPAY_CN', 'APPLEPAY', 'GOOGLEPAY']

/** The rules between the fields of a session's request, whose single fields are right. Throws INVALID_REQUEST. */
export function sessionRules(
  request: CreatePaymentSessionRequest,
  warn: (message: string) => void,
): void {
  oneCurrency(request)
  goodsAddUp(request)
  methods(request)
  if (
    request.env?.terminalType != null &&
    request.env.terminalType !== 'WEB' &&
    request.env.osType == null
  ) {
    throw invalidRequest(
      `env.osType must be "IOS" or "ANDROID" with terminalType ${request.env.terminalType}, but it was missing. terminalOf(userAgent) makes both.`,
    )
  }
  if (request.settlementStrategy == null) {
    warn(
      'settlementStrategy is missing. With several settlement currencies Antom refuses the session (SETTLE_CONTRACT_NOT_MATCH): pass { settlementCurrency }.',
    )
  }
}

function oneCurrency({ paymentAmount, order }: CreatePaymentSessionRequest): void {
  const { currency } = paymentAmount
  const amounts: [path: string, currency: string][] = [
    ['order.orderAmount', order.orderAmount.currency],
  ]
  for (const [index, item] of (order.goods ?? []).entries()) {
    amounts.push([`order.goods[${index}].goodsUnitAmount`, item.goodsUnitAmount.currency])
    const discount = item['goodsDiscountAmount'] as Goods['goodsUnitAmount'] | null | undefined
    if (discount != null) {
      amounts.push([`order.goods[${index}].goodsDiscountAmount`, discount.currency])
    }
  }
  for (const [path, came] of amounts) {
    if (came !== currency) {
      throw invalidRequest(
        `${path}.currency must be the payment's (${currency}), but it was ${came}. An order has one currency.`,
      )
    }
  }
}

/** Antom refuses an order whose goods do not add up to its amount. */
function goodsAddUp({ order }: CreatePaymentSessionRequest): void {
  const { goods, orderAmount } = order
  if (goods == null || goods.length === 0) {
    return
  }
  let total = 0n
  for (const { goodsUnitAmount, goodsQuantity } of goods) {
    total += BigInt(goodsUnitAmount.value) * BigInt(goodsQuantity)
  }
  if (total !== BigInt(orderAmount.value)) {
    throw invalidRequest(
      `order.orderAmount.value must be what the goods add up to (${total}), but it was ${orderAmount.value}. ` +
        'Put shipping, taxes and discounts into the goods too, or leave the goods out.',
    )
  }
}

function methods({ availablePaymentMethod, order }: CreatePaymentSessionRequest): void {
  const seen = new Set<string>()
  for (const [index, method] of (availablePaymentMethod?.paymentMethodTypeList ?? []).entries()) {
    const path = `availablePaymentMethod.paymentMethodTypeList[${index}]`
    const { paymentMethodType, expressCheckout } = method
    if (seen.has(paymentMethodType)) {
      throw invalidRequest(
        `${path}.paymentMethodType must be another than those before, but it was listed twice. List each method once.`,
      )
    }
    seen.add(paymentMethodType)
    if (String(expressCheckout) === 'true' && !express.includes(paymentMethodType)) {
      throw invalidRequest(
        `${path}.expressCheckout must be false for this method, but it was true. Express are ${express.join(', ')} only.`,
      )
    }
  }
  const { referenceBuyerId, buyerEmail, buyerPhoneNo } = order.buyer ?? {}
  if (seen.has('CARD') && (referenceBuyerId ?? buyerEmail ?? buyerPhoneNo) == null) {
    throw invalidRequest(
      "order.buyer must have a referenceBuyerId, buyerEmail or buyerPhoneNo for cards, but it had none. Without, Antom's page fails when the buyer submits a card.",
    )
  }
}
