import { persistentAtom } from '@nanostores/persistent'
import { useStore } from '@nanostores/react'
import * as v from 'valibot'
import { MAX_QUANTITY, quantitySchema } from '../common/cart.ts'
import { findProduct } from '../common/catalogue.ts'
import type { OrderLine } from '../common/orderView.ts'

const cartSchema = v.object({
  quantities: v.record(v.string(), quantitySchema),
  /** The order made of exactly this cart: paying again then pays that one, not a second. */
  orderId: v.fallback(v.optional(v.string()), undefined),
})

/** The pieces that the buyer wants, kept over reloads and shared by all tabs. */
export type Cart = v.InferOutput<typeof cartSchema>

export const NOTHING: Cart = { quantities: {} }

/** Reads a stored cart. Anything that is no cart, however it came there, is the empty cart. */
export const parseCart = (text: string): Cart => v.parse(storedCart, text)

const storedCart = v.fallback(v.pipe(v.string(), v.parseJson(), cartSchema), NOTHING)

const cart = persistentAtom<Cart>('loam:cart', NOTHING, {
  encode: JSON.stringify,
  decode: parseCart,
})

export const useCart = (): Cart => useStore(cart)

/** Puts that many of a piece into the cart; 0 takes it out. Any change makes another order of it. */
export function setQuantity(sku: string, quantity: number): void {
  const quantities = { ...cart.get().quantities, [sku]: Math.min(quantity, MAX_QUANTITY) }
  if (quantity < 1) delete quantities[sku]
  cart.set({ quantities })
}

export function addToCart(sku: string): void {
  setQuantity(sku, (cart.get().quantities[sku] ?? 0) + 1)
}

export function noteOrder(orderId: string): void {
  cart.set({ ...cart.get(), orderId })
}

/** Forgets an order that cannot be paid any more. */
export function forgetOrder(orderId: string): void {
  const { quantities, orderId: noted } = cart.get()
  if (noted === orderId) cart.set({ quantities })
}

/** Empties the cart if this is the order made of it: pieces that were added since then stay. */
export function emptyCart(orderId: string): void {
  if (cart.get().orderId === orderId) cart.set(NOTHING)
}

export function linesOf({ quantities }: Cart): OrderLine[] {
  return Object.entries(quantities).flatMap(([sku, quantity]) => {
    const product = findProduct(sku)
    return product ? [{ sku, quantity, name: product.name, price: product.price }] : []
  })
}
