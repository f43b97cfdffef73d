import type { ReactNode } from 'react'
import { BudVase } from './BudVase.tsx'
import { MorningMug } from './MorningMug.tsx'
import { PouringJug } from './PouringJug.tsx'
import { RiceBowl } from './RiceBowl.tsx'
import { SupperPlate } from './SupperPlate.tsx'
import { Teapot } from './Teapot.tsx'

const pieces: Record<string, ReactNode> = {
  'morning-mug': <MorningMug />,
  'rice-bowl': <RiceBowl />,
  'supper-plate': <SupperPlate />,
  'pouring-jug': <PouringJug />,
  'bud-vase': <BudVase />,
  teapot: <Teapot />,
}

/** A piece in its niche: its colour comes from the style sheet. All stand on the line y = 208. */
export function Piece({ sku }: { sku: string }): ReactNode {
  return (
    <span className="piece" data-sku={sku}>
      <svg viewBox="0 0 240 240" aria-hidden="true">
        <ellipse className="piece-shadow" cx="120" cy="208" rx="78" ry="9" />
        {pieces[sku]}
      </svg>
    </span>
  )
}
