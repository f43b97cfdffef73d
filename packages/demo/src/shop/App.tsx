import { lazy, Suspense, type ReactNode } from 'react'
import { Route, Router, Switch, type AroundNavHandler } from 'wouter'
import { CartPage } from './pages/CartPage.tsx'
import { CheckoutPage } from './pages/CheckoutPage.tsx'
import { NotFoundPage } from './pages/NotFoundPage.tsx'
import { OrderPage } from './pages/OrderPage.tsx'
import { ProductsPage } from './pages/ProductsPage.tsx'
import { Footer } from './parts/Footer.tsx'
import { Header } from './parts/Header.tsx'

// Buyers need none of its code.
const OwnerPage = lazy(async () => ({
  default: (await import('./owner/OwnerPage.tsx')).OwnerPage,
}))

const fromTheTop: AroundNavHandler = (navigate, to, options) => {
  navigate(to, options)
  window.scrollTo(0, 0)
}

export function App(): ReactNode {
  return (
    <Router aroundNav={fromTheTop}>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Header />
      <main id="main">
        <Switch>
          <Route path="/" component={ProductsPage} />
          <Route path="/cart" component={CartPage} />
          {/* The key makes another order another page, with nothing left of the one before. */}
          <Route path="/checkout/:id">{({ id }) => <CheckoutPage key={id} id={id} />}</Route>
          <Route path="/orders/:id">{({ id }) => <OrderPage key={id} id={id} />}</Route>
          <Route path="/admin">
            <Suspense>
              <OwnerPage />
            </Suspense>
          </Route>
          <Route component={NotFoundPage} />
        </Switch>
      </main>
      <Footer />
    </Router>
  )
}
