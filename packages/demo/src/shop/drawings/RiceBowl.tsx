import type { ReactNode } from 'react'

export function RiceBowl(): ReactNode {
  return (
    <g>
      <path d="M92 190h56l6 18H86z" fill="#b58c66" />
      <path d="M40 110c2 52 32 86 62 88h36c30-2 60-36 62-88z" fill="#f4f1e8" />
      <path d="M160 110h40c-2 52-32 86-62 88h-14c22-20 34-50 36-88z" fill="#dfdacb" />
      <ellipse cx="120" cy="110" rx="80" ry="15" fill="#fbf9f3" />
      <ellipse cx="120" cy="113" rx="71" ry="10.5" fill="#cfc9b8" />
      <path
        d="M44 132c44 17 108 17 152 0"
        fill="none"
        stroke="#2747b5"
        strokeWidth="9"
        strokeLinecap="round"
      />
      <path
        d="M50 148c40 15 100 15 140 0"
        fill="none"
        stroke="#2747b5"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path
        d="M96 178c8-12 14-12 20 0M124 178c8-12 14-12 20 0"
        fill="none"
        stroke="#2747b5"
        strokeWidth="4"
        strokeLinecap="round"
      />
    </g>
  )
}
