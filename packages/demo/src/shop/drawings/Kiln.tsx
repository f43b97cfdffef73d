import type { ReactNode } from 'react'

export function Kiln(): ReactNode {
  return (
    <svg className="scene kiln" viewBox="0 0 200 140" aria-hidden="true">
      <path className="brick" d="M40 134V66a60 60 0 0 1 120 0v68z" />
      <path
        className="mortar"
        d="M40 84h24M136 84h24M40 102h24M136 102h24M40 118h24M136 118h24M52 84v18M148 84v18M46 102v16M154 102v16M56 118v16M144 118v16M62 36l10 12M138 36l-10 12M86 22l4 14M114 22l-4 14"
      />
      <path className="door" d="M64 134V74a36 36 0 0 1 72 0v60z" />
      <circle className="glow" cx="100" cy="76" r="21" />
      <circle className="fire" cx="100" cy="76" r="14" />
      <path className="wood-dark" d="M30 132h140v6H30z" />
      <path className="handle" d="M88 114h24" />
    </svg>
  )
}
