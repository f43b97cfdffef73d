import type { ReactNode } from 'react'

export function Footer(): ReactNode {
  return (
    <footer className="footer">
      <p>
        Loam is a demo of Antom Checkout. Nothing is sold and no money moves. Also here:{' '}
        <a href="/cms/">pages with one script tag</a> and no other JavaScript, and{' '}
        <a href="/admin">the owner’s page</a>.
      </p>
    </footer>
  )
}
