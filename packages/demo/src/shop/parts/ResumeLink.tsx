import type { ReactNode } from 'react'

/** The way back to a payment that the buyer left too early, on Antom's own page. It is the same payment, not a second one. */
export function ResumeLink({ href }: { href: string | undefined }): ReactNode {
  if (!href) return null
  return (
    <p className="soft resume">
      Left your wallet or bank too early? <a href={href}>Continue on Antom’s page</a>
    </p>
  )
}
