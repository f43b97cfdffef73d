import type { ReactNode } from 'react'
import { usePath } from './location.ts'
import { CartPage } from './pages/CartPage.tsx'
import { CheckoutPage } from './pages/CheckoutPage.tsx'
import { NotFoundPage } from './pages/NotFoundPage.tsx'
import { OrderPage } from './pages/OrderPage.tsx'
import { ProductsPage } from './pages/ProductsPage.tsx'
import { Footer } from './parts/Footer.tsx'
import { Header } from './parts/Header.tsx'

export function App(): ReactNode {
  const path = usePath()
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Header />
      <main id="main">{pageOf(path)}</main>
      <Footer />
    </>
  )
}

// Each page has its path as key: another order is another page, with nothing left of the one before.
function pageOf(path: string): ReactNode {
  const [, section, id, more] = path.split('/')
  if (path === '/') return <ProductsPage key={path} />
  if (path === '/cart') return <CartPage key={path} />
  if (section === 'checkout' && id && !more) return <CheckoutPage key={path} id={id} />
  if (section === 'orders' && id && !more) return <OrderPage key={path} id={id} />
  return <NotFoundPage key={path} />
}
