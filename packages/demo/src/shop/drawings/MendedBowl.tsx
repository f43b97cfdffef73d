import type { ReactNode } from 'react'

/** A bowl that broke and was mended with gold: what failed can be tried again. */
export function MendedBowl(): ReactNode {
  return (
    <svg className="scene" viewBox="0 0 200 140" aria-hidden="true">
      <path className="wood-dark" d="M24 130h152v5H24z" />
      <path className="clay-dark" d="M80 116h40l4 14H76z" />
      <path className="slip" d="M36 50c2 40 24 66 48 70h32c24-4 46-30 48-70z" />
      <path className="slip-dark" d="M136 50h28c-2 40-24 66-48 70h-10c18-16 30-40 30-70z" />
      <ellipse className="slip-light" cx="100" cy="50" rx="64" ry="11" />
      <ellipse className="slip-dark" cx="100" cy="52.5" rx="56" ry="7.5" />
      <path className="gold" d="M84 60l-8 16 14 12-6 14 10 17M90 88l22-4 10 12 26-6M112 84l6-22" />
    </svg>
  )
}
