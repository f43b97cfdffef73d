import type { ReactNode } from 'react'

/** A piece in its niche: its colour comes from the style sheet. */
export const Piece = ({ sku }: { sku: string }): ReactNode => (
  <span className="piece" data-sku={sku}>
    <img src={`/drawings/${sku}.svg`} alt="" width="240" height="240" />
  </span>
)
