import type { ReactNode } from 'react'

export function Teapot(): ReactNode {
  return (
    <g>
      <path
        d="M72 116c-6-88 104-88 98 0"
        fill="none"
        stroke="#a9793f"
        strokeWidth="9"
        strokeLinecap="round"
      />
      <path
        d="M84 74l8 6M100 58l6 8M121 52v9M142 58l-6 8M158 74l-8 6"
        stroke="#7c5526"
        strokeWidth="4"
        strokeLinecap="round"
      />
      <path d="M74 168c-26-4-32-28-46-44 10-4 18-2 24 4 8 10 14 14 26 14z" fill="#d8d2c1" />
      <path
        d="M56 152c0-30 28-46 65-46s65 16 65 46c0 34-24 56-46 56h-38c-22 0-46-22-46-56z"
        fill="#ebe6d8"
      />
      <path d="M150 112c22 6 36 20 36 40 0 34-24 56-46 56h-12c26-16 36-54 22-96z" fill="#d2cbb8" />
      <path
        d="M58 142c18-8 32 4 48-2s30-4 44 2 24 0 35-1c.7 3.6 1 7 1 11 0 5-.5 9-1.4 13-18 7-30-4-46 2s-32 4-46-2-24 2-35-1c-1.2-4-1.6-8-1.6-12 0-3.6.6-7 2-10z"
        fill="#bcc4b4"
        opacity=".55"
      />
      <ellipse cx="121" cy="109" rx="40" ry="9" fill="#c2baa5" />
      <path d="M84 107c6-12 22-18 37-18s31 6 37 18c-14 7-60 7-74 0z" fill="#f3efe4" />
      <circle cx="121" cy="86" r="8" fill="#a9793f" />
      <path
        d="M72 142c-3 12 0 28 8 40"
        fill="none"
        stroke="#fff"
        strokeWidth="5"
        strokeLinecap="round"
      />
    </g>
  )
}
