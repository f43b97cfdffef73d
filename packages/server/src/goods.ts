import { checkAmount } from './amount.ts'
import type { Amount } from './amount.ts'
import { checkText, invalidRequest } from './check.ts'

export type Goods = {
  referenceGoodsId: string
  goodsName: string
  goodsUnitAmount: Amount
  /** A positive integer as text. */
  goodsQuantity: string
  [field: string]: unknown
}

/** Antom refuses an order whose goods do not add up to its amount; so it is said here, with both numbers. */
export function checkGoods(goods: Goods[], orderAmount: Amount): void {
  if (!Array.isArray(goods)) throw invalidRequest('order.goods must be a list, but it was not.')
  if (goods.length === 0) return
  let total = 0n
  for (const [index, item] of goods.entries())
    total += lineTotal(item, `order.goods[${index}]`, orderAmount.currency)
  if (total !== BigInt(orderAmount.value)) {
    throw invalidRequest(
      `order.orderAmount.value must be what the goods add up to (${total}), but it was ${orderAmount.value}. ` +
        'Put shipping, taxes and discounts into the goods too, or leave the goods out.',
    )
  }
}

function lineTotal(item: Goods, field: string, currency: string): bigint {
  checkText(item.referenceGoodsId, `${field}.referenceGoodsId`, 64)
  checkText(item.goodsName, `${field}.goodsName`, 256)
  checkAmount(item.goodsUnitAmount, `${field}.goodsUnitAmount`)
  if (item.goodsUnitAmount.currency !== currency) {
    throw invalidRequest(
      `${field}.goodsUnitAmount.currency must be the order's (${currency}), but it was ${item.goodsUnitAmount.currency}.`,
    )
  }
  if (!/^[1-9]\d*$/.test(String(item.goodsQuantity))) {
    throw invalidRequest(
      `${field}.goodsQuantity must be a positive integer, but it was ${JSON.stringify(item.goodsQuantity)}.`,
    )
  }
  return BigInt(item.goodsUnitAmount.value) * BigInt(item.goodsQuantity)
}
