import { useEffect, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { preloadCheckout } from '@antom-checkout/core'
import { money } from '../../common/money.ts'
import { checkoutPath } from '../adapter.ts'
import { createOrder, getConfig } from '../api.ts'
import { linesOf, noteOrder, useCart } from '../cart.ts'
import { CartLine } from '../parts/CartLine.tsx'
import { Heading } from '../parts/Heading.tsx'
import { Nothing } from '../parts/Nothing.tsx'

export function CartPage(): ReactNode {
  const [, navigate] = useLocation()
  const cart = useCart()
  const lines = linesOf(cart)
  const total = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
  const [paying, setPaying] = useState(false)
  const [problem, setProblem] = useState('')

  // A buyer with a cart is about to pay: load the SDK meanwhile.
  useEffect(() => {
    getConfig().then(preloadCheckout, () => {})
  }, [])

  async function pay(): Promise<void> {
    setPaying(true)
    setProblem('')
    try {
      const id = cart.orderId ?? (await createOrder(lines)).id
      noteOrder(id)
      navigate(checkoutPath(id))
    } catch (error) {
      setProblem((error as Error).message)
      setPaying(false)
    }
  }

  if (lines.length === 0) {
    return (
      <Nothing title="Your cart is empty">Nothing is waiting on the shelf for you yet.</Nothing>
    )
  }
  return (
    <div className="narrow">
      <Heading title="Your cart" />
      <ul className="cart-lines">
        {lines.map((line) => (
          <CartLine key={line.sku} line={line} />
        ))}
      </ul>
      <div className="cart-end">
        <p className="soft">Delivery in Singapore is included.</p>
        <p className="cart-total">
          Total <span className="number">{money(total)}</span>
        </p>
        <button type="button" className="button" disabled={paying} onClick={() => void pay()}>
          Pay {money(total)}
        </button>
        <p className="problem" role="alert">
          {problem}
        </p>
      </div>
    </div>
  )
}
