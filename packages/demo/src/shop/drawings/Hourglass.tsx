import type { ReactNode } from 'react'

export function Hourglass(): ReactNode {
  return (
    <svg className="scene" viewBox="0 0 200 140" aria-hidden="true">
      <path className="wood" d="M62 10h76v10H62zM62 122h76v10H62z" />
      <path className="wood-dark" d="M68 20h5v102h-5zM127 20h5v102h-5z" />
      <path
        className="glass"
        d="M78 20h44c2 28-16 36-18 51 2 15 20 23 18 51H78c-2-28 16-36 18-51-2-15-20-23-18-51z"
      />
      <path className="sand" d="M80 122c2-12 12-20 20-24 8 4 18 12 20 24z" />
      <path className="shine" d="M86 28c0 12 4 18 8 24" />
    </svg>
  )
}
