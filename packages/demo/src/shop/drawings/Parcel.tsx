import type { ReactNode } from 'react'

export function Parcel(): ReactNode {
  return (
    <svg className="scene" viewBox="0 0 200 140" aria-hidden="true">
      <path className="wood-dark" d="M24 130h152v5H24z" />
      <path className="paper" d="M44 52h112v78H44z" />
      <path className="paper-dark" d="M44 52l14-20h84l14 20z" />
      <path className="string" d="M100 32v98M44 88h112" />
      <path
        className="string"
        d="M100 30c-10-18-30-14-24-2 3 6 14 6 24 4 10 2 21 2 24-4 6-12-14-16-24 2"
      />
      <circle className="seal" cx="140" cy="108" r="19" />
      <path className="check" d="M131 108l6.5 7 12-14" />
    </svg>
  )
}
