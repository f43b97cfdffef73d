import * as v from 'valibot'
import { catalogue } from './catalogue.ts'

/** The largest quantity of one piece in an order. */
export const MAX_QUANTITY = 20

const OUT_OF_RANGE = `Of one piece you can order 1 to ${MAX_QUANTITY}.`

export const quantitySchema = v.pipe(
  v.number(OUT_OF_RANGE),
  v.integer(OUT_OF_RANGE),
  v.minValue(1, OUT_OF_RANGE),
  v.maxValue(MAX_QUANTITY, OUT_OF_RANGE),
)

const itemSchema = v.object({
  sku: v.picklist(
    catalogue.map(({ sku }) => sku),
    'A piece in the cart is no longer sold.',
  ),
  quantity: quantitySchema,
})

/** The items of an order, from a browser. Other fields, such as prices, are dropped. */
export const itemsSchema = v.pipe(
  v.array(itemSchema, 'The cart is empty.'),
  v.minLength(1, 'The cart is empty.'),
  v.check(
    (items) => new Set(items.map(({ sku }) => sku)).size === items.length,
    'A piece is in the cart twice.',
  ),
)

export type CartItem = v.InferOutput<typeof itemSchema>
