import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { checkoutPath } from '../adapter.ts'

/** The way back to a payment that the buyer left too early. It is the same session, not a second payment. */
export const ResumeLink = ({ orderId }: { orderId: string }): ReactNode => (
  <p className="soft resume">
    Left your wallet or bank too early?{' '}
    <Link href={checkoutPath(orderId)}>Back to the payment</Link>
  </p>
)
