'use client'

import { AntomCheckout } from '@antom-checkout/react'
import type { startPayment } from '../antom'
import { verifyPayment } from './verifyPayment'

export function Pay({
  paymentRequestId,
  session,
  environment,
}: Awaited<ReturnType<typeof startPayment>>) {
  return (
    <AntomCheckout
      analytics={false}
      environment={environment}
      sessionData={session}
      verifyPayment={() => verifyPayment(paymentRequestId)}
    />
  )
}
