import { startPayment } from '../antom'
import { Pay } from './Pay'

export const dynamic = 'force-dynamic'

export default async function CheckoutPage() {
  return (
    <main>
      <h1>Checkout</h1>
      <Pay {...await startPayment()} />
      <footer>Two bowls, paid with Antom</footer>
    </main>
  )
}
