import { findProduct } from '../common/catalogue.ts'
import type { OrderLine } from '../common/orderView.ts'

const MOST = 20

/** Reads what the browser wants to buy. Prices come from the catalogue, never from there; throws a sentence for people. */
export function readCart(input: unknown): OrderLine[] {
  const items = (input as { items?: unknown } | null)?.items
  if (!Array.isArray(items) || items.length === 0) throw new TypeError('The cart is empty.')
  const lines = items.map(readLine)
  if (new Set(lines.map((line) => line.sku)).size < lines.length)
    throw new TypeError('A piece is in the cart twice.')
  return lines
}

function readLine(item: unknown): OrderLine {
  const { sku, quantity } = (item ?? {}) as { sku?: unknown; quantity?: unknown }
  const product = typeof sku === 'string' ? findProduct(sku) : undefined
  if (product === undefined) throw new TypeError('A piece in the cart is no longer sold.')
  if (
    typeof quantity !== 'number' ||
    !Number.isInteger(quantity) ||
    quantity < 1 ||
    quantity > MOST
  ) {
    throw new TypeError(`Of one piece you can order 1 to ${MOST}.`)
  }
  return { sku: product.sku, name: product.name, quantity, price: product.price }
}
