import type { ReactNode } from 'react'

export function BudVase(): ReactNode {
  return (
    <g>
      <path
        d="M120 92c-2-28 4-46 20-66"
        fill="none"
        stroke="#4d6a3f"
        strokeWidth="4"
        strokeLinecap="round"
      />
      <path d="M122 62c-18-2-28-12-30-26 16 0 28 8 30 26z" fill="#6d8c57" />
      <path d="M126 48c14 2 26-4 32-16-16-4-28 2-32 16z" fill="#587a48" />
      <circle cx="142" cy="22" r="9" fill="#f3d06b" />
      <path
        d="M104 84c2 26-32 36-32 76 0 32 20 48 48 48s48-16 48-48c0-40-34-50-32-76z"
        fill="#d9622f"
      />
      <path
        d="M124 84h12c-2 26 32 36 32 76 0 32-20 48-48 48 20-8 28-26 26-48-2-30-22-44-22-76z"
        fill="#b54a20"
      />
      <path
        d="M72 160c0-14 4-24 9-33 10 7 18-4 28 2s18 8 28-1 16 0 21-2c6 9 10 20 10 34 0 3 0 6-.6 9-12 8-20-6-32 0s-20 8-32 1-20 4-31-3c-.3-2-.4-4-.4-7z"
        fill="#8f3717"
        opacity=".35"
      />
      <ellipse cx="120" cy="84" rx="17" ry="5.5" fill="#5a2713" />
      <path
        d="M86 150c-3 14-1 28 6 38"
        fill="none"
        stroke="#f3a273"
        strokeWidth="5"
        strokeLinecap="round"
      />
    </g>
  )
}
