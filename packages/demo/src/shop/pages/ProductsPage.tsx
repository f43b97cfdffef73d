import { useState, type ReactNode } from 'react'
import { catalogue, type Product } from '../../common/catalogue.ts'
import { money } from '../../common/money.ts'
import { addToCart, useCart } from '../cart.ts'
import { Heading } from '../parts/Heading.tsx'
import { Piece } from '../parts/Piece.tsx'

export function ProductsPage(): ReactNode {
  const { quantities } = useCart()
  const [added, setAdded] = useState('')
  const add = ({ sku, name }: Product) => {
    addToCart(sku)
    setAdded(name)
  }
  return (
    <div className="products">
      <div className="intro">
        <Heading title="Six pieces, one kiln" />
        <p>
          Two of us throw, glaze and fire in Joo Chiat. The kiln opens on Friday; what comes out of
          it ships on Monday, delivery in Singapore included.
        </p>
      </div>
      <ul className="cabinet" aria-label="All pieces">
        {catalogue.map((product) => (
          <li key={product.sku} className="niche" data-sku={product.sku}>
            <Piece sku={product.sku} />
            {quantities[product.sku] && (
              <p className="in-cart">{quantities[product.sku]} in cart</p>
            )}
            <div className="label">
              <h2>{product.name}</h2>
              <p className="price number">{money(product.price)}</p>
              <p className="soft">
                {product.about}
                <br />
                {product.size}
              </p>
              <button
                type="button"
                className="button quiet"
                aria-label={`Add to cart: ${product.name}`}
                onClick={() => add(product)}
              >
                Add to cart
              </button>
            </div>
          </li>
        ))}
      </ul>
      <p className="unseen" role="status">
        {added && `${added} is in your cart.`}
      </p>
    </div>
  )
}
