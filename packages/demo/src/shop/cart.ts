import { useSyncExternalStore } from 'react'
import { findProduct } from '../common/catalogue.ts'
import type { OrderLine } from '../common/orderView.ts'
import { MOST, NOTHING, parseCart } from './storedCart.ts'
import type { Cart } from './storedCart.ts'

const KEY = 'loam:cart'
const listeners = new Set<() => void>()
let cart = read()

export function useCart(): Cart {
  return useSyncExternalStore(subscribe, () => cart)
}

/** Puts that many of a piece into the cart; 0 takes it out. Any change makes another order of it. */
export function setQuantity(sku: string, quantity: number): void {
  const quantities = { ...cart.quantities, [sku]: Math.min(quantity, MOST) }
  if (quantity < 1) delete quantities[sku]
  write({ quantities })
}

export function addToCart(sku: string): void {
  setQuantity(sku, (cart.quantities[sku] ?? 0) + 1)
}

export function noteOrder(orderId: string): void {
  write({ ...cart, orderId })
}

/** Forgets an order that cannot be paid any more. */
export function forgetOrder(orderId: string): void {
  if (cart.orderId === orderId) write({ quantities: cart.quantities })
}

/** Empties the cart if this is the order made of it: what was put in since then stays. */
export function emptyCart(orderId: string): void {
  if (cart.orderId === orderId) write(NOTHING)
}

export function linesOf({ quantities }: Cart): OrderLine[] {
  return Object.entries(quantities).flatMap(([sku, quantity]) => {
    const product = findProduct(sku)
    return product === undefined
      ? []
      : [{ sku, quantity, name: product.name, price: product.price }]
  })
}

function write(next: Cart): void {
  cart = next
  try {
    localStorage.setItem(KEY, JSON.stringify(cart))
  } catch {
    // Private windows may forbid it; the cart then lasts as long as the page.
  }
  for (const changed of listeners) changed()
}

function read(): Cart {
  try {
    return parseCart(localStorage.getItem(KEY))
  } catch {
    return NOTHING // storage may be forbidden altogether
  }
}

function subscribe(changed: () => void): () => void {
  // Another tab of the shop changed the cart.
  const reread = (event: StorageEvent) => {
    if (event.key !== KEY) return
    cart = read()
    changed()
  }
  listeners.add(changed)
  window.addEventListener('storage', reread)
  return () => {
    listeners.delete(changed)
    window.removeEventListener('storage', reread)
  }
}
