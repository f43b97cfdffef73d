import type { ReactNode } from 'react'

export function MorningMug(): ReactNode {
  return (
    <g>
      <path
        d="M154 112c44-10 50 62 2 62"
        fill="none"
        stroke="#7fa08c"
        strokeWidth="14"
        strokeLinecap="round"
      />
      <path
        d="M154 108c40-10 46 54 4 58"
        fill="none"
        stroke="#a9c4b1"
        strokeWidth="4"
        strokeLinecap="round"
      />
      <path d="M66 92l5 104c.5 8 6 12 14 12h54c8 0 13.5-4 14-12l5-104z" fill="#c39a72" />
      <path d="M66 92l4.4 90c9 5 16-2 25 1s14 9 24 5 17-6 25-2 6 1 9.2-3L158 92z" fill="#93b3a0" />
      <path d="M134 92h24l-4.4 91c-4 4-7 2-11 1z" fill="#7fa08c" />
      <ellipse cx="112" cy="92" rx="46" ry="11" fill="#a9c4b1" />
      <ellipse cx="112" cy="94" rx="39" ry="7.5" fill="#587566" />
      <path d="M82 112l3 56" stroke="#dbe8dd" strokeWidth="5" strokeLinecap="round" fill="none" />
    </g>
  )
}
