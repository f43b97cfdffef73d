import type { ReactNode } from 'react'

export function EmptyShelf(): ReactNode {
  return (
    <svg className="scene" viewBox="0 0 200 140" aria-hidden="true">
      <path className="wood" d="M16 96h168v10H16z" />
      <path className="wood-dark" d="M16 106h168v3H16zM36 109h8l-4 20h-4zM156 109h8v20h-4z" />
      <ellipse className="ring" cx="62" cy="92" rx="26" ry="4" />
      <ellipse className="ring" cx="134" cy="92" rx="20" ry="3.5" />
      <path className="thread" d="M100 106v10" />
      <path className="tag" d="M92 116h16v18l-8 4-8-4z" />
      <circle className="hole" cx="100" cy="121" r="1.8" />
    </svg>
  )
}
