import type { ReactNode } from 'react'

/** A bowl being thrown. It stands still for people who asked for less motion. */
export function Wheel(): ReactNode {
  return (
    <svg className="scene wheel" viewBox="0 0 200 140" aria-hidden="true">
      <path className="wood-dark" d="M92 112h16v22H92z" />
      <ellipse className="wood-dark" cx="100" cy="113" rx="66" ry="10" />
      <ellipse className="wood" cx="100" cy="109" rx="66" ry="10" />
      <path className="clay" d="M58 50c2 34 18 52 30 57h24c12-5 28-23 30-57z" />
      <path className="clay-dark" d="M118 50h24c-2 34-18 52-30 57h-8c12-14 15-34 14-57z" />
      <ellipse className="clay-light" cx="100" cy="50" rx="42" ry="8" />
      <ellipse className="clay-dark" cx="100" cy="51.5" rx="35" ry="5" />
      <path className="turn" d="M62 66c22 9 54 9 76 0" />
      <path className="turn" d="M69 81c18 7 44 7 62 0" />
      <path className="turn" d="M79 95c12 4 30 4 42 0" />
    </svg>
  )
}
