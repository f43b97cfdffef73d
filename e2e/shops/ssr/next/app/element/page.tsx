import { startPayment } from '../antom'
import { PayElement } from './PayElement'

export const dynamic = 'force-dynamic'

export default async function ElementPage() {
  const { environment, session } = await startPayment()
  return (
    <main>
      <h1>Checkout</h1>
      <PayElement environment={environment} sessionData={session.paymentSessionData!} />
    </main>
  )
}
