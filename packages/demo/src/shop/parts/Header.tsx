import type { ReactNode } from 'react'
import { Link, useRoute } from 'wouter'
import { linesOf, useCart } from '../cart.ts'

export function Header(): ReactNode {
  const [isOwners] = useRoute('/admin')
  return (
    <header className="header">
      <Link className="wordmark" href="/" aria-label="Loam, all pieces">
        loam
      </Link>
      <p className="header-note">{isOwners ? 'For its owner' : 'Stoneware from one kiln'}</p>
      <nav aria-label="Shop">
        {isOwners ? (
          <Link className="text-button" href="/">
            To the shop
          </Link>
        ) : (
          <CartLink />
        )}
      </nav>
    </header>
  )
}

function CartLink(): ReactNode {
  const count = linesOf(useCart()).reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <Link className="cart-link" href="/cart">
      Cart <span className="count">{count}</span>{' '}
      <span className="unseen">{count === 1 ? 'piece' : 'pieces'}</span>
    </Link>
  )
}
