import type { ReactNode } from 'react'
import { checkoutPath } from '../adapter.ts'
import { Link } from './Link.tsx'

/** The way back to a payment that the buyer left too early. It is the same session, not a second payment. */
export const ResumeLink = ({ orderId }: { orderId: string }): ReactNode => (
  <p className="soft resume">
    Left your wallet or bank too early?{' '}
    <Link href={checkoutPath(orderId)}>Back to the payment</Link>
  </p>
)
