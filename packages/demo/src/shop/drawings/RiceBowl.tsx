import type { ReactNode } from 'react'

export function RiceBowl(): ReactNode {
  return (
    <g>
      <path d="M92 190h56l6 18H86z" fill="#b58c66" />
      <path d="M40 110c2 52 32 86 62 88h36c30-2 60-36 62-88z" fill="#f4f1e8" />
      <path d="M160 110h40c-2 52-32 86-62 88h-14c22-20 34-50 36-88z" fill="#dfdacb" />
      <ellipse cx="120" cy="110" rx="80" ry="15" fill="#fbf9f3" />
      <ellipse cx="120" cy="113" rx="71" ry="10.5" fill="#cfc9b8" />
      <path d="M44.5 133.5c43 16.5 108 16.5 151 0" fill="none" stroke="#2747b5" strokeWidth="9" />
      <path d="M49.5 150.5c39 14.5 102 14.5 141 0" fill="none" stroke="#2747b5" strokeWidth="3" />
      <path
        d="M96 184c22 0 38-4 54-14"
        fill="none"
        stroke="#2747b5"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path
        d="M108 183c-2-9 3-14 11-16 2 8-2 14-11 16zM126 180c-1-8 4-13 12-14 1 8-4 13-12 14z"
        fill="#2747b5"
      />
    </g>
  )
}
