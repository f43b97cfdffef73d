import type { ReactNode } from 'react'

export function PouringJug(): ReactNode {
  return (
    <g>
      <path
        d="M148 70c52-10 58 74 18 92"
        fill="none"
        stroke="#3a2016"
        strokeWidth="13"
        strokeLinecap="round"
      />
      <path
        d="M92 56c0 40-34 62-34 104 0 32 20 48 46 48h30c26 0 46-16 46-48 0-42-32-64-32-104z"
        fill="#43261a"
      />
      <path
        d="M134 56h14c0 40 32 62 32 104 0 32-20 48-46 48 20-10 26-28 24-52-3-34-24-60-24-100z"
        fill="#2c1710"
      />
      <path
        d="M62 46c10 8 22 6 30 10l56 0c2 12 4 20 7 28-12 8-20-4-30 3s-22 2-38-6c4-8 5-14 5-22-10-2-22-4-30-13z"
        fill="#c67a2b"
      />
      <path d="M60 46c14-8 70-10 88 8-14 10-44 8-56 4-12 0-24-2-32-12z" fill="#e0a050" />
      <path d="M78 50c18-5 48-5 60 3-12 5-32 4-42 1-8 0-13-1-18-4z" fill="#5a2f16" />
      <path
        d="M76 132c-8 14-9 30-3 44"
        fill="none"
        stroke="#8a5a3c"
        strokeWidth="6"
        strokeLinecap="round"
      />
    </g>
  )
}
