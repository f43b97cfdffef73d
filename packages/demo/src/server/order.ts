import type { CartItem } from '../common/cart.ts'
import { CURRENCY, findProduct } from '../common/catalogue.ts'
import type { OrderLine } from '../common/orderView.ts'
import type { Amount } from '@antom-checkout/server'

export interface Order {
  readonly id: string
  readonly lines: readonly OrderLine[]
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** Prices and names are the catalogue's, never the browser's. */
export function linesOf(items: readonly CartItem[]): OrderLine[] {
  return items.flatMap(({ sku, quantity }) => {
    const product = findProduct(sku)
    return product ? [{ sku, name: product.name, quantity, price: product.price }] : []
  })
}

export const totalOf = ({ lines }: Pick<Order, 'lines'>): number =>
  lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)

/** Cents as Antom writes them. */
export const amountOf = (cents: number): Amount => ({ currency: CURRENCY, value: String(cents) })

/** An order with a piece that is made to order: the owner captures its money. */
export const isCapturedByHand = ({ lines }: Order): boolean =>
  lines.some(({ sku }) => findProduct(sku)?.isMadeToOrder)
