import type { ReactNode } from 'react'

export function Shards(): ReactNode {
  return (
    <svg className="scene" viewBox="0 0 200 140" aria-hidden="true">
      <path className="wood-dark" d="M24 130h152v5H24z" />
      <path className="slip" d="M40 130c-4-22 0-46 14-62l16 12-4 20 20 8 6 22z" />
      <path className="slip-dark" d="M66 100l20 8 6 22H76z" />
      <path className="slip" d="M104 130l4-26 22 4 10-26c16 10 22 30 18 48z" />
      <path className="slip-dark" d="M140 82c16 10 22 30 18 48h-16c6-14 4-32-2-48z" />
      <path className="slip-light" d="M90 62l16-14 14 10-10 16z" />
      <path className="brush" d="M47 84c6 5 10 6 16 7M136 116c8 0 14-2 20-6" />
    </svg>
  )
}
