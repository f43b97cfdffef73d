import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { linesOf, useCart } from '../cart.ts'

export function Header(): ReactNode {
  const count = linesOf(useCart()).reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <header className="header">
      <Link className="wordmark" href="/" aria-label="Loam, all pieces">
        loam
      </Link>
      <p className="header-note">Stoneware from one kiln</p>
      <nav aria-label="Shop">
        <Link className="cart-link" href="/cart">
          Cart <span className="count">{count}</span>{' '}
          <span className="unseen">{count === 1 ? 'piece' : 'pieces'}</span>
        </Link>
      </nav>
    </header>
  )
}
